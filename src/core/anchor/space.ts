/** Whether a UTF-16 code unit of a text is white space. */
export function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit <= 0x20 || (unit >= 0xa0 && /\s/.test(text.charAt(at)));
}
