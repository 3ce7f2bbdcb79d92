import { fold } from '../text/fold';
import { remembered } from '../text/memo';
import { elidedArticles } from '../text/words';
import { eachWord, isLetterAt, type WordVisitor } from '../text/wordScan';

/** A word as searches compare it. */
export interface Token {
  /** Folded. */
  readonly word: string;
  /** UTF-16 offsets into the text it was found in; folding may have changed its length. */
  readonly start: number;
  readonly end: number;
}

/** What English writes after an apostrophe; the word before it is the one searched. */
const contractions = new Set(['s', 't', 'd', 'm', 'll', 're', 've']);

/** How much of a text is looked at at once, up to the next white space: what belongs together has none. In UTF-16 code units. */
const partLength = 1 << 14;

const foldedWord = remembered(fold, 1 << 16);

/**
 * Visits the words of a text that are searched, in order: without articles elided before an apostrophe and without what English
 * contracts after one, so that "l'Ucraina" and "Ukraine's" are found by their noun alone. A hyphen parts words.
 *
 * Offsets in UTF-16 code units. O(text); makes no object for a word, since an index asks for every word of every article.
 */
export function eachSearchWord(text: string, visit: WordVisitor): void {
  let previousEnd = -1;
  let afterPrevious = 0;
  eachWord(text, (start, end, hash, after) => {
    const afterApostrophe = isApostrophe(afterPrevious) && start === previousEnd + 1;
    previousEnd = end;
    afterPrevious = after;
    if (afterApostrophe && end - start <= 2 && contractions.has(text.slice(start, end).toLowerCase())) return;
    if (isApostrophe(after) && isLetterAt(text, end + 1)) {
      if (elidedArticles.has(text.slice(start, end).toLowerCase())) return;
    }
    visit(start, end, hash, after);
  });
}

/** Visits the same words folded, as they are compared. */
function eachSearchTerm(text: string, visit: (term: string, start: number, end: number) => void): void {
  eachSearchWord(text, (start, end) => visit(foldedWord(text, start, end), start, end));
}

/**
 * The words of a text that are searched, see {@link eachSearchTerm}, so that whoever has found enough can stop: an article may have
 * millions. O(what is taken of the text).
 */
export function* searchTokens(text: string): Generator<Token, void> {
  const space = /\s/g;
  for (let from = 0; from < text.length;) {
    space.lastIndex = from + partLength;
    const to = space.exec(text)?.index ?? text.length;
    const tokens: Token[] = [];
    eachSearchTerm(text.slice(from, to), (word, start, end) => {
      tokens.push({ word, start: from + start, end: from + end });
    });
    yield* tokens;
    from = to;
  }
}

/** The folded words of a text under which it is found. O(text). */
export function searchTerms(text: string): string[] {
  const terms: string[] = [];
  eachSearchTerm(text, (term) => terms.push(term));
  return terms;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}
