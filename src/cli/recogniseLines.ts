import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as l10n from '@vscode/l10n';
import { findNamesIn, type NamedEntity } from '../app/findNamesIn';
import type { Console, ExitStatus } from './console';
import { oneLine } from './usage';

/** What `newsmark ner` is called with. */
export interface NerCall {
  /** A file of JSON lines, or `-` for standard input. */
  readonly file: string;
  /** Whether each line is a document of its own. */
  readonly separate: boolean;
}

interface Line {
  readonly text: string;
  readonly lang: string | undefined;
  readonly date: string | undefined;
}

/** A document that goes on for ever is cut at a line end after so many characters, so that any file fits into memory. */
const mostCharacters = 20_000;

/**
 * `newsmark ner`: for each line `{"text"}` a line with the names, dates and amounts in it. Consecutive lines are one document unless one
 * says `"newdoc": true` or another language or date. Reads and writes as it goes.
 */
export async function recogniseLines({ file, separate }: NerCall, console: Console): Promise<ExitStatus> {
  const input = file === '-' ? console.input?.() : createReadStream(file);
  if (!input) return failed(console, l10n.t('there is no standard input'));
  const document = new Document(console);
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      const read = readLine(number === 1 ? line.replace(/^\uFEFF/, '') : line);
      if (!read) return failed(console, l10n.t('line {0} of {1} is no JSON object with a text', number, file));
      if (separate || read.newdoc) document.finish();
      document.add(read);
    }
  } catch (error) {
    const reason = error instanceof Error ? oneLine(error.message) : String(error);
    return failed(console, l10n.t('{0} cannot be read: {1}', file, reason));
  }
  document.finish();
  return 0;
}

function failed(console: Console, message: string): ExitStatus {
  console.error(message);
  return 3;
}

function readLine(line: string): (Line & { readonly newdoc: boolean }) | undefined {
  try {
    const value = JSON.parse(line) as { text?: unknown; lang?: unknown; date?: unknown; newdoc?: unknown } | null;
    if (typeof value?.text !== 'string') return undefined;
    const { text, lang, date, newdoc } = value;
    return {
      text,
      lang: typeof lang === 'string' && lang !== '' ? lang.slice(0, 2).toLowerCase() : undefined,
      date: typeof date === 'string' ? date : undefined,
      newdoc: newdoc === true,
    };
  } catch {
    return undefined;
  }
}

/** Collects the lines of a document and writes their names when it ends. */
class Document {
  #lines: Line[] = [];
  #length = 0;

  constructor(private readonly console: Console) {}

  add(line: Line): void {
    const [first] = this.#lines;
    if (first && (first.lang !== line.lang || first.date !== line.date || this.#length >= mostCharacters))
      this.finish();
    this.#lines.push(line);
    this.#length += line.text.length;
  }

  finish(): void {
    const [first] = this.#lines;
    if (!first) return;
    const texts = this.#lines.map(({ text }) => text);
    const entities = findNamesIn(texts, first.lang, first.date);
    this.console.out(texts.map((text, at) => toJsonLine(text, entities[at] ?? [])).join(''));
    this.#lines = [];
    this.#length = 0;
  }
}

function toJsonLine(text: string, entities: readonly NamedEntity[]): string {
  return `${JSON.stringify({ text, entities })}\n`;
}
