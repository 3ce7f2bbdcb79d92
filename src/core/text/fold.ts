/** Letters that carry their mark inside, which Unicode does not decompose. */
const spelledOut: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

/**
 * Folds away what writers vary without meaning: case, marks on Latin and Greek letters, compatibility forms, and the typographic
 * kinds of apostrophe (to `'`) and hyphen (to `-`). The result may differ in length; marks of other scripts stay. O(text).
 */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu, '$1')
    .normalize('NFC')
    .replace(/[ßæœøđłı]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(/[’‘ʼʹ`´′]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/**
 * The key under which two spellings are one name: {@link fold}, then hyphens become spaces, full stops go and white space shrinks.
 * "Kim Jong-un" and "KIM  Jong Un" share `kim jong un`; "U.S." gives `us`.
 */
export function nameKey(name: string): string {
  return fold(name)
    .replace(/\./g, '')
    .replace(/[\s-]+/g, ' ')
    .trim();
}
