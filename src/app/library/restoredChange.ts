import type { FileId } from '../ports';
import { toldOf } from './catalogue';
import type { IndexedArticle, LibraryChange } from './library';
import { unpackRecords, type PackedRecords } from './shard';

/**
 * What an earlier session knew of the articles of a shard, as its bytes: a thread that only passes it on makes no objects of it. Articles
 * without a stamp are not told, see `ShardRecord`.
 */
export class RestoredChange implements LibraryChange {
  readonly entities = false;
  readonly packed: PackedRecords;
  /** Articles that a shard before this one told, and that are not known to be there any more. */
  readonly gone: readonly FileId[];
  #articles: readonly IndexedArticle[] | undefined;

  constructor(packed: PackedRecords, gone: readonly FileId[]) {
    this.packed = packed;
    this.gone = gone;
  }

  /** Opened when first asked for. */
  get articles(): readonly IndexedArticle[] {
    this.#articles ??= (unpackRecords(this.packed) ?? []).flatMap((record) =>
      record.stamp === undefined ? [] : toldOf(record),
    );
    return this.#articles;
  }
}
