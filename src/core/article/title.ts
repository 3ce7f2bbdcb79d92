import { PARAGRAPH_SEPARATOR, sentences } from '../text/segments';
import { hasWord } from '../text/words';
import { readByline } from './byline';
import { readDateline, type Dateline } from './dateline';
import { withoutFiller } from './filler';

const LONGEST_HEADLINE = 160;
const LONGEST_TITLE = 120;
/** How many short lines (headline, subtitle, byline) may stand before the body, and its own first one. */
const MOST_OPENING_LINES = 7;
/** How far into the body its first sentence is looked for, in UTF-16 code units: nearly always near, at worst far. */
const SHORT_LEAD_WINDOW = 500;
const LEAD_WINDOW = 4000;
/** How much text behind a stop may decide whether it ends the sentence, in UTF-16 code units. */
const LONGEST_NEIGHBOUR = 60;

const space = /\s*/y;
const lineEnd = /[\n\u2029]/g;
/** "(di Mario Rossi) - " between a dateline and the first sentence. */
const inlineByline = /\s*\(([^()\n]{5,100})\)\s*(?:[-–—:]\s*)?/y;

/** What stands before the running text of an article. */
export interface Opening {
  /** The first short paragraph without a final stop that another paragraph follows. */
  readonly headline?: string;
  /** The writers' names as {@link readByline} gives them. */
  readonly byline?: string;
  readonly dateline?: Dateline;
  /** Where the dateline's part of the text begins. */
  readonly datelineStart: number;
  /** Where the running text begins. */
  readonly bodyStart: number;
}

/** Reads headline, byline and dateline from the first paragraphs of a prose; each may be absent. */
export function readOpening(prose: string): Opening {
  const found: { headline?: string; byline?: string } = {};
  let start = textStart(prose, 0);
  for (let lines = 0; lines < MOST_OPENING_LINES && start < prose.length; lines++) {
    const dateline = readDateline(prose, start);
    if (dateline) return withDateline(prose, { ...found, dateline, datelineStart: start, bodyStart: dateline.end });
    const line = lineAt(prose, start);
    const byline = found.byline === undefined ? readByline(line.text) : undefined;
    if (byline !== undefined) found.byline = byline;
    else if (line.next < prose.length && isHeadline(line.text) && (line.endsParagraph || opensBelow(prose, line.next)))
      found.headline ??= line.text;
    else break;
    start = line.next;
  }
  return { ...found, datelineStart: start, bodyStart: start };
}

/** A dateline alone in its paragraph may stand above the headline; a byline may stand behind it, in brackets. */
function withDateline(prose: string, opening: Opening & { readonly dateline: Dateline }): Opening {
  const { headline, byline, dateline } = opening;
  inlineByline.lastIndex = dateline.end;
  const inline = byline === undefined ? inlineByline.exec(prose) : null;
  const writer = inline?.[1] === undefined ? undefined : readByline(inline[1]);
  if (inline && writer !== undefined) return { ...opening, byline: writer, bodyStart: dateline.end + inline[0].length };
  const isAlone = /\n\s*\n|\u2029/.test(prose.slice(opening.datelineStart, dateline.end));
  const line = lineAt(prose, dateline.end);
  return headline === undefined && isAlone && line.endsParagraph && line.next < prose.length && isHeadline(line.text)
    ? { ...opening, headline: line.text }
    : opening;
}

/** A line and where the next one that is not blank begins, in UTF-16 code units. */
interface Line {
  readonly text: string;
  readonly endsParagraph: boolean;
  readonly next: number;
}

function lineAt(prose: string, start: number): Line {
  lineEnd.lastIndex = start;
  const end = lineEnd.exec(prose)?.index ?? prose.length;
  const next = textStart(prose, end);
  const gap = prose.slice(end, next);
  const endsParagraph = gap.includes(PARAGRAPH_SEPARATOR) || gap.indexOf('\n') !== gap.lastIndexOf('\n');
  return { text: prose.slice(start, end).trimEnd(), endsParagraph, next };
}

function textStart(prose: string, from: number): number {
  space.lastIndex = from;
  space.test(prose);
  return space.lastIndex;
}

/** Whether a byline or a dateline begins here, so that the line above was a headline though no blank line follows it. */
function opensBelow(prose: string, start: number): boolean {
  return readByline(lineAt(prose, start).text) !== undefined || readDateline(prose, start) !== undefined;
}

function isHeadline(text: string): boolean {
  return text.length <= LONGEST_HEADLINE && !/[.,;:…]["'”’»)]?$/.test(text) && hasWord(text);
}

/** The first sentence from an offset on, as a title: without its final full stop, cut at a word; undefined without any word. */
export function leadTitle(prose: string, from: number): string | undefined {
  const lead = firstSentence(prose.slice(from, from + SHORT_LEAD_WINDOW), SHORT_LEAD_WINDOW - LONGEST_NEIGHBOUR);
  return toTitle(lead ?? firstSentence(prose.slice(from, from + LEAD_WINDOW), LEAD_WINDOW) ?? lateWords(prose));
}

/** The first sentence with a word in it, if it ends before an offset or is longer than any title. */
function firstSentence(body: string, before: number): string | undefined {
  const lead = sentences(body).find(({ start, end }) => hasWord(body.slice(start, end)));
  return lead && (lead.end <= before || lead.end - lead.start > LONGEST_NEIGHBOUR + LONGEST_TITLE)
    ? body.slice(lead.start, lead.end)
    : undefined;
}

function lateWords(prose: string): string | undefined {
  const word = prose.search(/[\p{L}\p{N}]/u);
  return word < 0 ? undefined : prose.slice(word, word + LEAD_WINDOW);
}

function toTitle(sentence: string | undefined): string | undefined {
  if (sentence === undefined) return undefined;
  const text = withoutFiller(sentence).replace(/\s+/g, ' ').trim();
  if (text.length <= LONGEST_TITLE) return text.replace(/(?<![.\s]|\.\p{L})\.$/u, '');
  const cut = text.slice(0, LONGEST_TITLE);
  return `${cut.replace(cut.includes(' ') ? /[\s,;:–—-]*\s\S*$/ : /[\ud800-\udbff]$/, '')}…`;
}
