import type { ModelText } from '../text/modelText';
import { readHtml, type Html } from './html';
import { readableWords } from './htmlWords';
import { readMarkdown, type Markdown } from './markdown';
import { ProseMask } from './proseMask';
import { readOpening, type Opening } from './title';

/** What the ending of a file's name makes of its text. */
export type Markup =
  | { readonly kind: 'text'; readonly prose: string }
  | ({ readonly kind: 'markdown' } & Markdown)
  | ({ readonly kind: 'html' } & Html);

/**
 * The words of an article file without its markup, front matter and dateline: `Article.prose`, without the metadata, their
 * cost and the libraries they need. Equal in length to the text, so an offset into one is an offset into the other. Of a saved
 * page it holds all words, where `Article.prose` holds the main text of them.
 *
 * Not made to be shown as it is: take every run of white space, U+2029 among it (`\s` does), for one space, and take the words
 * of a page {@link withoutFiller}. O(text).
 */
export function proseOf(fileName: string, text: ModelText): string {
  return readProse(fileName, text).prose;
}

/**
 * The prose of an article with what was read on the way to it. O(text).
 *
 * @param narrow takes away from the words of a page what is not its main text; see `readMainText`.
 */
export function readProse(
  fileName: string,
  text: ModelText,
  narrow?: (text: string, html: Html) => Html,
): { readonly markup: Markup; readonly opening: Opening; readonly prose: string } {
  const read = readMarkup(fileName, text);
  const markup = read.kind === 'html' && narrow ? { kind: read.kind, ...narrow(text, read) } : read;
  const prose = markup.kind === 'html' ? readableWords(markup.prose, markup.tags) : markup.prose;
  const opening = readOpening(prose);
  return { markup, opening, prose: opening.dateline ? blankDateline(prose, opening) : prose };
}

function readMarkup(fileName: string, text: string): Markup {
  const ending = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (ending === 'md' || ending === 'markdown') return { kind: 'markdown', ...readMarkdown(text) };
  if (ending === 'html' || ending === 'htm') return { kind: 'html', ...readHtml(text) };
  return { kind: 'text', prose: text };
}

/** Blanks a dateline's date and punctuation. Its places and its agency are names like others and stay, each a block of its own. */
function blankDateline(prose: string, { dateline, datelineStart }: Opening): string {
  const end = dateline?.end ?? datelineStart;
  const mask = new ProseMask(prose.slice(0, end));
  let at = datelineStart;
  for (const name of dateline?.names ?? []) {
    mask.blankBlock(at, name.start);
    at = name.end;
  }
  mask.blankBlock(at, end);
  // Joined in one piece, which is read several times as fast as two that hang together.
  return [mask.apply(), prose.slice(end)].join('');
}
