import type { TextRange } from '../text/textRange';

/** What a code unit is to a token. A `single` is a word by itself; a `pair` is the first half of a character outside the BMP. */
const kinds = { unknown: 0, word: 1, space: 2, single: 3, pair: 4, hidden: 5 } as const;

/** The kind of every UTF-16 code unit, found out when it is first met. 64 KB. */
const kindOfUnit = new Uint8Array(0x10000);

/**
 * Visits the tokens of a part of a text in order: words (letters, marks and numbers together; single characters where a
 * script has no spaces), stretches of white space, and every other character by itself.
 *
 * Soft hyphens, joiners and other characters nobody sees belong to the word they stand in, and are left out elsewhere.
 * Offsets in UTF-16 code units. O(text).
 */
export function eachToken(
  text: string,
  { start: from, end: until }: TextRange,
  visit: (start: number, end: number, isSpace: boolean) => void,
): void {
  let at = from;
  while (at < until) {
    const start = at;
    const kind = kindAt(text, at);
    at = Math.min(until, at + (kind === kinds.pair && /^[\uDC00-\uDFFF]/.test(text.charAt(at + 1)) ? 2 : 1));
    if (kind === kinds.word) {
      while (at < until && isInWord(kindAt(text, at))) at++;
      while (kindAt(text, at - 1) === kinds.hidden) at--;
    } else if (kind === kinds.space) {
      while (at < until && kindAt(text, at) === kinds.space) at++;
    }
    if (kind !== kinds.hidden) visit(start, at, kind === kinds.space);
  }
}

/** A token without what differs between two ways of writing the same: case, form of quotes, dashes and accents, hidden characters. */
export function plainToken(token: string): string {
  if (/^[!-~]*$/.test(token)) return token.toLowerCase();
  return token
    .replace(hiddenCharacters, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’‚‛‹›′`´]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-');
}

const hiddenCharacters = /[\p{Cf}\u034F]/gu;

function isInWord(kind: number): boolean {
  return kind === kinds.word || kind === kinds.hidden;
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return kindOfUnit[unit] || (kindOfUnit[unit] = kindOf(String.fromCharCode(unit)));
}

function kindOf(character: string): number {
  if (/[\uD800-\uDBFF]/.test(character)) return kinds.pair;
  if (/\p{Cf}|\u034F/u.test(character)) return kinds.hidden;
  if (/\s/.test(character)) return kinds.space;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(character)) {
    return kinds.single;
  }
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? kinds.word : kinds.single;
}
