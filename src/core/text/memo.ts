import { hashOn, spread } from './textHash';

/** How many places are looked at before an answer is given up for a new one. */
const PROBES = 8;

/**
 * A function of a word that remembers its answers; few words make up most of any text, and most calls cost no allocation.
 *
 * It takes the word as a range of a text. At most `size` answers are kept, a power of two; a new word takes the place of
 * another when there is no room near its own. Nothing kept holds on to the text, so long as `compute` makes a new string or
 * gives back what it was given. `compute` must be pure.
 */
export function remembered(compute: (word: string) => string, size: number): WordFunction {
  // Made at the first call: most functions are never called in most threads.
  let words: (string | undefined)[] = [];
  let answers: string[] = [];
  return (text, start, end) => {
    if (words.length === 0) {
      words = new Array<string | undefined>(size);
      answers = new Array<string>(size);
    }
    const hash = spread(hashOn(0, text, start, end));
    for (let probe = 0; probe < PROBES; probe++) {
      const slot = (hash + probe) & (size - 1);
      const word = words[slot];
      if (word === undefined) return fill(slot, text.slice(start, end));
      if (word.length === end - start && stands(word, text, start)) return answers[slot] ?? '';
    }
    return fill(hash & (size - 1), text.slice(start, end));
  };

  function fill(slot: number, slice: string): string {
    const word = detached(slice);
    const answer = compute(word);
    words[slot] = word;
    answers[slot] = answer;
    return answer;
  }
}

/** A function of the word at a range of a text, in UTF-16 code units. */
export type WordFunction = (text: string, start: number, end: number) => string;

/** From so many code units on a slice is a window on its text, in V8 at least. */
const SHORTEST_WINDOW = 13;

/** The same word, which keeps no text in memory that it was cut out of. */
export function detached(slice: string): string {
  return slice.length < SHORTEST_WINDOW ? slice : ` ${slice}`.slice(1);
}

function stands(word: string, text: string, start: number): boolean {
  let at = 0;
  while (at < word.length && word.charCodeAt(at) === text.charCodeAt(start + at)) at++;
  return at === word.length;
}
