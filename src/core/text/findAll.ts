/** Long enough to hold most quotes, short enough that no text makes the search for it take more than a moment. */
const PROBE_LENGTH = 256;
/** How many times the text may be compared with the words before the search falls back to the steady one. */
const MOST_PASSES = 8;

/**
 * The UTF-16 offsets at which words stand in a text, overlapping ones too, ascending, at most `limit`; none for empty words.
 *
 * As fast as `indexOf` on prose, and O(text × 256 + words) at worst: `indexOf` itself takes O(text × words), seconds, for long
 * periodic words in a long periodic text, which a hostile sidecar can hold.
 */
export function findAll(text: string, words: string, limit: number): number[] {
  if (words === '') return [];
  const probe = words.slice(0, PROBE_LENGTH);
  const found: number[] = [];
  let budget = text.length * MOST_PASSES + words.length;
  for (let at = text.indexOf(probe); at >= 0 && found.length < limit; at = text.indexOf(probe, at + 1)) {
    budget -= words.length;
    if (budget < 0) return findAllSteadily(text, words, limit);
    if (text.startsWith(words, at)) found.push(at);
  }
  return found;
}

/** Knuth, Morris and Pratt: never looks at a character of the text twice. */
function findAllSteadily(text: string, words: string, limit: number): number[] {
  const borders = bordersOf(words);
  const found: number[] = [];
  let matched = 0;
  for (let at = 0; at < text.length && found.length < limit; at++) {
    matched = extend(words, borders, { matched, codeUnit: text.charCodeAt(at) });
    if (matched < words.length) continue;
    found.push(at + 1 - matched);
    matched = borders[matched - 1] ?? 0;
  }
  return found;
}

/** For each beginning of the words, how long the longest shorter beginning is that it also ends with. */
function bordersOf(words: string): Uint32Array {
  const borders = new Uint32Array(words.length);
  for (let at = 1; at < words.length; at++) {
    borders[at] = extend(words, borders, { matched: borders[at - 1] ?? 0, codeUnit: words.charCodeAt(at) });
  }
  return borders;
}

/** How much of the words matches once another code unit was read. */
function extend(
  words: string,
  borders: Uint32Array,
  { matched, codeUnit }: { readonly matched: number; readonly codeUnit: number },
): number {
  let length = matched;
  while (length > 0 && words.charCodeAt(length) !== codeUnit) length = borders[length - 1] ?? 0;
  return words.charCodeAt(length) === codeUnit ? length + 1 : length;
}
