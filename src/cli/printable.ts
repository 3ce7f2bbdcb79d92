/** Words of a file as one line for a terminal, which obeys control characters, and which bidirectional ones confuse. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
}
