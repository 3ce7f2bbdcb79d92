import type { HtmlFacts } from './htmlFacts';
import { HtmlScanner, type HtmlTag } from './htmlScanner';
import { ProseMask } from './proseMask';

/** What an HTML file holds. */
export interface Html {
  /** All words of the page, navigation and the like left out. */
  readonly prose: string;
  readonly facts: HtmlFacts;
  /** The tags of the visible part, in order. */
  readonly tags: readonly HtmlTag[];
}

/**
 * Blanks what is HTML rather than prose (tags, comments, the head, scripts, styles and other unread elements) and gathers what
 * the markup says about the article. Decodes nothing in the prose, so offsets stay. One scan from left to right, O(text).
 *
 * The main text among the words is found by `readMainText`, which needs a DOM and is for workers.
 */
export function readHtml(text: string): Html {
  const mask = new ProseMask(text);
  const scanner = new HtmlScanner(text, mask);
  scanner.read();
  return { prose: mask.apply(), facts: scanner.facts, tags: scanner.tags };
}
