import { eld } from 'eld/extrasmall';
import { languageByFunctionWords } from './functionWords';

const WINDOW = 400;
const LEAST_LETTERS = 20;
/** By how much the best language must lead the second; on sentences of news the right one leads by 0.05 to 0.2. */
const LEAST_LEAD = 0.02;

/**
 * Detects the language of a text as an ISO 639-1 code; undefined for too little text or a close call.
 *
 * Looks at up to three windows of 400 code units (start, end, and the middle when these differ) and takes the language most of
 * them agree on, the start's when none does, so a quotation in another language does not decide. A window's language is that of
 * its function words when they are clear, else by byte n-grams (the `eld` library), which know 60 languages and cost ten times as
 * much. Constant cost but for white space at the edges.
 *
 * Measured on parliamentary, web and encyclopaedic text in Italian, English, Spanish and German: 241 texts of 3,600 characters all
 * right at 0.03 ms (n-grams alone: all right at 0.39 ms), 5,400 of 80 characters 99.8 % right at 0.02 ms (99.8 % at 0.10 ms).
 */
export function detectLanguage(text: string): string | undefined {
  const end = text.trimEnd().length;
  if (end <= 2 * WINDOW) return languageOf(text);
  const first = languageOf(windowFrom(text, 0));
  const last = languageOf(text.slice(end - WINDOW, end));
  if (first !== undefined && first === last) return first;
  const middle = languageOf(windowFrom(text, Math.floor((end - WINDOW) / 2)));
  return middle !== undefined && middle === last ? middle : (first ?? middle ?? last);
}

/** The window that starts with the first character at or after an offset that is not white space. */
function windowFrom(text: string, offset: number): string {
  visible.lastIndex = offset;
  const start = visible.exec(text)?.index ?? offset;
  return text.slice(start, start + WINDOW);
}

const visible = /\S/g;

function languageOf(sample: string): string | undefined {
  return languageByFunctionWords(sample) ?? languageByBytes(sample);
}

function languageByBytes(sample: string): string | undefined {
  const dense = sample.replace(/\s+/g, ' ');
  if ((dense.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return undefined;
  const result = eld.detect(dense);
  // eld 2.1's isReliable() compares the best score with the second language's index, not its score: the lead is checked here.
  const [first = 0, second = 0] = Object.values(result.getScores()).sort((a, b) => b - a);
  return result.isReliable() && first - second >= LEAST_LEAD ? result.language : undefined;
}
