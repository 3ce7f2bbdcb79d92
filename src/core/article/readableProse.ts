import { countLetters } from '../text/wordScan';
import type { Html } from './html';
import { ProseMask } from './proseMask';
import { mainContent } from './readableContent';

/** Fewer letters are no main text: the whole page is taken then. */
const FEWEST_LETTERS = 140;

/**
 * Narrows the prose of a page to its main text and headline: equal in length, a part of what it was, the rest blanked. A page
 * in which no main text is found keeps all its words. Never fails. Needs a DOM, so it is for workers and the command line.
 *
 * @param text the source of the page; offsets are UTF-16 code units.
 */
export function readMainText(text: string, html: Html): Html {
  const content = mainContent(text, html);
  if (!content) return html;
  const prose = keepRuns(html, content.runs);
  return countLetters(prose) < FEWEST_LETTERS ? html : { ...html, prose };
}

/** Blanks the runs between tags that are not kept. The tags around a run are blank already and end its block. */
function keepRuns({ prose, tags, facts }: Html, runs: ReadonlySet<number>): string {
  const headline = facts.headline;
  const mask = new ProseMask(prose);
  let at = 0;
  let isHeadline = false;
  for (const { name, isClosing, start, end } of [...tags, { ...ending, start: prose.length, end: prose.length }]) {
    if (!runs.has(at) && !isHeadline) mask.blank(at, start);
    if (name === 'h1') isHeadline = !isClosing && start === headline?.start;
    at = end;
  }
  return mask.apply();
}

const ending = { name: '', isClosing: true };
