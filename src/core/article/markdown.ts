import { frontMatterEnd } from './frontMatterEnd';
import { ProseMask } from './proseMask';

/** What a Markdown file holds. */
export interface Markdown {
  readonly prose: string;
  /** The YAML with its fences; empty when there is none. */
  readonly frontMatter: string;
  /** The first top heading. */
  readonly title?: string;
}

/**
 * Blanks what is Markdown rather than prose (front matter, code fences, heading and list marks, link targets, emphasis, inline
 * HTML). Reads like CommonMark where news needs it. O(text).
 */
export function readMarkdown(text: string): Markdown {
  const mask = new ProseMask(text);
  const bodyStart = frontMatterEnd(text);
  mask.blank(0, bodyStart);
  const blocks = new BlockReader(text, mask);
  blocks.read(bodyStart);
  new InlineReader(text, mask, blocks.isCode).read(bodyStart);
  const prose = mask.apply();
  const title = blocks.title && prose.slice(blocks.title.start, blocks.title.end);
  return { prose, frontMatter: text.slice(0, bodyStart), ...(title !== undefined && { title }) };
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const blockMark = /^[ \t]*(?:>[ \t]*)*(?:#{1,6}(?=[ \t]|$)|(?:[-*+]|\d{1,3}[.)])(?=[ \t]))?/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$/;
const definition = /^ {0,3}\[[^\]]{1,200}\]:[ \t]*\S/;
const tableRule = /^[ \t]*\|[\s|:-]*$/;

/** Reads line by line: fences, headings, lists, quotes, rules, tables, link definitions. */
class BlockReader {
  /** The first top heading's words, as offsets. */
  title: { start: number; end: number } | undefined;
  readonly #code: { start: number; end: number }[] = [];
  #fence: { mark: string; start: number } | undefined;
  #before: { start: number; end: number } | undefined;

  constructor(
    private readonly text: string,
    private readonly mask: ProseMask,
  ) {}

  read(from: number): void {
    for (let start = from; start < this.text.length;) {
      const lineEnd = this.text.indexOf('\n', start);
      const end = lineEnd < 0 ? this.text.length : lineEnd;
      this.#readLine(start, end);
      start = end + 1;
    }
    if (this.#fence) this.#endCode(this.text.length);
    this.#code.reverse();
  }

  /** Where the code block that begins at an offset ends; undefined when none does. Ask in ascending order. */
  readonly isCode = (offset: number): number | undefined => {
    while ((this.#code.at(-1)?.end ?? Infinity) <= offset) this.#code.pop();
    const block = this.#code.at(-1);
    return block && block.start <= offset ? block.end : undefined;
  };

  #readLine(start: number, end: number): void {
    const line = this.text.slice(start, end);
    const mark = fence.exec(line)?.[1];
    if (this.#fence) {
      if (mark?.startsWith(this.#fence.mark)) this.#endCode(end);
    } else if (mark) {
      this.#fence = { mark, start };
    } else if (rule.test(line)) {
      if (line.trimStart().startsWith('=')) this.title ??= this.#before;
      this.mask.blankBlock(start, end);
    } else if (definition.test(line) || tableRule.test(line)) {
      this.mask.blankBlock(start, end);
    } else {
      this.#readMarks(line, start);
    }
    this.#before = line.trim() && !this.#fence ? { start, end } : undefined;
  }

  #readMarks(line: string, start: number): void {
    const mark = blockMark.exec(line)?.[0] ?? '';
    if (mark.trim()) this.mask.blankBlock(start, start + mark.length);
    if (mark.endsWith('#')) {
      const words = line.trimEnd().replace(/(?<=[ \t])#{1,200}$/, '');
      this.mask.blank(start + words.length, start + line.length);
      if (mark.trim() === '#') this.title ??= { start: start + mark.length, end: start + words.length };
    }
    if (line.trimStart().startsWith('|')) {
      for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1))
        this.mask.blankBlock(start + at, start + at + 1);
    }
  }

  #endCode(end: number): void {
    if (!this.#fence) return;
    this.mask.blankBlock(this.#fence.start, end);
    this.#code.push({ start: this.#fence.start, end });
    this.#fence = undefined;
  }
}

const special = /<!--|<\/?[a-z][^<>\n]{0,500}>|https?:\/\/[^\s<>"]{1,2000}|[[\]*_~`]|\\[!-/:-@[-`{-~]/gi;

/** Reads what stands inside lines: links, images, emphasis, code ticks, addresses, HTML tags and comments. */
class InlineReader {
  readonly #openBrackets: number[] = [];

  constructor(
    private readonly text: string,
    private readonly mask: ProseMask,
    private readonly codeAt: (offset: number) => number | undefined,
  ) {}

  read(from: number): void {
    special.lastIndex = from;
    for (let found = special.exec(this.text); found; found = special.exec(this.text)) {
      const [mark] = found;
      special.lastIndex = this.codeAt(found.index) ?? this.#readMark(mark, found.index);
    }
  }

  /** Blanks what the mark stands for and returns where to read on. */
  #readMark(mark: string, start: number): number {
    const end = start + mark.length;
    if (mark === '<!--') return this.#comment(start);
    if (mark.startsWith('<')) this.mask.blank(start, end);
    else if (mark.startsWith('\\')) this.mask.blank(start, start + 1);
    else if (mark.length > 1) return this.#address(mark, start);
    else if (mark === '[') this.#openBrackets.push(start);
    else if (mark === ']') return this.#closeBracket(start);
    else if (mark !== '_' || !this.#isInsideWord(start)) this.mask.blank(start, end);
    return end;
  }

  #comment(start: number): number {
    const close = this.text.indexOf('-->', start);
    const end = close < 0 ? this.text.length : close + 3;
    this.mask.blank(start, end);
    return end;
  }

  #address(address: string, start: number): number {
    const end = start + address.replace(/[.,;:!?)\]'*_]{1,20}$/, '').length;
    this.mask.blank(start, end);
    return end;
  }

  #closeBracket(at: number): number {
    const open = this.#openBrackets.pop();
    const end = open === undefined ? undefined : this.#targetEnd(at + 1);
    if (open === undefined) return at + 1;
    if (end === undefined) {
      if (this.text.charAt(open + 1) === '^') this.mask.blank(open, at + 1);
      return at + 1;
    }
    this.mask.blank(this.text.charAt(open - 1) === '!' ? open - 1 : open, open + 1);
    this.mask.blank(at, end);
    return end;
  }

  /** The end of "(target)" or "[reference]" that begins here: one line, 2,000 code units, three brackets deep at most. */
  #targetEnd(start: number): number | undefined {
    const [open, close] = this.text.charAt(start) === '(' ? ['(', ')'] : ['[', ']'];
    if (this.text.charAt(start) !== open) return undefined;
    let depth = 0;
    for (let at = start; at < Math.min(this.text.length, start + 2000); at++) {
      const character = this.text.charAt(at);
      if (character === '\n') return undefined;
      if (character === open && ++depth > 3) return undefined;
      if (character === close && --depth === 0) return at + 1;
    }
    return undefined;
  }

  #isInsideWord(at: number): boolean {
    return /^[\p{L}\p{N}]_[\p{L}\p{N}]/u.test(this.text.slice(at - 1, at + 2));
  }
}
