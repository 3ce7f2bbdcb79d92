/** Article text as every part of Newsmark sees it: LF line ends, no byte order mark. Offsets into it are UTF-16 code units. */
export type ModelText = string & { readonly [modelText]: true };

declare const modelText: unique symbol;

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Normalises text from an editor, a file or another tool: one leading byte order mark goes, CRLF and lone CR become LF.
 * An article saved with other line ends or another encoding therefore keeps all its offsets.
 */
export function toModelText(text: string): ModelText {
  const withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return (withoutMark.includes('\r') ? withoutMark.replace(/\r\n?/g, '\n') : withoutMark) as ModelText;
}
