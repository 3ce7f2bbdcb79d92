import type { TextRange } from './textRange';

/** Marks that open a quotation, with those that may close it. */
const pairs: Readonly<Record<string, string>> = {
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '“': '”“',
  '„': '“”',
  '‟': '”',
  '‘': '’',
  '‚': '‘’',
  '"': '"',
  "'": "'",
  '「': '」',
  '『': '』',
};
const marks = /["'«»‹›“”„‟‘’‚「」『』]/g;

/** A quotation that has begun and not ended yet. */
interface Opened {
  readonly mark: string;
  readonly start: number;
}

/**
 * The quotations in a paragraph, inner ones before those around them, without their marks and the blanks beside them. Quotation marks of
 * the languages of Europe, those of German prose that point inwards too, and of Chinese and Japanese; an apostrophe is none, and a mark
 * without its other half quotes nothing. UTF-16 code units. O(paragraph × depth of quotations).
 */
export function quotations(paragraph: string): readonly TextRange[] {
  const found: TextRange[] = [];
  const open: Opened[] = [];
  for (const { 0: mark, index } of paragraph.matchAll(marks)) {
    const from = canClose(paragraph, index, mark) ? open.findLastIndex((one) => closes(one.mark, mark)) : -1;
    const opened = open[from];
    if (opened) {
      open.length = from;
      const range = withoutBlanks(paragraph, { start: opened.start, end: index });
      if (range.start < range.end) found.push(range);
    } else if (pairs[mark] !== undefined && canOpen(paragraph, index)) open.push({ mark, start: index + 1 });
  }
  return found;
}

function closes(opening: string, mark: string): boolean {
  return pairs[opening]?.includes(mark) === true;
}

/** A closing mark stands behind what it quotes, French ones with a blank between; an apostrophe stands inside a word. */
function canClose(text: string, at: number, mark: string): boolean {
  if (/[»›」』]/.test(mark)) return true;
  if (/[’']/.test(mark) && isWord(text.charAt(at + 1)) && isWord(text.charAt(at - 1))) return false;
  return !isBlank(text.charAt(at - 1));
}

/** An opening mark stands before what it quotes, and not inside a word. */
function canOpen(text: string, at: number): boolean {
  const isInWord = isWord(text.charAt(at - 1)) && !/[「『]/.test(text.charAt(at));
  return !isInWord && text.charAt(at + 1) !== '';
}

function withoutBlanks(text: string, { start, end }: TextRange): TextRange {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}

function isBlank(character: string): boolean {
  return character === '' || /\s/.test(character);
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(character);
}
