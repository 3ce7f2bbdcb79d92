import type { Annotation } from '../../../../src/core/annotation/annotation';
import { describeTarget } from '../../../../src/core/anchor/describe';
import { placedRange, type Placement } from '../../../../src/core/anchor/placement';
import { wholeArticle } from '../../../../src/core/anchor/quoteTarget';
import type { ArticleMetadata } from '../../../../src/core/article/article';
import type { ExportArticle } from '../../../../src/core/export/exporting';
import { indexCodePoints } from '../../../../src/core/text/codePointIndex';
import type { ModelText } from '../../../../src/core/text/modelText';
import { claimOf, highlightOf, idOf } from '../annotation/samples';
import { readOne } from '../anchor/marked';

export const metadata: ArticleMetadata = {
  title: 'Rents rise',
  source: 'Adnkronos',
  date: '2024-11-12',
  language: 'it',
  words: 4,
  provenance: {},
};

/** An article with annotations, each placed where it was made unless said otherwise. */
export function articleOf(
  text: string,
  annotations: readonly (Annotation | readonly [Annotation, Placement])[],
  fields: Partial<ExportArticle> = {},
): ExportArticle {
  const placed = annotations.map((entry) => {
    if (!('kind' in entry)) return { annotation: entry[0], placement: entry[1] };
    const start = indexCodePoints(text).toUtf16(entry.target.position?.start ?? 0) ?? 0;
    const placement: Placement = { kind: 'exact', range: { start, end: start + entry.target.exact.length } };
    return { annotation: entry, placement };
  });
  return { path: 'news/story.txt', text: text as ModelText, metadata, annotations: placed, others: [], ...fields };
}

/** An article with one highlight of the passage marked with [ ]. */
export function highlighted(marked: string, fields: Parameters<typeof highlightOf>[1] = {}): ExportArticle {
  return articleOf(readOne(marked).text, [highlightOf(marked, fields)]);
}

/** An article with one claim in the passage marked with [ ]. */
export function claimed(marked: string, fields: Parameters<typeof claimOf>[1] = {}): ExportArticle {
  return articleOf(readOne(marked).text, [claimOf(marked, fields)]);
}

/** An article whose first annotation is an orphan and whose second has two candidates. */
export function unplaced(): ExportArticle {
  const candidates = [
    { start: 0, end: 3, score: 1 },
    { start: 8, end: 11, score: 1 },
  ];
  return articleOf('won and won', [
    [highlightOf('Rents [rose 4%].'), { kind: 'orphan' }],
    [highlightOf('She [won].', { id: idOf(2) }), { kind: 'ambiguous', candidates }],
  ]);
}

/** An article with a note on all of it. */
export function noted(): ExportArticle {
  const note = highlightOf('[x]', { target: wholeArticle, comment: 'Check it.' });
  return articleOf('Rents rose 4%.', [[note, { kind: 'exact', range: { start: 0, end: 0 } }]]);
}

/** An article with a highlight whose words were changed. */
export function reworded(): ExportArticle {
  const range = { start: 6, end: 13 };
  return articleOf('Rents rose 5%.', [[highlightOf('Rents [rose 4%].'), { kind: 'edited', range, score: 0.8 }]]);
}

/** An article with one highlight of two passages. */
export function inTwoPlaces(): ExportArticle {
  const { text, range } = readOne('Rents rose 4%. Nobody [won].');
  const article = articleOf(text, [
    highlightOf('Rents [rose 4%]. Nobody won.', { moreTargets: [describeTarget(text, range)] }),
  ]);
  const more = [{ kind: 'exact', range }] as const;
  return { ...article, annotations: article.annotations.map((placed) => ({ ...placed, morePlacements: more })) };
}

/** The words an annotation stands on now. */
export function wordsAt(text: string, placement: Placement): string | undefined {
  const range = placedRange(placement);
  return range && text.slice(range.start, range.end);
}
