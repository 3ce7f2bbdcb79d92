import type { TextRange } from '../text/textRange';
import type { Steps } from './steps';
import { eachToken, plainToken } from './tokens';

/** The words and signs of parts of a text, in order, without white space. */
export interface TokenList {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Equal for tokens that are the same but for case, accents' form, kind of quote or dash, and hidden characters. */
  readonly ids: readonly number[];
}

/** Numbers tokens; shared by the lists that are to be compared. */
export class TokenNumbers {
  readonly #numbers = new Map<string, number>();

  of(token: string): number {
    const known = this.#numbers.get(token);
    if (known !== undefined) return known;
    const plain = plainToken(token);
    const number = this.#numbers.get(plain) ?? this.#numbers.size;
    this.#numbers.set(plain, number);
    this.#numbers.set(token, number);
    return number;
  }
}

/** A {@link TokenList} that grows part by part. */
export class TokenListBuilder implements TokenList {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly ids: number[] = [];

  constructor(
    readonly text: string,
    private readonly numbers: TokenNumbers,
  ) {}

  /** Adds the tokens of a part that begins and ends between tokens; pauses after every {@link STEP} code units. */
  *add(part: TextRange): Steps<void> {
    for (let from = part.start; from < part.end;) {
      let until = Math.min(part.end, from + STEP);
      while (until < Math.min(part.end, from + 2 * STEP) && /\S/.test(this.text.charAt(until))) until++;
      eachToken(this.text, { start: from, end: until }, (start, end, isSpace) => {
        if (isSpace) return;
        this.starts.push(start);
        this.ends.push(end);
        this.ids.push(this.numbers.of(this.text.slice(start, end)));
      });
      from = until;
      yield;
    }
  }
}

const STEP = 16_384;
