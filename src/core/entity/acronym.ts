import { nameKey } from '../text/fold';
import { functionWords, headParticles } from './lexicon';

/** The letters of a short form that can be an acronym, folded: one capitalised word of 2 to 10 letters. */
function lettersOf(short: string): string | undefined {
  if (!/^\p{Lu}[\p{L}\p{N}.&]*$/u.test(short)) return undefined;
  const letters = nameKey(short).replaceAll('&', '');
  return letters.length >= 2 && letters.length <= 10 && /\p{L}/u.test(letters) ? letters : undefined;
}

/** Whether a short form is the initials of a name, of all its words or of all but the small ones: "Onu", "KCNA", "DoJ". */
export function isInitialsOf(short: string, long: string): boolean {
  const letters = lettersOf(short);
  return letters !== undefined && initialsOf(long).includes(letters);
}

/** The folded initials of a name, of all its words and of all but the small ones; none of a single word. */
export function initialsOf(long: string): readonly string[] {
  const words = wordsOf(long);
  if (words.length < 2) return [];
  const large = words.filter((word) => !functionWords.has(word) && !headParticles.has(word));
  return [initials(words), initials(large)];
}

/**
 * Whether a short form in brackets beside a name can be made of its letters, in their order, the first of them its first:
 * "Eni" of "Ente nazionale idrocarburi". After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation
 * definitions in biomedical text", PSB 2003; here the name is known, so only the letters are compared.
 */
export function isAbbreviationOf(short: string, long: string): boolean {
  const letters = lettersOf(short);
  const words = wordsOf(long);
  const mostWords = Math.min((letters?.length ?? 0) + 5, 2 * (letters?.length ?? 0));
  if (letters === undefined || words.length < 2 || words.length > mostWords || words.includes(letters)) return false;
  const text = words.join(' ');
  if (text[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function wordsOf(long: string): string[] {
  return nameKey(long)
    .split(/[ ']/)
    .filter((word) => word !== '');
}

function initials(words: readonly string[]): string {
  return words.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0)).join('');
}
