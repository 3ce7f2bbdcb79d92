import type { Mention } from '../../core/entity/entity';
import type { MentionBlock } from '../../core/entity/mentionBlock';
import { toModelText, type ModelText } from '../../core/text/modelText';
import type { FileId, FileReference } from '../ports';
import type { CatalogueEntry, ShelvedShard } from './catalogue';
import type { LibraryParts } from './libraryParts';
import { mentionsKey, sealMentions, unsealMentions } from './mentionsFile';
import { readSafely } from './readAhead';
import { recogniseText } from './recogniseJob';
import type { Shelf } from './shelf';

/** Few enough that an index job does not wait for long, in a fraction of a second. */
const articlesAJob = 50;

/** Recognises the names in all articles in the background; those that were asked for or just changed first. */
export class Recognition {
  readonly #parts: LibraryParts;
  readonly #shelf: Shelf;
  readonly #isBusy: () => boolean;
  readonly #first = new Set<FileId>();
  readonly #inTurn = new Set<FileId>();
  /** Shards whose stored mentions were looked for. */
  readonly #restored = new WeakSet<ShelvedShard>();
  /** The articles whose names are being recognised by themselves. */
  readonly #now = new Map<FileId, Promise<void>>();
  #running: Promise<void> | undefined;

  /** @param isBusy whether articles are being indexed, which goes before. */
  constructor(parts: LibraryParts, shelf: Shelf, isBusy: () => boolean) {
    this.#parts = parts;
    this.#shelf = shelf;
    this.#isBusy = isBusy;
  }

  /** How many articles still wait. */
  get waiting(): number {
    return this.#first.size + this.#inTurn.size;
  }

