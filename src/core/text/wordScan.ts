import { hashOn } from './textHash';

/** What a character is to a word; kept in a byte for each code unit, of which counting takes single bits. */
const kinds = { other: 0, letter: 1, number: 2, mark: 4, space: 8, half: 254, unknown: 255 } as const;
/** Only these begin a word. */
const BEGINS = kinds.letter | kinds.number;

/** The kind of every UTF-16 code unit, found out when it is first met. 64 KB. */
const kindOfUnit = new Uint8Array(0x10000).fill(kinds.unknown);

/** So many UTF-16 code units of a text are looked at at once. */
const WINDOW = 1 << 13;

/** The window nobody uses just now: an array is read several times as fast as a string is that was joined or cut out of others. */
let freeWindow: Uint16Array | undefined;

/**
 * Told of a word: where it starts and ends, its hash (see {@link hashOfWord}), and the code unit that follows it, or 0 at the end of the
 * text.
 */
export type WordVisitor = (start: number, end: number, hash: number, after: number) => void;

/** The hash of a word as scanning finds it: 32 bits that want to be spread, see `spread`. */
export function hashOfWord(word: string): number {
  return hashOn(0, word);
}

/**
 * Visits the words of a text in order: letters, marks and numbers, with apostrophes and hyphens left outside; "dell'Ucraina"
 * gives two, "Jong-un" two. Offsets in UTF-16 code units. O(text), about 4 ns a character: it runs over every article.
 */
export function eachWord(text: string, visit: WordVisitor): void {
  /** Where the word starts that goes on, -1 between words, and its hash so far. */
  let open = -1;
  let openHash = 0;
  eachWindow(text, (units, length, base) => {
    // Variables that outlive a call lie in memory; these stay in the processor.
    let start = open;
    let hash = openHash;
    for (let at = 0; at < length; at++) {
      const unit = units[at] ?? 0;
      let kind: number = kindOfUnit[unit] ?? kinds.other;
      if (kind > kinds.space) kind = rareKindAt(text, base + at);
      if (start < 0) {
        if ((kind & BEGINS) === 0) continue;
        start = base + at;
        hash = unit;
      } else if (kind === kinds.other || kind === kinds.space) {
        visit(start, base + at, hash, unit);
        start = -1;
      } else hash = (Math.imul(hash, 31) + unit) | 0;
    }
    open = start;
    openHash = hash;
  });
  if (open >= 0) visit(open, text.length, openHash, 0);
}

/**
 * Counts words as a newsroom does: stretches between white space that hold a letter or a digit. O(text), about 3 ns a character: no step
 * depends on what comes next, which a processor would have to guess.
 */
export function countWords(text: string): number {
  let count = 0;
  /** 1 when the word that goes on is counted already. */
  let isCounted = 0;
  eachWindow(text, (units, length, base) => {
    let counted = isCounted;
    let found = 0;
    for (let at = 0; at < length; at++) {
      let kind: number = kindOfUnit[units[at] ?? 0] ?? kinds.other;
      if (kind > kinds.space) kind = rareKindAt(text, base + at);
      const begins = (kind | (kind >> 1)) & 1;
      found += begins & ~counted;
      counted = (counted | begins) & ~(kind >> 3);
    }
    isCounted = counted;
    count += found;
  });
  return count;
}

/** Counts letters and digits, those outside the basic plane twice. O(text). */
export function countLetters(text: string): number {
  let count = 0;
  eachWindow(text, (units, length, base) => {
    let found = 0;
    for (let at = 0; at < length; at++) {
      let kind: number = kindOfUnit[units[at] ?? 0] ?? kinds.other;
      if (kind > kinds.space) kind = rareKindAt(text, base + at);
      found += (kind | (kind >> 1)) & 1;
    }
    count += found;
  });
  return count;
}

/** Whether a letter stands at an offset. */
export function isLetterAt(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const kind = kindOfUnit[text.charCodeAt(at)] ?? kinds.other;
  return (kind > kinds.space ? rareKindAt(text, at) : kind) === kinds.letter;
}

/** @param visit is given units of a text in an array, how many they are, and where the first of them stands. */
function eachWindow(text: string, visit: (units: Uint16Array, length: number, base: number) => void): void {
  // Whoever scans while another scan goes on, or after one that a visitor broke off, gets a window of its own.
  const units = freeWindow ?? new Uint16Array(WINDOW);
  freeWindow = undefined;
  for (let base = 0; base < text.length; base += WINDOW) {
    const length = Math.min(WINDOW, text.length - base);
    for (let at = 0; at < length; at++) units[at] = text.charCodeAt(base + at);
    visit(units, length, base);
  }
  freeWindow = units;
}

/** The kind of a unit that was not met before, or of half a character, which both halves have. */
function rareKindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if ((unit & 0xf800) !== 0xd800) return (kindOfUnit[unit] = kindOf(String.fromCharCode(unit)));
  kindOfUnit[unit] = kinds.half;
  const isSecond = (unit & 0xfc00) === 0xdc00;
  const isPair = isSecond && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return kindOf(String.fromCodePoint(text.codePointAt(isPair ? at - 1 : at) ?? 0));
}

function kindOf(character: string): number {
  if (/^\p{L}/u.test(character)) return kinds.letter;
  if (/^\p{N}/u.test(character)) return kinds.number;
  if (/^\p{M}/u.test(character)) return kinds.mark;
  return /^\s/.test(character) ? kinds.space : kinds.other;
}
