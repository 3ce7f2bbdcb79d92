import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as l10n from '@vscode/l10n';
import { locateAll } from '../core/anchor/locate';
import type { Candidate, Placement } from '../core/anchor/placement';
import type { QuoteTarget } from '../core/anchor/quoteTarget';
import { indexCodePoints, type CodePointIndex } from '../core/text/codePointIndex';
import type { ModelText } from '../core/text/modelText';
import type { Console, ExitStatus } from './console';
import { oneLine } from './usage';

/** One line of the input. Offsets in UTF-16 code units of `before`, or of the text there was where it is absent. */
interface Question {
  readonly before: string | undefined;
  readonly after: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** One line of the output. Offsets in UTF-16 code units of `after`. */
interface Answer {
  readonly placement: Placement['kind'];
  readonly start?: number;
  readonly end?: number;
  /** How much of the words is there, from 0 to 1. */
  readonly score: number;
  readonly candidates?: readonly Candidate[];
}

/** So many consecutive lines about the same texts are answered together at most. */
const MOST_TOGETHER = 1_000;

/**
 * `newsmark anchor`: for each line `{"before"?, "after", "exact", "prefix", "suffix", "start", "end"}` a line that says where the words
 * are in the text after. Texts are taken as they are, with their line ends. Consecutive lines with the same texts share one alignment.
 */
export async function anchorLines(file: string, console: Console): Promise<ExitStatus> {
  const input = file === '-' ? console.input?.() : createReadStream(file);
  if (!input) return failed(console, l10n.t('there is no standard input'));
  let questions: Question[] = [];
  const answer = (): void => {
    console.out(
      answersTo(questions)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    );
    questions = [];
  };
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      const question = readQuestion(number === 1 ? line.replace(/^\uFEFF/, '') : line);
      if (!question) {
        const message = l10n.t('line {0} of {1} is no JSON object with the texts “after” and “exact”', number, file);
        return failed(console, message);
      }
      const [first] = questions;
      const isSame = first?.before === question.before && first?.after === question.after;
      if (first && (!isSame || questions.length >= MOST_TOGETHER)) answer();
      questions.push(question);
    }
  } catch (error) {
    const reason = error instanceof Error ? oneLine(error.message) : String(error);
    return failed(console, l10n.t('{0} cannot be read: {1}', file, reason));
  }
  answer();
  return 0;
}

function failed(console: Console, message: string): ExitStatus {
  console.error(message);
  return 3;
}

function readQuestion(line: string): Question | undefined {
  try {
    const value = JSON.parse(line) as Readonly<Record<string, unknown>> | null;
    const { before, after, exact, prefix, suffix, start, end } = value ?? {};
    if (typeof after !== 'string' || typeof exact !== 'string') return undefined;
    return {
      before: typeof before === 'string' ? before : undefined,
      after,
      exact,
      prefix: typeof prefix === 'string' ? prefix : '',
      suffix: typeof suffix === 'string' ? suffix : '',
      start: typeof start === 'number' ? start : undefined,
      end: typeof end === 'number' ? end : undefined,
    };
  } catch {
    return undefined;
  }
}

/** Answers questions about the same two texts. */
function answersTo(questions: readonly Question[]): readonly Answer[] {
  const [first] = questions;
  if (!first) return [];
  const { before, after } = first;
  const index = indexCodePoints(before ?? after);
  const targets = questions.map((question) => targetOf(question, index));
  const base = before === undefined ? {} : { base: before as ModelText };
  return locateAll(after as ModelText, targets, base).map(answerOf);
}

function targetOf({ exact, prefix, suffix, start, end }: Question, index: CodePointIndex): QuoteTarget {
  if (start === undefined || end === undefined) return { exact, prefix, suffix };
  return { exact, prefix, suffix, position: { start: index.toCodePoint(start), end: index.toCodePoint(end) } };
}

function answerOf(placement: Placement): Answer {
  const { kind } = placement;
  switch (kind) {
    case 'exact':
    case 'moved':
      return { placement: kind, ...placement.range, score: 1 };
    case 'edited':
      return { placement: kind, ...placement.range, score: placement.score };
    case 'ambiguous':
    case 'orphan': {
      const { candidates } = placement;
      const score = candidates?.[0]?.score ?? 0;
      return { placement: kind, score, ...(candidates && { candidates }) };
    }
  }
}
