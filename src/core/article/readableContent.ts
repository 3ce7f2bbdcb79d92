import { Readability } from '@mozilla/readability';
import type { Html } from './html';
import { isShallow, parseDom, TEXT_NODE, type DomDocument, type DomElement, type DomNode } from './htmlDom';
import type { HtmlTag } from './htmlScanner';
import { attributes } from './htmlTags';

/** Larger pages, in UTF-16 code units, more tags and deeper nests are not taken apart: nobody wrote such an article by hand. */
const LONGEST_PAGE = 2_000_000;
const MOST_TAGS = 20_000;
const DEEPEST = 256;

const structural = new Set(['html', 'head', 'body']);
/** What the search for the main text and the conversion to Markdown look at. */
const kept = new Set(
  'class id role rel itemprop itemscope itemtype style hidden aria-hidden aria-modal dir lang href src alt colspan rowspan start datetime'.split(
    ' ',
  ),
);

/** The main text of a page. */
export interface MainContent {
  /** The element that holds it, as a tree of its own. */
  readonly element: DomElement;
  /** Where the runs of words begin that belong to it, in UTF-16 code units of the source. */
  readonly runs: ReadonlySet<number>;
}

/**
 * Finds the main text of a page by Mozilla's Readability, which sees the page as it was scanned: tags written out anew, without
 * scripts, comments, navigation and the head. A run is what stands between two tags.
 *
 * Undefined when there is nothing that looks like a text, or too much to look at. About 0.3 ms a kilobyte of visible page.
 */
export function mainContent(text: string, { prose, tags }: Pick<Html, 'prose' | 'tags'>): MainContent | undefined {
  if (tags.length === 0 || tags.length > MOST_TAGS || text.length > LONGEST_PAGE) return undefined;
  const page = new MarkedPage(text, prose, tags);
  const document = parseDom(page.html);
  const element = isShallow(document.body, DEEPEST) ? readability(document) : undefined;
  if (!element) return undefined;
  const runs = page.runsIn(element.textContent ?? '');
  removeMarks(element);
  // The parser begins a new text node at every character reference.
  element.normalize();
  return { element, runs };
}

/**
 * Eight kinds of space that Readability takes for space like any other and leaves alone: digits to number the runs of words by,
 * so that no element has to be added for it, which would double the time.
 */
const digits = '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007';
const DIGITS_A_MARK = 5;

/** Takes the marks out again, wherever the text nodes are by now. O(nodes). */
function removeMarks(node: DomNode): void {
  if (node.nodeType === TEXT_NODE) node.nodeValue = (node.nodeValue ?? '').replace(/[\u2000-\u2007]/g, '');
  for (let child = node.firstChild; child; child = child.nextSibling) removeMarks(child);
}

function readability(document: DomDocument): DomElement | undefined {
  const options = { disableJSONLD: true, serializer: (node: unknown) => node as DomElement };
  try {
    return new Readability<DomElement>(document, options).parse()?.content ?? undefined;
  } catch {
    // Readability is made for pages that a browser has mended; one that it stumbles over is read as a whole.
    return undefined;
  }
}

/** What stands above an advertisement, which Readability knows in other languages. */
const adLabel = /^\s*(?:pubblicità|annuncio|publicité|publicidad|anzeige|werbung|advertisement)\s*$/i;

/** The visible part of a page as well-formed tags, with a numbered mark before every run of words. */
class MarkedPage {
  readonly html: string;
  /** Where each run begins, by its number. */
  readonly #starts: number[] = [];
  readonly #parts = ['<!DOCTYPE html><html><head></head><body>'];

  constructor(text: string, prose: string, tags: readonly HtmlTag[]) {
    let at = 0;
    for (const tag of tags) {
      this.#pushRun(prose, at, tag.start);
      at = tag.end;
      if (!structural.has(tag.name)) this.#parts.push(tag.isClosing ? `</${tag.name}>` : openTag(tag, text));
    }
    this.#pushRun(prose, at, prose.length);
    this.html = [...this.#parts, '</body></html>'].join('');
  }

  /** Where the runs begin whose marks are in a text. */
  runsIn(marked: string): ReadonlySet<number> {
    const runs = new Set<number>();
    for (const [mark] of marked.matchAll(/[\u2000-\u2007]{5}/g)) {
      const start =
        this.#starts[
          Number.parseInt(
            mark.replace(/./g, (digit) => String(digits.indexOf(digit))),
            8,
          )
        ];
      if (start !== undefined) runs.add(start);
    }
    return runs;
  }

  /** Words as they stand in the source, character references among them; a blank run, or a label of advertisements, is one space. */
  #pushRun(prose: string, start: number, end: number): void {
    if (start >= end) return;
    const run = prose.slice(start, end);
    if (!/\S/.test(run) || adLabel.test(run)) {
      this.#parts.push(' ');
      return;
    }
    const number = this.#starts.push(start) - 1;
    const mark = number
      .toString(8)
      .padStart(DIGITS_A_MARK, '0')
      .replace(/\d/g, (digit) => digits.charAt(Number(digit)));
    this.#parts.push(mark, run.replace(/[\u2000-\u2007]/g, ' ').replaceAll('<', '&lt;'));
  }
}

function openTag({ name, start, end }: HtmlTag, text: string): string {
  const tag = text.slice(start, end);
  if (!tag.includes('=') && !tag.includes(' ')) return `<${name}>`;
  const given = [...attributes(tag)].filter(([key]) => kept.has(key));
  return `<${name}${given.map((attribute) => written(...attribute)).join('')}>`;
}

/** Readability takes a dateline for a byline and throws it away. */
function written(key: string, value: string): string {
  const safe = value.replaceAll('"', '&quot;');
  return ` ${key}="${key === 'class' || key === 'id' ? safe.replace(/dateline/gi, 'place') : safe}"`;
}
