import { locateAll } from '../../core/anchor/locate';
import type { MarkedPlace } from '../../core/entity/correctedWords';
import type { Corrections, MarkedMention } from '../../core/entity/corrections';
import { EntityRules } from '../../core/entity/entityRules';
import { toModelText } from '../../core/text/modelText';
import { fileIn } from '../folderPath';
import type { FileId } from '../ports';
import type { LibraryParts } from './libraryParts';
import { readSafely } from './readAhead';

/** Has what persons said about entities hold: over the mentions that are known, and over those that come. */
export class Correcting {
  readonly #parts: LibraryParts;
  readonly #folders = new Map<FileId, Corrections>();
  #marks: ReadonlyMap<FileId, readonly MarkedMention[]> = new Map();
  #settled: Promise<void> = Promise.resolve();

  constructor(parts: LibraryParts) {
    this.#parts = parts;
  }

  /** Settles when everything that was said holds; never rejects. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Takes what is said in a folder instead of what was said there before. Recognises nothing: O(forms of mentions). */
  set(folder: FileId, corrections: Corrections | undefined): void {
    if (corrections) this.#folders.set(folder, corrections);
    else if (!this.#folders.delete(folder)) return;
    const folders = [...this.#folders].sort(([a], [b]) => (a < b ? -1 : 1));
    const scoped = folders.map(([id, said]) => ({
      corrections: said,
      articleId: (path: string) => fileIn(id, path),
    }));
    this.#parts.mentions.correct(new EntityRules(scoped));
    const marksBefore = this.#marks;
    this.#marks = marksOf(folders);
    this.#place([...new Set([...marksBefore.keys(), ...this.#marks.keys()])]);
    this.#parts.changes.entities();
  }

  /** Finds marked mentions again in articles that changed; the others are passed over. */
  refresh(articles: readonly FileId[]): void {
    const marked = this.#marks.size === 0 ? [] : articles.filter((id) => this.#marks.has(id));
    if (marked.length > 0) this.#place(marked);
  }

  #place(articles: readonly FileId[]): void {
    const placing = async (): Promise<void> => {
      for (const article of articles) this.#parts.mentions.mark(article, await this.#places(article));
      if (articles.length === 0 || this.#parts.isDisposed()) return;
      this.#parts.changes.entities();
      this.#parts.changes.flush();
    };
    this.#settled = this.#settled
      .then(placing)
      .catch((error: unknown) => this.#parts.log.error('Could not place marked mentions.', error));
  }

  /** Where the marked mentions of an article stand now; one that is not where it was, or is in several places, is left out. */
  async #places(article: FileId): Promise<readonly MarkedPlace[]> {
    const marks = this.#marks.get(article) ?? [];
    const entry = this.#parts.catalogue.get(article);
    if (marks.length === 0 || !entry) return [];
    const liveText = this.#parts.liveTexts.get(article);
    const read = liveText === undefined ? await readSafely(entry.file, this.#parts.source) : undefined;
    const text = liveText ?? (read?.kind === 'ok' ? read.value.text : undefined);
    if (text === undefined) return [];
    const modelText = toModelText(text);
    const placements = locateAll(
      modelText,
      marks.map(({ target }) => target),
    );
    const places = marks.flatMap(({ entity }, at): MarkedPlace[] => {
      const placement = placements[at];
      if (placement?.kind !== 'exact' && placement?.kind !== 'moved') return [];
      const { start, end } = placement.range;
      return [{ start, end, text: modelText.slice(start, end), entity }];
    });
    return withoutOverlaps(places);
  }
}

/** By start; of two that overlap the first. */
function withoutOverlaps(places: readonly MarkedPlace[]): readonly MarkedPlace[] {
  let end = 0;
  return [...places]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((place) => {
      if (place.start < end) return false;
      end = place.end;
      return true;
    });
}

function marksOf(folders: readonly (readonly [FileId, Corrections])[]): ReadonlyMap<FileId, readonly MarkedMention[]> {
  const marks = new Map<FileId, MarkedMention[]>();
  for (const [folder, { mentions }] of folders) {
    for (const mark of mentions) {
      const article = fileIn(folder, mark.article);
      if (article !== undefined) marks.set(article, [...(marks.get(article) ?? []), mark]);
    }
  }
  return marks;
}
