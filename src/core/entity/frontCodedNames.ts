/** The most characters that a name takes over from the one before it: what one sign of base 36 says. */
const MOST_SHARED = 35;

/**
 * Writes names as one text, from which {@link readNames} reads them: joined by `|`, each but the first as the number of UTF-16 code
 * units at its start that the one before it has, too, a sign of base 36, and the rest. The more alike neighbours are, the shorter.
 */
export function writeNames(names: readonly string[]): string {
  return names
    .map((name, at) => {
      if (at === 0) return name;
      const before = names[at - 1] ?? '';
      let shared = 0;
      while (shared < Math.min(MOST_SHARED, name.length) && name[shared] === before[shared]) shared++;
      return shared.toString(36) + name.slice(shared);
    })
    .join('|');
}

/** The names that {@link writeNames} wrote. O(text). */
export function readNames(text: string): readonly string[] {
  let name = '';
  return text.split('|').map((part, at) => {
    name = at === 0 ? part : name.slice(0, parseInt(part.charAt(0), 36)) + part.slice(1);
    return name;
  });
}
