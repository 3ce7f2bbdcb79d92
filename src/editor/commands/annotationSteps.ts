import { l10n, workspace } from 'vscode';
import { placedRange } from '../../core/anchor/placement';
import type { TextRange } from '../../core/text/textRange';
import type { ArticleEntry } from '../../app/articleEntry';
import type { FileId } from '../../app/ports';
import { readActiveArticle, revealRange, type ActiveArticle } from '../activeArticle';
import { annotationsIn } from '../placements';
import { hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { selectionOf } from '../selections';
import { number } from '../words';
import type { Annotating } from './annotate';

/** Which way one steps through annotations. */
export type Direction = 'next' | 'previous';

interface Place extends TextRange {
  readonly article: FileId;
  readonly path: string;
}

/**
 * *Next Annotation* and *Previous Annotation*: from the cursor on through all articles, in the order of their paths, and round. Every
 * passage is a step; those that share one are one step.
 */
export async function stepToAnnotation(
  { corpus, files }: Pick<Annotating, 'corpus' | 'files'>,
  direction: Direction,
): Promise<CommandOutcome> {
  const article = await readActiveArticle(corpus, files);
  const all = corpus.annotatedArticles().flatMap((entry) => placesIn(corpus, entry));
  const places = all
    .sort(compare)
    .filter((place, index, sorted) => index === 0 || compare(sorted[index - 1] ?? place, place) !== 0);
  const here = article && hereOf(article, corpus.article(article.id)?.path ?? '');
  const index = indexBeside(places, here, direction);
  const place = places[index];
  if (!place) {
    hint(l10n.t('No article has an annotation with a place.'));
    return silent;
  }
  await revealRange(place.article, place);
  hint(l10n.t('Annotation {0} of {1}', number(index + 1), number(places.length)));
  return silent;
}

/** The index of the place after or before one, round at the ends; -1 when there is none at all. */
function indexBeside(places: readonly Place[], here: Place | undefined, direction: Direction): number {
  if (direction === 'next') {
    const next = here ? places.findIndex((place) => compare(place, here) > 0) : 0;
    return next < 0 ? Math.min(0, places.length - 1) : next;
  }
  const previous = here ? places.findLastIndex((place) => compare(place, here) < 0) : -1;
  return previous < 0 ? places.length - 1 : previous;
}

function placesIn(corpus: Annotating['corpus'], entry: ArticleEntry): readonly Place[] {
  const { id: article, path } = entry;
  const open = workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === article);
  const ranges = open
    ? annotationsIn(corpus, open).map(({ range }) => range)
    : entry.annotations
        .filter(({ annotation }) => annotation.target.scope !== 'article')
        .flatMap(({ placement, morePlacements = [] }) =>
          [placement, ...morePlacements].flatMap((one) => placedRange(one) ?? []),
        );
  return ranges.map(({ start, end }) => ({ article, path, start, end }));
}

function hereOf({ editor, map, id }: ActiveArticle, path: string): Place {
  return { article: id, path, ...map.textRange(selectionOf(editor)) };
}

function compare(a: Place, b: Place): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}
