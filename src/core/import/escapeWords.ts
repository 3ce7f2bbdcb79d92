/**
 * Plain words as Markdown, line ends kept: nothing in them is markup, HTML or an entity. Escapes less than an export does, as
 * the words are read and annotated in the file.
 */
export function escapeWords(words: string): string {
  return escapeInside(words).replace(blockMark, '$1$2\\$3');
}

/** The same for words in the middle of a line. */
export function escapeInside(words: string): string {
  return words.replace(sign, '\\$&');
}

/** Signs that make emphasis, code, links and HTML anywhere, and a `&` that would be decoded. */
const sign = /[\\`*_[\]<]|&(?=#?\w{1,31};)/g;
/** Signs that make a heading, a quotation, a list, a rule, a table or a fence at the start of a line. */
const blockMark = /^([^\S\n]*)(\d{0,9})([-+>=#|]|[.)](?<=\d.)|~(?=~~))/gm;
