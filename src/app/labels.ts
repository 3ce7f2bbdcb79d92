import { labelKey, type ProjectLabel } from '../core/label/projectLabel';
import type { Corpus } from './corpus';
import { pathIn } from './folderPath';
import type { FileId } from './ports';
import type { Change } from './sidecarStep';

/**
 * The labels to offer for highlights of an article: those of its project in their order, then those that annotations of its folder have
 * besides, the most used first. O(annotations of the folder).
 */
export function offeredLabels(corpus: Corpus, article: FileId): readonly ProjectLabel[] {
  const declared = corpus.labels.of(article);
  const folder = corpus.labels.folderOf(article);
  if (folder === undefined) return declared;
  const known = new Set(declared.map(({ name }) => name));
  const others = [...labelUses(corpus, folder)].filter(([name]) => !known.has(name) && labelKey(name) !== '');
  others.sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return [...declared, ...others.map(([name]) => ({ name }))];
}

/** How many highlights in a folder have each label. O(annotations of the folder). */
export function labelUses(corpus: Corpus, folder: FileId): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { id, annotations } of corpus.annotatedArticles()) {
    if (pathIn(folder, id) === undefined) continue;
    for (const { annotation } of annotations) {
      if (annotation.kind !== 'highlight' || annotation.label === undefined) continue;
      uses.set(annotation.label, (uses.get(annotation.label) ?? 0) + 1);
    }
  }
  return uses;
}

/** The changes that give the highlights in a folder that have a label another one, article by article. */
export function relabelled(
  corpus: Corpus,
  folder: FileId,
  { from, to }: { readonly from: string; readonly to: string },
): readonly { readonly article: FileId; readonly changes: readonly Change[] }[] {
  return corpus.annotatedArticles().flatMap(({ id, annotations }) => {
    if (pathIn(folder, id) === undefined) return [];
    const changes = annotations.flatMap(({ annotation }): readonly Change[] =>
      annotation.kind === 'highlight' && annotation.label === from
        ? [{ before: annotation, after: { ...annotation, label: to } }]
        : [],
    );
    return changes.length > 0 ? [{ article: id, changes }] : [];
  });
}
