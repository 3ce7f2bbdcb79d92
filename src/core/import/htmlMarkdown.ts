import TurndownService from 'turndown/lib/turndown.browser.cjs.js';
import type { DomElement, DomNode } from '../article/htmlDom';
import { webHref } from '../text/webAddress';
import { escapeInside, escapeWords } from './escapeWords';

/** What can be clicked, played or filled in is not part of a text. */
const removed =
  'script style noscript template iframe object embed video audio canvas form input button select textarea'.split(' ');
const blocks = 'p, div, ul, ol, dl, blockquote, pre, table, figure, h1, h2, h3, h4, h5, h6';

/**
 * Writes the main text of a page as Markdown without any HTML in it. Links are absolute and http(s) only, other links are
 * words; an image is a link to it with its alternative text, so that no preview loads it unasked; tables of data stay tables,
 * those for the layout become paragraphs.
 *
 * @param base where relative links start from; without it they are words.
 */
export function htmlMarkdown(element: DomElement, base?: string): string {
  const service = new TurndownService<DomElement>({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    hr: '---',
  });
  // White space is kept in the middle of a line only.
  service.escape = (words) => (/^\s/.test(words) ? escapeInside(words) : escapeWords(words));
  service.remove(removed);
  // A title of its own stands above the text.
  service.addRule('topHeading', { filter: 'h1', replacement: (content) => `\n\n## ${oneLine(content)}\n\n` });
  service.addRule('link', { filter: 'a', replacement: (content, node) => link(content, node, base) });
  service.addRule('image', { filter: 'img', replacement: (_, node) => image(node, base) });
  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content, node) =>
      isData(node) ? ` ${oneLine(content).replaceAll('|', '\\|')} |` : `\n\n${content}\n\n`,
  });
  service.addRule('row', {
    filter: 'tr',
    replacement: (content, node) => (isData(node) ? row(content, node) : content),
  });
  service.addRule('caption', { filter: 'caption', replacement: (content) => `\n\n${oneLine(content)}\n\n` });
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${content}\n\n` });
  service.addRule('tablePart', { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content });
  return service
    .turndown(element)
    .replace(/[ \t]+$/gm, (spaces) => (spaces === '  ' ? spaces : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function link(content: string, node: DomElement, base: string | undefined): string {
  const given = node.getAttribute('href') ?? '';
  const href = given.startsWith('#') ? undefined : webHref(given, base);
  const words = content.trim();
  if (href === undefined || words === '' || /\n\s*\n|^#{1,6} |\]\(/m.test(words)) return content;
  return `[${oneLine(words)}](${target(href)})`;
}

function image(node: DomElement, base: string | undefined): string {
  const words = escapeWords(oneLine(node.getAttribute('alt') ?? ''));
  const href = webHref(node.getAttribute('src') ?? '', base);
  if (words === '' || href === undefined || isInside(node, 'A')) return words;
  return `[${words}](${target(href)})`;
}

/** An address as a link target; what would end it is encoded. */
function target(href: string): string {
  return href.replace(/[()<>\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** The first row is the head of the table, as Markdown has no table without one. */
function row(content: string, node: DomElement): string {
  const cells = [...node.childNodes].filter(({ nodeName }) => nodeName === 'TD' || nodeName === 'TH').length;
  const isFirst = [...(tableOf(node)?.querySelectorAll('tr') ?? [])][0] === node;
  return `\n|${content.replaceAll('\n', '')}${isFirst ? `\n|${' --- |'.repeat(cells)}` : ''}`;
}

/** Whether the table around a node holds data: rows and columns of plain cells, and no table in it or around it. */
function isData(node: DomElement): boolean {
  const table = tableOf(node);
  if (!table || isInside(table, 'TABLE')) return false;
  const rows = [...table.querySelectorAll('tr')];
  const isPlain = [...table.querySelectorAll('td, th')].every((cell) => [...cell.querySelectorAll(blocks)].length < 2);
  return isPlain && rows.length > 1 && rows.some(({ childNodes }) => [...childNodes].filter(isCell).length > 1);
}

function isCell({ nodeName }: DomNode): boolean {
  return nodeName === 'TD' || nodeName === 'TH';
}

function tableOf(node: DomElement): DomElement | undefined {
  let around = node.parentNode;
  while (around && around.nodeName !== 'TABLE') around = around.parentNode;
  return around ?? undefined;
}

function isInside(node: DomElement, name: string): boolean {
  let around = node.parentNode;
  while (around && around.nodeName !== name) around = around.parentNode;
  return around !== null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
