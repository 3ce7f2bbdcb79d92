/** The state from which no word is near any more. */
export const DEAD = 0;
const UNKNOWN = -1;
const ASCII = 0x80;

/**
 * Tells how far words are from a given one, as long as it is no further than a bound: Levenshtein distance in code points.
 *
 * A deterministic automaton whose states are rows of the distance table, made when they are first reached (Schulz and Mihov:
 * Fast String Correction with Levenshtein-Automata, 2002). After some thousand words a step is one look into an array, and words that
 * begin alike share their first steps.
 */
export class LevenshteinAutomaton {
  readonly start: number;
  readonly #word: readonly number[];
  readonly #bound: number;
  /** The class of a code point: its number among the different ones of the word, from 1; 0 for all others. */
  readonly #classes = new Map<number, number>();
  readonly #asciiClasses = new Uint16Array(ASCII);
  readonly #rows: (readonly number[])[] = [];
  readonly #states = new Map<string, number>();
  /** For each state and class the next state. */
  readonly #next: number[][] = [];

  constructor(word: string, bound: number) {
    this.#word = Array.from(word, (character) => character.codePointAt(0) ?? 0);
    this.#bound = bound;
    for (const codePoint of this.#word) {
      if (this.#classes.has(codePoint)) continue;
      this.#classes.set(codePoint, this.#classes.size + 1);
      if (codePoint < ASCII) this.#asciiClasses[codePoint] = this.#classes.size;
    }
    this.#stateOf(new Array<number>(this.#word.length + 1).fill(bound + 1));
    this.start = this.#stateOf(Array.from({ length: this.#word.length + 1 }, (_, index) => Math.min(index, bound + 1)));
  }

  /** The state after another code point. */
  step(state: number, codePoint: number): number {
    const kind = codePoint < ASCII ? (this.#asciiClasses[codePoint] ?? 0) : (this.#classes.get(codePoint) ?? 0);
    const next = this.#next[state]?.[kind] ?? UNKNOWN;
    return next === UNKNOWN ? this.#reach(state, kind, codePoint) : next;
  }

  /** The distance of a word that ends in a state; undefined when it is above the bound. */
  distanceAt(state: number): number | undefined {
    const distance = this.#rows[state]?.[this.#word.length] ?? this.#bound + 1;
    return distance > this.#bound ? undefined : distance;
  }

  /** The distance of a word; undefined when it is above the bound. */
  distance(word: string): number | undefined {
    let state = this.start;
    for (const character of word) state = this.step(state, character.codePointAt(0) ?? 0);
    return this.distanceAt(state);
  }

  #reach(state: number, kind: number, codePoint: number): number {
    const row = this.#rows[state] ?? [];
    const beyond = this.#bound + 1;
    const next = [Math.min((row[0] ?? beyond) + 1, beyond)];
    this.#word.forEach((expected, index) => {
      const substituted = (row[index] ?? beyond) + Number(expected !== codePoint);
      const edited = Math.min(row[index + 1] ?? beyond, next[index] ?? beyond) + 1;
      next.push(Math.min(substituted, edited, beyond));
    });
    const reached = this.#stateOf(next);
    const transitions = this.#next[state];
    if (transitions) transitions[kind] = reached;
    return reached;
  }

  #stateOf(row: readonly number[]): number {
    const key = row.join();
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = this.#rows.length;
    this.#rows.push(row);
    this.#states.set(key, state);
    this.#next.push(new Array<number>(this.#classes.size + 1).fill(UNKNOWN));
    return state;
  }
}