  /** Has the names of an article recognised if they are not known. */
  want(id: FileId, when: 'first' | 'inTurn'): void {
    const entry = this.#parts.catalogue.get(id);
    if (!entry || !this.#parts.catalogue.isUnrecognised(entry)) return;
    if (when === 'first') {
      this.#inTurn.delete(id);
      this.#first.add(id);
    } else if (!this.#first.has(id) && !this.#now.has(id)) this.#inTurn.add(id);
  }

  /** Goes on with what waits, as far as nothing is more urgent. Settles when nothing can be done now; never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#run()
      .catch((error: unknown) => this.#parts.log.error('Could not recognise names.', error))
      .finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Recognises the names of an article now if they are not known. */
  async now(id: FileId): Promise<void> {
    for (let running = this.#now.get(id); running; running = this.#now.get(id)) await running;
    const running = this.#recogniseNow(id).finally(() => this.#now.delete(id));
    this.#now.set(id, running);
    await running;
  }

  async #recogniseNow(id: FileId): Promise<void> {
    const { catalogue, liveTexts, source } = this.#parts;
    const entry = catalogue.get(id);
    this.#first.delete(id);
    this.#inTurn.delete(id);
    if (!entry || !this.#parts.catalogue.isUnrecognised(entry)) return;
    const liveText = entry.isUnsaved ? liveTexts.get(id) : undefined;
    const read = liveText === undefined ? await readSafely(entry.file, source) : undefined;
    const text = liveText ?? (read?.kind === 'ok' ? read.value.text : undefined);
    if (text === undefined || this.#parts.isDisposed()) return;
    const modelText = toModelText(text);
    const language = catalogue.language(entry);
    const key = mentionsKey(this.#parts.hash(modelText), language);
    const isStillSo = (): boolean => catalogue.mentionsKey(entry) === key && catalogue.get(id) === entry;
    if (!isStillSo()) return;
    const mentions = await this.#recogniseHere(entry.file, modelText, language);
    if (this.#parts.isDisposed()) return;
    if (!isStillSo()) {
      this.want(id, 'first');
      void this.run();
      return;
    }
    this.#parts.mentions.replace(id, mentions);
    catalogue.setRecognised(entry);
    this.#parts.changes.entities();
  }

  /** None for an article that is not to be worked on. */
  async #recogniseHere(
    { id, path }: FileReference,
    text: ModelText,
    language: string | undefined,
  ): Promise<readonly Mention[]> {
    const { begin, isDisposed, log, pacer } = this.#parts;
    let done = (): void => undefined;
    try {
      done = begin([id]);
      return await recogniseText({ path, text, language }, pacer, isDisposed);
    } catch (error) {
      log.error(`Could not recognise the names in ${id}.`, error);
      return [];
    } finally {
      done();
    }
  }

  /** Takes over the mentions that earlier sessions found; what they did not find is to be recognised. */
  async restore(): Promise<void> {
    const { cache, catalogue, changes, pacer } = this.#parts;
    for (const shard of [...this.#shelf.all()]) {
      if (shard.name === undefined || this.#restored.has(shard) || this.#parts.isDisposed()) continue;
      this.#restored.add(shard);
      const block = await cache.mentions(shard.name);
      if (block) {
        this.#take(block);
        changes.entities();
        shard.hasMentions = this.#openIn(shard).length === 0;
      }
      await pacer.breathe();
    }
    for (const { file, isListed } of catalogue.all()) if (isListed) this.want(file.id, 'inTurn');
    changes.flush();
  }

  /** Keeps the mentions of shards all of whose articles are recognised. */
  async tidy(): Promise<void> {
    for (const shard of [...this.#shelf.all()]) await this.#keep(shard);
  }

  async #run(): Promise<void> {
    const { changes, pacer, pool } = this.#parts;
    while (!this.#parts.isDisposed() && this.waiting > 0) {
      const [next] = this.#first;
      if (next !== undefined) await this.now(next);
      else if (this.#isBusy()) return;
      else await Promise.all(Array.from({ length: Math.max(1, pool.lanes) }, () => this.#batch()));
      changes.flush();
      await pacer.breathe();
    }
  }

  async #batch(): Promise<void> {
    const { catalogue } = this.#parts;
    const entries: CatalogueEntry[] = [];
    for (const id of this.#inTurn) {
      if (entries.length === articlesAJob) break;
      this.#inTurn.delete(id);
      const entry = catalogue.get(id);
      if (!entry || !this.#parts.catalogue.isUnrecognised(entry)) continue;
      if (entry.isUnsaved) this.#first.add(id);
      else entries.push(entry);
    }
    await this.#recognise(entries);
    const shards = new Set(entries.flatMap(({ shard }) => shard ?? []));
    for (const shard of shards) await this.#keep(shard);
  }

  /** A batch on which a thread died is halved until the article it died on is alone; that has no names then. */
  async #recognise(entries: readonly CatalogueEntry[]): Promise<void> {
    const { catalogue, log, mentions, pool } = this.#parts;
    const [only] = entries;
    if (!only || this.#parts.isDisposed()) return;
    const files = entries.map((entry) => ({ file: entry.file, language: catalogue.language(entry) }));
    try {
      const result = await pool.run({ kind: 'recognise', files });
      const block = result.kind === 'recognise' ? unsealMentions(result.mentions) : undefined;
      if (this.#parts.isDisposed()) return;
      if (block) {
        this.#take(block);
        this.#parts.changes.entities();
        return;
      }
    } catch (error) {
      if (this.#parts.isDisposed()) return;
      log.warn(`Could not recognise the names of ${files.length} articles at once: ${String(error)}`);
    }
    if (entries.length === 1) {
      mentions.replace(only.file.id, []);
      catalogue.setRecognised(only);
      return;
    }
    const middle = Math.ceil(entries.length / 2);
    await this.#recognise(entries.slice(0, middle));
    await this.#recognise(entries.slice(middle));
  }

  /** Takes over the mentions of a block that are those of the articles as they are now. */
  #take(block: MentionBlock): void {
    const { catalogue, mentions } = this.#parts;
    mentions.replaceAll(block, (article, key) => {
      const entry = catalogue.get(article);
      if (!entry || !catalogue.isUnrecognised(entry) || catalogue.mentionsKey(entry) !== key) return undefined;
      catalogue.setRecognised(entry);
      return entry.file.id;
    });
  }

  /** Keeps the mentions of a shard beside it when all are known. */
  async #keep(shard: ShelvedShard): Promise<void> {
    const { cache, catalogue, mentions } = this.#parts;
    if (shard.hasMentions || shard.name === undefined || shard.alive === 0 || this.#openIn(shard).length > 0) return;
    shard.hasMentions = true;
    const recognised = shard.files.flatMap((id) => {
      const entry = catalogue.get(id);
      const key = entry?.shard === shard ? catalogue.mentionsKey(entry) : undefined;
      return key === undefined ? [] : { article: id, key };
    });
    await cache.putMentions(shard.name, sealMentions(mentions.pack(recognised)));
  }

  /** The articles of a shard whose names are not known. */
  #openIn(shard: ShelvedShard): FileId[] {
    return shard.files.filter((id) => {
      const entry = this.#parts.catalogue.get(id);
      return entry?.shard === shard && this.#parts.catalogue.isUnrecognised(entry);
    });
  }
}
