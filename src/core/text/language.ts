import { eld } from 'eld/extrasmall';
import { languageByFunctionWords } from './functionWords';

const WINDOW = 400;
/** So many code units are looked at where the function words of a window are not clear. */
const WIDE_WINDOW = 1200;
const LEAST_LETTERS = 20;
/** By how much the best language must lead the second; on sentences of news the right one leads by 0.05 to 0.2. */
const LEAST_LEAD = 0.02;

/**
 * Detects the language of a text as an ISO 639-1 code; undefined for too little text or a close call.
 *
 * Looks at up to three windows of 400 code units (start, end, and the middle when these differ) and takes the language most of
 * them agree on, the start's when none does, so a quotation in another language does not decide. A window's language is that of
 * its function words when they are clear, or those of three times as much text; else by byte n-grams (the `eld` library), which
 * know 60 languages and cost ten times as much. Constant cost but for white space at the edges.
 *
 * Measured on parliamentary, web and encyclopaedic text in Italian, English, Spanish and German: 241 texts of 3,600 characters all
 * right at 0.03 ms (n-grams alone: all right at 0.39 ms), 5,400 of 80 characters 99.8 % right at 0.02 ms (99.8 % at 0.10 ms).
 */
export function detectLanguage(text: string): string | undefined {
  const end = text.trimEnd().length;
  if (end <= 2 * WINDOW) return languageOf(text);
  const first = languageFrom(text, 0);
  const last = languageOf(text.slice(end - WINDOW, end), text.slice(Math.max(0, end - WIDE_WINDOW), end));
  if (first !== undefined && first === last) return first;
  const middle = languageFrom(text, Math.floor((end - WINDOW) / 2));
  return middle !== undefined && middle === last ? middle : (first ?? middle ?? last);
}

/**
 * The language that a text has throughout, where it is another than what is said of it: every window of {@link detectLanguage} has
 * it. Undefined where they agree, for too little text, and where n-grams do not know the language that is said: to them
 * Galician is Spanish.
 */
export function contradictedLanguage(text: string, said: string): string | undefined {
  const end = text.trimEnd().length;
  if (end < WINDOW / 2) return undefined;
  const first = languageFrom(text, 0);
  if (first === undefined || first === said) return undefined;
  const isThroughout = [(end - WINDOW) / 2, end - WINDOW].every(
    (start) => languageFrom(text, Math.max(0, Math.floor(start))) === first,
  );
  return isThroughout && isKnown(said) ? first : undefined;
}

let known: ReadonlySet<string> | undefined;

/** Whether n-grams know a language. */
function isKnown(language: string): boolean {
  known ??= new Set(Object.values(eld.info().Languages));
  return known.has(language);
}

/** The language of the window that starts with the first character at or after an offset that is not white space. */
function languageFrom(text: string, offset: number): string | undefined {
  visible.lastIndex = offset;
  const start = visible.exec(text)?.index ?? offset;
  return languageOf(text.slice(start, start + WINDOW), text.slice(start, start + WIDE_WINDOW));
}

const visible = /\S/g;

function languageOf(sample: string, wider = ''): string | undefined {
  return languageByFunctionWords(sample) ?? languageByFunctionWords(wider) ?? languageByBytes(sample);
}

function languageByBytes(sample: string): string | undefined {
  const dense = sample.replace(/\s+/g, ' ');
  if ((dense.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return undefined;
  const result = eld.detect(dense);
  // eld 2.1's isReliable() compares the best score with the second language's index, not its score: the lead is checked here.
  const [first = 0, second = 0] = Object.values(result.getScores()).sort((a, b) => b - a);
  return result.isReliable() && first - second >= LEAST_LEAD ? result.language : undefined;
}
