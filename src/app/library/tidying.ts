import type { Batches } from './batches';
import type { CatalogueEntry } from './catalogue';
import type { LibraryParts } from './libraryParts';
import type { Recognition } from './recognition';
import type { Shelf } from './shelf';

/** Brings the index and its cache into the shape in which they are small, quick and complete. */
export class Tidying {
  readonly #parts: LibraryParts;
  readonly #shelf: Shelf;
  readonly #batches: Batches;
  readonly #recognition: Recognition;

  constructor(parts: LibraryParts, shelf: Shelf, batches: Batches, recognition: Recognition) {
    this.#parts = parts;
    this.#shelf = shelf;
    this.#batches = batches;
    this.#recognition = recognition;
  }

  /**
   * Moves what is only in the live index to a new shard, together with what is left of worn shards; removes what is dead and
   * keeps what has changed. At any moment the cache holds what a start needs: the old goes after the new is there.
   */
  async run(): Promise<void> {
    const worn = new Set(this.#shelf.worn());
    const moving = [...this.#parts.catalogue.all()].filter(
      (entry) => isLoose(entry) || (entry.shard !== undefined && worn.has(entry.shard) && entry.isListed),
    );
    const files = moving.map(({ file, stamp }) => ({ file: stamp === undefined ? file : { ...file, stamp } }));
    await this.#batches.run(files, 'inTurn');
    this.#parts.changes.flush();
    if (this.#parts.isDisposed()) return;
    await this.#shelf.tidy();
    await this.#recognition.tidy();
  }
}

function isLoose({ shard, analysis, isUnsaved, isListed }: CatalogueEntry): boolean {
  return shard === undefined && analysis !== undefined && !isUnsaved && isListed;
}
