import search from 'approx-string-match';
import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch';
import { locateAll } from '../../../src/core/anchor/locate';
import { placedRange } from '../../../src/core/anchor/placement';
import { indexCodePoints } from '../../../src/core/text/codePointIndex';
import { toModelText } from '../../../src/core/text/modelText';
import type { TextRange } from '../../../src/core/text/textRange';
import type { AnchorCase, AnchorQuote } from './revisions';

/** Places all quotes of a case; undefined for one that it finds nowhere. Texts have LF line ends. */
export type Method = (given: AnchorCase) => readonly (TextRange | undefined)[];

/** What is compared, by name. */
export const methods: Readonly<Record<string, Method>> = {
  'Newsmark, with the text before': (given) => byNewsmark(given, true),
  'Newsmark, quote alone': (given) => byNewsmark(given, false),
  Hypothesis: ({ after, annos }) => annos.map((quote) => byHypothesis(after, quote)),
  'diff-match-patch, diff': byDiff,
  'exact search': ({ after, annos }) => annos.map((quote) => bySearch(after, quote)),
};

function byNewsmark({ before, after, annos }: AnchorCase, isWithBase: boolean): readonly (TextRange | undefined)[] {
  const base = toModelText(before);
  const index = indexCodePoints(base);
  const targets = annos.map(({ exact, prefix, suffix, start, end }) => ({
    exact,
    prefix,
    suffix,
    position: { start: index.toCodePoint(start), end: index.toCodePoint(end) },
  }));
  return locateAll(toModelText(after), targets, isWithBase ? { base } : {}).map(placedRange);
}

/** Hypothesis's way with its published weights: quote 50, prefix 20, suffix 20, position 2. No threshold. */
function byHypothesis(text: string, { exact, prefix, suffix, start: hint }: AnchorQuote): TextRange | undefined {
  const likeness = (part: string, words: string): number =>
    part === '' || words === ''
      ? 0
      : 1 - (closest(part, words, words.length)[0]?.errors ?? words.length) / words.length;
  const scored = closest(text, exact, Math.min(256, exact.length / 2)).map((match) => {
    const { start, end, errors } = match;
    const scores = [
      50 * (1 - errors / exact.length),
      20 * (prefix === '' ? 1 : likeness(text.slice(Math.max(0, start - prefix.length), start), prefix)),
      20 * (suffix === '' ? 1 : likeness(text.slice(end, end + suffix.length), suffix)),
      2 * (1 - Math.abs(start - hint) / text.length),
    ];
    return { start, end, score: scores.reduce((sum, score) => sum + score, 0) };
  });
  return scored.sort((a, b) => b.score - a.score)[0];
}

/** Exact matches where there are any, else those with the fewest errors. */
function closest(
  text: string,
  words: string,
  mostErrors: number,
): readonly { start: number; end: number; errors: number }[] {
  const exact: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    exact.push({ start: at, end: at + words.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, words, Math.floor(mostErrors));
}

function byDiff({ before, after, annos }: AnchorCase): readonly (TextRange | undefined)[] {
  const engine = new DiffMatchPatch();
  const diff = engine.diff_main(before, after);
  return annos.map(({ start, end }) => {
    const range = { start: engine.diff_xIndex(diff, start), end: engine.diff_xIndex(diff, end) };
    return range.end > range.start ? range : undefined;
  });
}

function bySearch(text: string, { exact, prefix, suffix }: AnchorQuote): TextRange | undefined {
  const inContext = text.indexOf(prefix + exact + suffix);
  const start = inContext >= 0 ? inContext + prefix.length : text.indexOf(exact);
  return start < 0 ? undefined : { start, end: start + exact.length };
}
