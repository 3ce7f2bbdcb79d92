import type { Annotation } from '../core/annotation/annotation';
import { labelKey, openVerdict, type LabelList, type ProjectLabel } from '../core/label/projectLabel';
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

/** The verdicts to offer for claims of an article, read when they were not before: first that of a claim that nobody judged. */
export async function offeredVerdicts({ labels }: Corpus, article: FileId): Promise<readonly ProjectLabel[]> {
  await labels.ready(article);
  return [{ name: openVerdict }, ...labels.of(article, 'verdicts')];
}

/** How many highlights in a folder have each label, or claims each verdict. O(annotations of the folder). */
export function labelUses(corpus: Corpus, folder: FileId, list: LabelList = 'labels'): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { id, annotations } of corpus.annotatedArticles()) {
    if (pathIn(folder, id) === undefined) continue;
    for (const { annotation } of annotations) {
      const name = nameIn(list, annotation);
      if (name !== undefined) uses.set(name, (uses.get(name) ?? 0) + 1);
    }
  }
  return uses;
}

/** The changes that give the highlights in a folder that have a label another one, or claims another verdict, article by article. */
export function relabelled(
  corpus: Corpus,
  folder: FileId,
  { from, to, list = 'labels' }: { readonly from: string; readonly to: string; readonly list?: LabelList },
): readonly { readonly article: FileId; readonly changes: readonly Change[] }[] {
  return corpus.annotatedArticles().flatMap(({ id, annotations }) => {
    if (pathIn(folder, id) === undefined) return [];
    const changes = annotations.flatMap(({ annotation }): readonly Change[] =>
      nameIn(list, annotation) === from ? [{ before: annotation, after: named(annotation, to) }] : [],
    );
    return changes.length > 0 ? [{ article: id, changes }] : [];
  });
}

function nameIn(list: LabelList, annotation: Annotation): string | undefined {
  if (annotation.kind === 'claim') return list === 'verdicts' ? annotation.verdict : undefined;
  return list === 'labels' ? annotation.label : undefined;
}

function named(annotation: Annotation, name: string): Annotation {
  return annotation.kind === 'claim' ? { ...annotation, verdict: name } : { ...annotation, label: name };
}
