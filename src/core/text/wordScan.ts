/** What a character is to a word; small numbers, kept in a byte for each code unit. */
const kinds = { other: 0, letter: 1, number: 2, mark: 3, pair: 254, unknown: 255 } as const;

/** The kind of every UTF-16 code unit, found out when it is first met. 64 KB. */
const kindOfUnit = new Uint8Array(0x10000).fill(kinds.unknown);

/**
 * Visits the words of a text in order: letters, marks and numbers, with apostrophes and hyphens left outside; "dell'Ucraina"
 * gives two, "Jong-un" two. Offsets in UTF-16 code units. O(text), about 5 ns a character: it runs over every article.
 */
export function eachWord(text: string, visit: (start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind !== kinds.letter && kind !== kinds.number) {
      at++;
      continue;
    }
    const start = at;
    at += widthAt(text, at);
    while (at < text.length && kindAt(text, at) !== kinds.other) at += widthAt(text, at);
    visit(start, at);
  }
}

/** Counts words as a newsroom does: stretches between white space that hold a letter or a digit. O(text). */
export function countWords(text: string): number {
  let count = 0;
  let isCounted = false;
  for (let at = 0; at < text.length; at++) {
    const kind = kindAt(text, at);
    if (kind === kinds.letter || kind === kinds.number) {
      if (!isCounted) count++;
      isCounted = true;
      at += widthAt(text, at) - 1;
    } else if (isCounted && isSpace(text.charCodeAt(at))) isCounted = false;
  }
  return count;
}

/** Whether a code unit is what `\s` matches. */
function isSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return unit >= 0xa0 && /\s/.test(String.fromCharCode(unit));
}

/** Whether a letter stands at an offset. */
export function isLetterAt(text: string, at: number): boolean {
  return at < text.length && kindAt(text, at) === kinds.letter;
}

function kindAt(text: string, at: number): number {
  const kind = kindOfUnit[text.charCodeAt(at)] ?? kinds.other;
  return kind <= kinds.mark ? kind : rareKindAt(text, at);
}

function rareKindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if ((unit & 0xfc00) === 0xd800) {
    kindOfUnit[unit] = kinds.pair;
    return kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  }
  return (kindOfUnit[unit] = kindOf(String.fromCharCode(unit)));
}

function kindOf(character: string): number {
  if (/^\p{L}/u.test(character)) return kinds.letter;
  if (/^\p{N}/u.test(character)) return kinds.number;
  return /^\p{M}/u.test(character) ? kinds.mark : kinds.other;
}

/** How many code units the character at an offset takes, which is no lone surrogate. */
function widthAt(text: string, at: number): number {
  return kindOfUnit[text.charCodeAt(at)] === kinds.pair ? 2 : 1;
}
