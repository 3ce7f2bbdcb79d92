import type { TextRange } from './textRange';

/** A letter with the marks that are written behind it. */
const decomposed = /[^\u0300-\u036f][\u0300-\u036f]+/g;

/**
 * Finds something in a text with its accents as one letter each (NFC), as the words to look for have them; offsets, in
 * UTF-16 code units, and words are those of the text as it is. O(text), and nothing for a text without such marks.
 */
export function findComposed<Found extends TextRange & { readonly text: string }>(
  text: string,
  find: (composed: string) => readonly Found[],
): Found[] {
  if (text.search(decomposed) < 0) return [...find(text)];
  /** Where the composed text gets shorter, and by how much it has by then. */
  const shifts: { readonly at: number; readonly by: number }[] = [];
  let by = 0;
  const composed = text.replace(decomposed, (written, at: number) => {
    const one = written.normalize('NFC');
    if (one.length === written.length) return one;
    const end = at - by + one.length;
    by += written.length - one.length;
    shifts.push({ at: end, by });
    return one;
  });
  let next = 0;
  const original = (offset: number): number => {
    while (next > 0 && (shifts[next - 1]?.at ?? 0) > offset) next--;
    while (next < shifts.length && (shifts[next]?.at ?? Infinity) <= offset) next++;
    return offset + (shifts[next - 1]?.by ?? 0);
  };
  return find(composed).map((found) => {
    const [start, end] = [original(found.start), original(found.end)];
    return { ...found, start, end, text: text.slice(start, end) };
  });
}
