import type { ArticleMetadata } from '../article/article';
import { readHtml } from '../article/html';
import { decodeEntities } from '../article/htmlEntities';
import { parseArticle } from '../article/parseArticle';
import { mainContent } from '../article/readableContent';
import { fold } from '../text/fold';
import { toModelText } from '../text/modelText';
import { paragraphs } from '../text/segments';
import { webHref } from '../text/webAddress';
import { escapeWords } from './escapeWords';
import { htmlMarkdown } from './htmlMarkdown';

/** A page made into an article: what is known about it, and its words as Markdown. Plain data: it crosses from a worker. */
export interface ReadableArticle {
  readonly metadata: ArticleMetadata;
  /** The main text without front matter and without its title; no raw HTML in it; links are http(s) only, no image is embedded. */
  readonly markdown: string;
}

/** Fewer letters are no main text: all words of the page are taken then, paragraph by paragraph. */
const FEWEST_LETTERS = 140;

/**
 * Makes a clean article of a web page, or of plain text, which is taken as it is. Never fails: a page in which no main text is
 * found gives the words that it shows. Needs a DOM, so it is for workers and the command line.
 *
 * @param content HTML, or text without markup.
 * @param url where it was found, if known; it stands in for the address that the page does not give.
 */
export function readableArticle(content: string, url?: string): ReadableArticle {
  const text = toModelText(content);
  const isPage = looksLikeHtml(text);
  const { metadata } = parseArticle(isPage ? 'page.html' : 'text.txt', text);
  const address = webHref(url) ?? metadata.url;
  const markdown = isPage ? pageMarkdown(text, address) : textMarkdown(text);
  return { metadata: withAddress(metadata, webHref(url)), markdown: withoutTitle(markdown, metadata.title) };
}

/** Whether a text is the source of a page or a piece of one. */
function looksLikeHtml(text: string): boolean {
  return /<(?:!doctype html|html|head|body|article|main|div|section|p|h[1-6]|table|ul|ol|br|span|a|meta|link|title|script|style|img|b|i|em|strong|blockquote|pre)(?:\s[^<>]{0,2000})?\/?>/i.test(
    text.slice(0, 100_000),
  );
}

function pageMarkdown(text: string, address: string | undefined): string {
  const html = readHtml(text);
  const content = mainContent(text, html);
  const letters = content?.element.textContent?.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (!content || letters < FEWEST_LETTERS) return textMarkdown(decodeEntities(html.prose));
  return htmlMarkdown(content.element, address);
}

/** Paragraphs as they are; lines inside one stay lines. */
function textMarkdown(text: string): string {
  return paragraphs(text)
    .map(({ start, end }) =>
      escapeWords(
        text
          .slice(start, end)
          .replace(/[^\S\n]+/g, ' ')
          .replace(/ ?\n ?/g, '\n'),
      ),
    )
    .join('\n\n');
}

function withAddress(metadata: ArticleMetadata, url: string | undefined): ArticleMetadata {
  if (metadata.url !== undefined || url === undefined) return metadata;
  const provenance = { ...metadata.provenance, url: { from: 'markup', confidence: 0.9 } } as const;
  return { ...metadata, url, provenance };
}

/** The text without a first paragraph or heading that is the title. */
function withoutTitle(markdown: string, title: string | undefined): string {
  const end = markdown.indexOf('\n\n');
  const first = end < 0 ? markdown : markdown.slice(0, end);
  const isTitle = title !== undefined && key(first) === key(title) && end >= 0;
  return isTitle ? markdown.slice(end).trim() : markdown;
}

function key(words: string): string {
  return fold(words.replace(/^#+ |\\/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}
