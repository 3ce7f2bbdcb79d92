/**
 * Escapes text so that it shows as itself in CommonMark and GitHub Markdown, in one line: no markup, link, image, HTML,
 * entity, table, formula, emoji code or block can come of it. Line ends become spaces; blanks at the edges go.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line
    .replace(ALWAYS, '\\$&')
    .replace(COLON_OF_WORD, '\\:')
    .replace(DOT_IN_NAME, '\\.')
    .replace(LIST_NUMBER, '$1\\$2')
    .replace(LINE_START, '\\$&');
}

/** Signs that can start markup anywhere in a line. */
const ALWAYS = /[\\`*_[\]<>&~|$^#@]/g;
/** A colon that an address or an emoji code may stand on. */
const COLON_OF_WORD = /:(?=\S)/g;
/** Some readers make a link of `www.` and of every name with a dot in it. */
const DOT_IN_NAME = /\.(?=\p{L})/gu;
/** Signs that make a list, an underlined heading, a rule or a definition at the start of a line. */
const LINE_START = /^[-+=:]/;
const LIST_NUMBER = /^(\d+)([.)])/;
