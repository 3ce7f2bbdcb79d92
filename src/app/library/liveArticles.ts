import { toModelText, type ModelText } from '../../core/text/modelText';
import { ReadQueue } from '../readQueue';
import type { FileId, FileReference, FileResult } from '../ports';
import { analyseArticle, type AnalysedArticle } from './analyseArticle';
import type { Batches } from './batches';
import { toldOf, type CatalogueEntry } from './catalogue';
import type { LibraryParts } from './libraryParts';
import type { ArticleText } from './librarySource';
import { readSafely } from './readAhead';
import type { Shelf } from './shelf';

/** How many articles are read at once; each read may be a message to the editor's file service. */
const articlesAtOnce = 8;

/** Longer texts come into a shard at once, in UTF-16 code units: in the live index every word takes fifty bytes, and the thread a second. */
const longestLive = 1 << 20;

/** Reads single articles, from their file or an open editor, at once and into the live index. */
export class LiveArticles {
  readonly #parts: LibraryParts;
  readonly #shelf: Shelf;
  readonly #batches: Batches;
  readonly #queue: ReadQueue;
  readonly #onIndexed: (ids: readonly FileId[]) => void;
  /** The references of files that wait to be read. */
  readonly #references = new Map<FileId, FileReference>();

  /** @param onIndexed told of articles that the live index has anew. */
  constructor(shelf: Shelf, batches: Batches, parts: LibraryParts, onIndexed: (ids: readonly FileId[]) => void) {
    this.#parts = parts;
    this.#shelf = shelf;
    this.#batches = batches;
    this.#onIndexed = onIndexed;
    this.#queue = new ReadQueue(articlesAtOnce, (id) => this.#read(id));
  }

  /** Settles when these are searchable as they are now. */
  async read(references: readonly FileReference[]): Promise<void> {
    for (const reference of references) this.#references.set(reference.id, reference);
    await this.#queue.read(
      references.map(({ id }) => id),
      'first',
    );
  }

  /** Reads nothing more. */
  end(): void {
    this.#queue.end();
  }

  async #read(id: FileId): Promise<void> {
    const { catalogue, liveTexts, order, source, pacer } = this.#parts;
    const file = this.#references.get(id) ?? catalogue.get(id)?.file;
    if (!file) return;
    const reading = order.begin();
    try {
      const liveText = liveTexts.get(id);
      const text = liveText === undefined ? await readSafely(file, source) : okay(liveText);
      if (this.#parts.isDisposed()) return;
      if (liveText === undefined && text.kind === 'ok' && this.#isForBatch(id, text.value.text)) {
        await this.#batches.run([{ file }], 'first');
        return;
      }
      if (!order.take(id, reading)) return;
      this.#take(file, text, liveText !== undefined);
      if (!this.#queue.isWaiting(id)) this.#references.delete(id);
    } finally {
      order.end();
    }
    await pacer.breathe();
  }

  /** Not an article that a person corrected: only the live index has it as they say. */
  #isForBatch(id: FileId, text: string): boolean {
    const entry = this.#parts.catalogue.get(id);
    return text.length > longestLive && !(entry && this.#parts.catalogue.isMisindexed(entry));
  }

  #take(file: FileReference, text: FileResult<ArticleText>, isUnsaved: boolean): void {
    if (text.kind === 'ok') this.#takeText({ file, isUnsaved }, toModelText(text.value.text), text.value.stamp);
    else if (text.failure === 'missing') this.#shelf.forget(file.id);
    else this.#shelf.fail(file, text.failure);
  }

  #takeText(taken: Taken, text: ModelText, stamp: string | undefined): void {
    const { catalogue, changes } = this.#parts;
    const hash = this.#parts.hash(text);
    const before = catalogue.get(taken.file.id);
    if (before?.analysis?.hash === hash && before.file.path === taken.file.path) {
      if (!taken.isUnsaved) catalogue.restamp(before, stamp);
      if (catalogue.list(before)) changes.article(toldOf(before));
      if (!catalogue.isMisindexed(before)) return;
    }
    this.#index(taken, { text, hash, stamp }, before);
  }

  #index(
    { file, isUnsaved }: Taken,
    { text, hash, stamp }: { readonly text: ModelText; readonly hash: string; readonly stamp: string | undefined },
    before: CatalogueEntry | undefined,
  ): void {
    const { catalogue, changes, index } = this.#parts;
    const analysed = this.#analyse(file, text, hash);
    if (!analysed) {
      this.#shelf.fail(file, 'notAnalysed');
      return;
    }
    const { analysis, document } = analysed;
    const isSame = before?.analysis?.hash === hash && before.file.path === file.path;
    const kept = isSame
      ? { shard: before.shard, stamp: before.stamp, isUnsaved: before.isUnsaved }
      : { shard: undefined, stamp: isUnsaved ? undefined : stamp, isUnsaved };
    const entry = { file: { id: file.id, path: file.path }, analysis, failure: undefined };
    const isNews = catalogue.put({ ...entry, ...kept });
    const now = catalogue.get(file.id);
    if (!now) return;
    catalogue.setIndexed(now);
    const { title = '', language } = catalogue.metadata(now) ?? {};
    index.replace({ ...document, title, language });
    if (isNews) changes.article(toldOf(now));
    this.#onIndexed([file.id]);
  }

  /** Undefined for an article that cannot be worked on, or is not to be. */
  #analyse(file: FileReference, text: ModelText, hash: string): AnalysedArticle | undefined {
    let done = (): void => undefined;
    try {
      done = this.#parts.begin([file.id]);
      return analyseArticle(file, text, hash);
    } catch (error) {
      this.#parts.log.error(`Could not analyse ${file.id}.`, error);
      return undefined;
    } finally {
      done();
    }
  }
}

interface Taken {
  readonly file: FileReference;
  /** Whether the text is an open editor's. */
  readonly isUnsaved: boolean;
}

function okay(text: string): FileResult<ArticleText> {
  return { kind: 'ok', value: { text } };
}
