import { paragraphs, sentences } from '../text/segments';
import type { TextRange } from '../text/textRange';
import { hasWord } from '../text/words';
import { readDateline, type Dateline } from './dateline';

const LONGEST_HEADLINE = 160;
const LONGEST_TITLE = 120;
/** How many short paragraphs (headline, subtitle, byline) may stand before the body. */
const MOST_OPENING_PARAGRAPHS = 6;
/** How far into the body its first sentence is looked for, in UTF-16 code units. */
const LEAD_WINDOW = 4000;

/** What stands before the running text of an article. */
export interface Opening {
  /** The first short paragraph without a final stop that another paragraph follows. */
  readonly headline?: string;
  readonly dateline?: Dateline;
  /** Where the dateline's part of the text begins. */
  readonly datelineStart: number;
  /** Where the running text begins. */
  readonly bodyStart: number;
}

/** Reads headline and dateline from the first paragraphs of a prose; both may be absent. */
export function readOpening(prose: string): Opening {
  const first = paragraphs(prose.slice(0, LEAD_WINDOW)).slice(0, MOST_OPENING_PARAGRAPHS + 1);
  let headline: string | undefined;
  for (const [index, paragraph] of first.entries()) {
    const dateline = readDateline(prose, paragraph.start);
    if (dateline) return opening(paragraph.start, dateline, headline ?? headlineAfter(prose, dateline, first));
    if (index === first.length - 1 || !isHeadline(prose, paragraph)) {
      return {
        ...(headline !== undefined && { headline }),
        datelineStart: paragraph.start,
        bodyStart: paragraph.start,
      };
    }
    headline ??= prose.slice(paragraph.start, paragraph.end);
  }
  return { datelineStart: 0, bodyStart: 0 };
}

function opening(datelineStart: number, dateline: Dateline, headline: string | undefined): Opening {
  return { ...(headline !== undefined && { headline }), dateline, datelineStart, bodyStart: dateline.end };
}

/** A dateline alone in its paragraph may stand above the headline. */
function headlineAfter(prose: string, dateline: Dateline, first: readonly TextRange[]): string | undefined {
  const index = first.findIndex(({ start }) => start === dateline.end);
  const next = first[index];
  return index > 0 && next && index < first.length - 1 && isHeadline(prose, next)
    ? prose.slice(next.start, next.end)
    : undefined;
}

function isHeadline(prose: string, { start, end }: TextRange): boolean {
  const text = prose.slice(start, end);
  return text.length <= LONGEST_HEADLINE && !text.includes('\n') && !/[.,;:…]["'”’»)]?$/.test(text) && hasWord(text);
}

/** The first sentence from an offset on, as a title: without its final full stop, cut at a word; undefined without any word. */
export function leadTitle(prose: string, from: number): string | undefined {
  const body = prose.slice(from, from + LEAD_WINDOW);
  const lead = sentences(body)
    .map(({ start, end }) => body.slice(start, end))
    .find(hasWord);
  if (lead !== undefined) return toTitle(lead);
  const word = prose.search(/[\p{L}\p{N}]/u);
  return word < 0 ? undefined : toTitle(prose.slice(word, word + LEAD_WINDOW));
}

function toTitle(sentence: string): string {
  const text = sentence.replace(/\s+/g, ' ').trim();
  if (text.length <= LONGEST_TITLE) return text.replace(/(?<![.\s]|\.\p{L})\.$/u, '');
  const cut = text.slice(0, LONGEST_TITLE);
  return `${cut.replace(cut.includes(' ') ? /[\s,;:–—-]*\s\S*$/ : /[\ud800-\udbff]$/, '')}…`;
}
