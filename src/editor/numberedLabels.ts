import { labelShortcuts, type LabelNumber, type ProjectLabel } from '../core/label/projectLabel';
import type { Corpus } from '../app/corpus';
import { offeredLabels } from '../app/labels';
import type { FileId } from '../app/ports';

/** The labels that number keys put on words of an article: those of its project, then those in use there. */
export function numberedLabels(corpus: Corpus, article: FileId): ReadonlyMap<LabelNumber, ProjectLabel> {
  return labelShortcuts(offeredLabels(corpus, article));
}
