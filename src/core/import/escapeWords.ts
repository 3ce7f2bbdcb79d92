/**
 * Plain words as Markdown, line ends kept: nothing in them is markup, HTML or an entity. Escapes less than an export does, as
 * the words are read and annotated in the file.
 */
export function escapeWords(words: string): string {
  return escapeHtml(words.replace(/[\\`*_[\]]/g, '\\$&').replace(blockMark, '$1$2\\$3'));
}

/** Escapes what Markdown would hand through as HTML or decode. */
export function escapeHtml(text: string): string {
  return text.replace(/(?<!\\)<|&(?=#?\w{1,31};)/g, '\\$&');
}

/** Signs that make a heading, a quotation, a list, a rule or a fence at the start of a line. */
const blockMark = /^([^\S\n]*)(\d{0,9})([-+>=#|]|[.)](?<=\d.)|~(?=~~))/gm;
