import { abbreviations, germanMonths, sentenceOpeners } from './abbreviations';
import type { TextRange } from './textRange';

/** Marks the end of a block that had no line end of its own; see `Article.prose`. */
export const PARAGRAPH_SEPARATOR = '\u2029';

/**
 * The paragraphs of a text in order, without the white space around them: stretches between blank lines or paragraph separators.
 * A single line end inside a paragraph does not end it. O(text).
 */
export function paragraphs(text: string): TextRange[] {
  const found: TextRange[] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/\s+/g)) {
    if (!endsParagraph(gap)) continue;
    if (index > start) found.push({ start, end: index });
    start = index + gap.length;
  }
  const end = text.trimEnd().length;
  if (end > start) found.push({ start, end });
  const [first] = found;
  if (first?.start === 0) found[0] = { start: text.length - text.trimStart().length, end: first.end };
  return found;
}

function endsParagraph(gap: string): boolean {
  return gap.includes(PARAGRAPH_SEPARATOR) || gap.indexOf('\n') !== gap.lastIndexOf('\n');
}

/** Whether a text holds a line end or a paragraph separator. */
export function endsLine(text: string): boolean {
  return text.includes('\n') || text.includes(PARAGRAPH_SEPARATOR);
}

/**
 * The sentences of a text in order, without the white space between them; none crosses a paragraph. O(text).
 *
 * Own rules, the same on every host: a stop ends a sentence with the quotes and brackets that close after it, unless it
 * belongs to a number, an initial, an ordinal or an abbreviation, or goes on in lower case. For it, en, es, fr and de.
 */
export function sentences(text: string): TextRange[] {
  return paragraphs(text).flatMap(({ start, end }) =>
    sentencesOf(text.slice(start, end)).map((range) => ({ start: start + range.start, end: start + range.end })),
  );
}

const space = /\s*/y;
const stops = /[.!?…。！？]+/g;
/** What may follow a stop inside the sentence. A guillemet may stand a space away, as French sets it. */
const closers = /(?:["'”’“‘)\]}«»›‹]|[ \u00a0\u202f]»(?![\p{L}\p{N}]))*/uy;
/** What may stand before the first letter of a sentence. */
const openers = /\s*["'“”„‟‘’‚«»‹›([{¿¡*_–—-]*[ \u00a0\u202f]?/y;

function sentencesOf(paragraph: string): TextRange[] {
  const found: TextRange[] = [];
  let start = 0;
  stops.lastIndex = 0;
  for (let stop = stops.exec(paragraph); stop; stop = stops.exec(paragraph)) {
    const stopEnd = stops.lastIndex;
    const end = endOf(closers, paragraph, stopEnd);
    stops.lastIndex = end;
    if (end < paragraph.length && !isBoundary(paragraph, { start: stop.index, end: stopEnd }, end)) continue;
    found.push({ start, end });
    start = endOf(space, paragraph, end);
    stops.lastIndex = start;
  }
  if (start < paragraph.length) found.push({ start, end: paragraph.length });
  return found;
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(text);
  return Math.max(from, pattern.lastIndex);
}

function isBoundary(text: string, stop: TextRange, end: number): boolean {
  const mark = text.slice(stop.start, Math.min(stop.end, stop.start + 2));
  if (/[。！？]/.test(mark)) return true;
  if (!/\s/.test(text.charAt(end))) return false;
  const next = nextWord(text, end);
  if (/^\p{Ll}/u.test(next)) return false;
  return mark !== '.' || end > stop.end || !belongsToWord(text, stop.start, next);
}

/** At most 24 code units of the word that opens what follows; empty when it opens with something else. */
function nextWord(text: string, from: number): string {
  const start = endOf(openers, text, from);
  return /^[\p{L}\p{N}]+/u.exec(text.slice(start, start + 24))?.[0] ?? '';
}

/** Whether a full stop is part of the word before it (an abbreviation, an initial, an ordinal) and so ends nothing. */
function belongsToWord(text: string, stop: number, next: string): boolean {
  const word = /[\p{L}\p{N}.]+$/u.exec(text.slice(Math.max(0, stop - 16), stop))?.[0] ?? '';
  if (/^\d{1,2}$/.test(word)) return germanMonths.has(next);
  const kind = abbreviations.get(word) ?? abbreviations.get(word.toLowerCase());
  if (kind === 'always') return true;
  if (kind === 'beforeDigit') return /^\p{N}/u.test(next);
  const isInitials = /^\p{Lu}$|^(?:\p{L}\.)+\p{L}$/u.test(word);
  return (isInitials || kind !== undefined) && !sentenceOpeners.has(next);
}
