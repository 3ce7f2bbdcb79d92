import { eld } from 'eld/extrasmall';

const WINDOW = 400;
const LEAST_LETTERS = 20;
/** By how much the best language must lead the second; on sentences of news the right one leads by 0.05 to 0.2. */
const LEAST_LEAD = 0.02;

/**
 * Detects the language of a text as an ISO 639-1 code; undefined for too little text or a close call.
 *
 * Looks at three windows of 400 code units (start, middle, end) and takes the language most of them agree on, the earlier one
 * when equal, so a quotation in another language does not decide. Method: byte n-grams, by the `eld` library. Constant cost.
 */
export function detectLanguage(text: string): string | undefined {
  const votes = new Map<string, number>();
  for (const sample of samples(text)) {
    const language = languageOf(sample);
    if (language) votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [language, count] of votes) if (count > (best ? (votes.get(best) ?? 0) : 0)) best = language;
  return best;
}

function samples(text: string): string[] {
  if (text.length <= 2 * WINDOW) return [text];
  const starts = [0, Math.floor((text.length - WINDOW) / 2), text.length - WINDOW];
  return starts.map((start) => text.slice(start, start + WINDOW));
}

function languageOf(sample: string): string | undefined {
  const dense = sample.replace(/\s+/g, ' ');
  if ((dense.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return undefined;
  const result = eld.detect(dense);
  // eld 2.1's isReliable() compares the best score with the second language's index, not its score: the lead is checked here.
  const [first = 0, second = 0] = Object.values(result.getScores()).sort((a, b) => b - a);
  return result.isReliable() && first - second >= LEAST_LEAD ? result.language : undefined;
}
