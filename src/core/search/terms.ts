import { fold } from '../text/fold';
import { elidedArticles, wordsIn, type Word } from '../text/words';

/** What English writes after an apostrophe; the word before it is the one searched. */
const contractions = new Set(['s', 't', 'd', 'm', 'll', 're', 've']);

/**
 * The words of a text that are searched, in order, lazily: without articles elided before an apostrophe and without what English
 * contracts after one, so that "l'Ucraina" and "Ukraine's" are found by their noun alone. O(text).
 */
export function* searchWords(text: string): Generator<Word, void> {
  let previousEnd = -1;
  for (const word of wordsIn(text)) {
    const afterApostrophe = word.start === previousEnd + 1 && isApostrophe(text, previousEnd);
    previousEnd = word.end;
    if (afterApostrophe && contractions.has(word.text.toLowerCase())) continue;
    const beforeApostrophe = isApostrophe(text, word.end) && /\p{L}/u.test(text.charAt(word.end + 1));
    if (beforeApostrophe && elidedArticles.has(word.text.toLowerCase())) continue;
    yield word;
  }
}

/** The folded words of a text under which it is found. O(text). */
export function searchTerms(text: string): string[] {
  return Array.from(searchWords(text), (word) => fold(word.text));
}

function isApostrophe(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === "'" || character === '’';
}
