import { PARAGRAPH_SEPARATOR } from '../text/segments';

const KEEP = 0;
const BLANK = 1;
const END_OF_BLOCK = 2;

/** Collects what of a text is not prose, in any order and overlapping as it comes, and blanks it in one pass. */
export class ProseMask {
  readonly #marks: Uint8Array;

  /** @param text whose offsets all calls mean, in UTF-16 code units. */
  constructor(private readonly text: string) {
    this.#marks = new Uint8Array(text.length);
  }

  /** Blanks from start to end. Earlier ends of blocks inside stay. */
  blank(start: number, end: number): void {
    for (let at = start; at < end; at++) if (this.#marks[at] === KEEP) this.#marks[at] = BLANK;
  }

  /** Blanks from start to end and lets a paragraph end there, if there is a place for the separator. */
  blankBlock(start: number, end: number): void {
    this.blank(start, end);
    let at = start;
    while (at < end && this.text.charAt(at) === '\n') at++;
    if (at < end) this.#marks[at] = END_OF_BLOCK;
  }

  /** The text with the marked parts blanked: equal in length, every line end kept. O(text). */
  apply(): string {
    const parts: string[] = [];
    for (let start = 0, end = 0; start < this.text.length; start = end) {
      const mark = this.#marks[start];
      end = start + 1;
      while (end < this.text.length && mark !== END_OF_BLOCK && this.#marks[end] === mark) end++;
      if (mark === END_OF_BLOCK) parts.push(PARAGRAPH_SEPARATOR);
      else if (mark === BLANK) parts.push(this.text.slice(start, end).replace(/[^\n]/g, ' '));
      else parts.push(this.text.slice(start, end));
    }
    return parts.join('');
  }
}
