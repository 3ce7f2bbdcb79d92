import type { FileId, FileReference } from '../ports';
import type { Batches } from './batches';
import { toldOf } from './catalogue';
import type { FileToIndex } from './job';
import type { LibraryParts } from './libraryParts';
import type { FoundFile } from './librarySource';
import type { LiveArticles } from './liveArticles';
import type { Shelf } from './shelf';

/** The first batches are small, so that the first rows show early. */
const filesInFirstBatch = 60;

/** No more files than this, beside others that are known, are read in this thread: another one needs longer to start. */
const fewFiles = 20;

/** Lists the files and has those indexed that are new or changed. */
export class Scanning {
  readonly #parts: LibraryParts;
  readonly #shelf: Shelf;
  readonly #batches: Batches;
  readonly #live: LiveArticles;
  #found = 0;

  constructor(parts: LibraryParts, shelf: Shelf, batches: Batches, live: LiveArticles) {
    this.#parts = parts;
    this.#shelf = shelf;
    this.#batches = batches;
    this.#live = live;
  }

  /** How many files the listing that is under way found; 0 when none is. */
  get found(): number {
    return this.#found;
  }

  /** Settles when everything is listed and searchable. Rejects when not all could be listed; what was is searchable then. */
  async scan(): Promise<void> {
    const { catalogue, order } = this.#parts;
    const reading = order.begin();
    const listing = new Listing(this.#parts, this.#batches);
    try {
      await this.#list(listing);
      for (const { file } of [...catalogue.all()]) {
        if (!listing.found.has(file.id) && !order.isNewer(file.id, reading)) this.#shelf.forget(file.id);
      }
    } finally {
      const single = listing.takeSingle();
      await Promise.all([listing.indexed(), this.#live.read(single)]);
      order.end();
      this.#found = 0;
      this.#parts.changes.flush();
    }
  }

  /** Takes over what earlier sessions kept before it lists the disk: whoever waits sees that first. */
  async #list(listing: Listing): Promise<void> {
    await this.#shelf.load();
    await this.#parts.source.list((files) => {
      this.#found += files.length;
      listing.take(files);
    });
  }
}

/** What one listing found, and what has to be done for it. */
class Listing {
  readonly found = new Set<FileId>();
  /** Articles that are read one by one: of open editors, and those whose title or language a person corrected. */
  readonly #single: FileReference[] = [];
  readonly #parts: LibraryParts;
  readonly #batches: Batches;
  readonly #running: Promise<void>[] = [];
  #toIndex: FileToIndex[] = [];
  #size = filesInFirstBatch;
  #hasUnchanged = false;

  constructor(parts: LibraryParts, batches: Batches) {
    this.#parts = parts;
    this.#batches = batches;
  }

  /** Tells what is unchanged, and has the rest indexed as soon as it fills a batch. */
  take(files: readonly FoundFile[]): void {
    const { catalogue, changes, liveTexts } = this.#parts;
    for (const file of files) {
      const { id, path, stamp } = file;
      this.found.add(id);
      const entry = catalogue.get(id);
      const isUnchanged = stamp !== undefined && entry?.stamp === stamp && entry.file.path === path;
      const isMisindexed = isUnchanged && catalogue.isMisindexed(entry);
      this.#hasUnchanged ||= isUnchanged;
      if (liveTexts.has(id) || isMisindexed) this.#single.push({ id, path });
      else if (!isUnchanged) this.#add(file, entry?.file.path === path ? entry.analysis?.hash : undefined);
      if (entry && isUnchanged && catalogue.list(entry)) changes.article(toldOf(entry));
    }
    changes.flush();
  }

  /** What is to be read one by one: few files, too, where nothing else is new. */
  takeSingle(): readonly FileReference[] {
    const isFew = this.#hasUnchanged && this.#running.length === 0 && this.#toIndex.length <= fewFiles;
    const few = isFew ? this.#toIndex.splice(0).map(({ file }) => file) : [];
    return [...this.#single.splice(0), ...few];
  }

  /** Settles when everything else is searchable. */
  async indexed(): Promise<void> {
    const lanes = Math.max(1, this.#parts.pool.lanes);
    const size = Math.max(filesInFirstBatch, Math.ceil(this.#toIndex.length / lanes));
    while (this.#toIndex.length > 0) this.#run(this.#toIndex.splice(0, size));
    await Promise.all(this.#running);
  }

  #add(file: FoundFile, hash: string | undefined): void {
    this.#toIndex.push(hash === undefined ? { file } : { file, hash });
    if (this.#toIndex.length < this.#size) return;
    this.#run(this.#toIndex);
    this.#toIndex = [];
    this.#size = Math.min(this.#batches.most, this.#size * 2);
  }

  #run(files: readonly FileToIndex[]): void {
    this.#running.push(this.#batches.run(files, 'inTurn'));
  }
}
