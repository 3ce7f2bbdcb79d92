/** Letters that systems of transliteration differ in: Zelensky, Zelenskyj; Chamenei, Khamenei; Lawrow, Lavrov; Sinwar, Sinouar. */
const softLetters = new Set('yijehckgqvwfszux');

/** Endings that are one sound written in several ways. Others tell names apart: Ferrari, Ferraro; Petrov, Petrova. */
const softEndings: readonly string[] = ['yij', 'vwf'];

/** Shorter surnames differ too easily. */
const LEAST_LETTERS = 6;
const MOST_EDITS = 2;

/**
 * Whether two folded surnames can be one in two transliterations: at least six letters, the same first one, endings of the same
 * sound, and at most two letters that differ, of those that transliterations differ in. O(letters²).
 */
export function isTransliteration(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < LEAST_LETTERS || Math.abs(a.length - b.length) > MOST_EDITS) return false;
  if (a[0] !== b[0] || !endAlike(a, b)) return false;
  return distance(a, b) <= MOST_EDITS;
}

function endAlike(a: string, b: string): boolean {
  const [x = '', y = ''] = [a.at(-1), b.at(-1)];
  return x === y || softEndings.some((letters) => letters.includes(x) && letters.includes(y));
}

/** Levenshtein's distance, in which a letter that transliterations do not differ in costs too much. */
function distance(a: string, b: string): number {
  const cost = (letter = ''): number => (softLetters.has(letter) ? 1 : MOST_EDITS + 1);
  let before = [0];
  for (const letter of b) before.push((before.at(-1) ?? 0) + cost(letter));
  for (const letter of a) {
    const row = [(before[0] ?? 0) + cost(letter)];
    for (let at = 1; at <= b.length; at++) {
      const other = b[at - 1] ?? '';
      const replaced = (before[at - 1] ?? 0) + (letter === other ? 0 : Math.max(cost(letter), cost(other)));
      row.push(Math.min(replaced, (before[at] ?? 0) + cost(letter), (row[at - 1] ?? 0) + cost(other)));
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}
