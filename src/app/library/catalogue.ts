import { withDetails } from '../../core/article/details';
import type { ArticleMetadata } from '../../core/article/article';
import type { Segment } from '../../core/search/segment';
import type { FileFailure, FileId, FileReference } from '../ports';
import type { ArticleAnalysis, IndexedArticle, SidecarFacts } from './library';
import { mentionsKey } from './mentionsFile';

/** A shard whose articles are searched, and what became of them. */
export interface ShelvedShard {
  /** In the cache; undefined when it is not kept. */
  name: string | undefined;
  /** Undefined while only the records of an earlier session are known. */
  segment: Segment | undefined;
  /** The files it has records of. */
  readonly files: readonly FileId[];
  /** How many of them have their newest record in it. */
  alive: number;
  /** Whether the stamps in the cache are older than those known, or one of its files is no more. */
  isStampOld: boolean;
  /** Whether the mentions of its articles are in the cache. */
  hasMentions: boolean;
}

/** An article, and where what is known about it is kept. */
export interface CatalogueEntry {
  readonly file: FileReference;
  readonly analysis?: ArticleAnalysis | undefined;
  readonly failure?: FileFailure | 'notAnalysed' | undefined;
  /** The stamp of the file that has this text; undefined when the text is not a file's, or files have no stamps. */
  stamp: string | undefined;
  /** The shard that has the newest record; undefined while only the live index has the article. */
  readonly shard: ShelvedShard | undefined;
  /** Whether the text is that of an open editor and not known to be the file's. */
  isUnsaved: boolean;
  /** The title and language under which it is indexed where a person corrected them; undefined when as they were found. */
  indexedAs: string | undefined;
  /** Whether the file is known to exist; one of an earlier session is not, until it is listed. */
  isListed: boolean;
  /** The hash of the text its mentions were recognised on, and the language it was taken for; undefined before. */
  recognised: { readonly hash: string; readonly language: string | undefined } | undefined;
}

type NewEntry = Pick<CatalogueEntry, 'file' | 'analysis' | 'failure' | 'stamp' | 'shard'> & {
  readonly isUnsaved?: boolean;
  readonly isListed?: boolean;
};

/** All articles of a library, with what a person said about them. */
export class Catalogue {
  readonly #entries = new Map<FileId, CatalogueEntry>();
  readonly #facts = new Map<FileId, SidecarFacts>();
  #listed = 0;

  /** How many articles are listed. */
  get listed(): number {
    return this.#listed;
  }

  get(id: FileId): CatalogueEntry | undefined {
    return this.#entries.get(id);
  }

  /** All entries, also those that are not listed. */
  all(): IterableIterator<CatalogueEntry> {
    return this.#entries.values();
  }

  /** The sidecars' facts by article, whether the article is known or not. */
  get facts(): ReadonlyMap<FileId, SidecarFacts> {
    return this.#facts;
  }

  setFacts(id: FileId, facts: SidecarFacts | undefined): void {
    if (facts) this.#facts.set(id, facts);
    else this.#facts.delete(id);
  }

  /** Puts what is known now in the place of what was known; gives whether anybody can tell the difference. */
  put({ file, analysis, failure, stamp, shard, isUnsaved = false, isListed = true }: NewEntry): boolean {
    const before = this.#entries.get(file.id);
    if (before?.shard) before.shard.alive--;
    if (shard) shard.alive++;
    this.#listed += Number(isListed) - Number(before?.isListed ?? false);
    const recognised = analysis && before?.recognised;
    const indexedAs = undefined;
    // Written out: some engines give each object that others are spread into a shape of its own, three times its size.
    const entry: CatalogueEntry = {
      file,
      analysis,
      failure,
      stamp,
      shard,
      isUnsaved,
      isListed,
      recognised,
      indexedAs,
    };
    this.#entries.set(file.id, entry);
    return isListed && !(before?.isListed === true && isSame(before, entry));
  }

  /** Notes that the file of an entry exists; gives whether that is new. */
  list(entry: CatalogueEntry): boolean {
    if (entry.isListed) return false;
    entry.isListed = true;
    this.#listed++;
    return true;
  }

  /** Forgets an article; gives whether it was listed. */
  delete(id: FileId): boolean {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    this.#entries.delete(id);
    if (entry.shard) {
      entry.shard.alive--;
      entry.shard.isStampOld = true;
    }
    if (entry.isListed) this.#listed--;
    return entry.isListed;
  }

  /** Takes the stamp of a file that turned out to hold the text that is known. */
  restamp(entry: CatalogueEntry, stamp: string | undefined): void {
    entry.isUnsaved = false;
    if (entry.stamp === stamp) return;
    entry.stamp = stamp;
    if (entry.shard) entry.shard.isStampOld = true;
  }

  /** The metadata with a person's corrections. */
  metadata({ file, analysis }: CatalogueEntry): ArticleMetadata | undefined {
    return analysis && withDetails(analysis.metadata, this.#facts.get(file.id)?.details);
  }

  /** When an article was published, with a person's correction. */
  dateOf(id: FileId): string | undefined {
    const corrected = this.#facts.get(id)?.details?.date;
    const entry = this.#entries.get(id);
    if (corrected === undefined || !entry) return entry?.analysis?.metadata.date;
    return this.metadata(entry)?.date;
  }

  /** The language with a person's correction. */
  language(entry: CatalogueEntry): string | undefined {
    const corrected = this.#facts.get(entry.file.id)?.details?.language;
    return corrected === undefined ? entry.analysis?.metadata.language : this.metadata(entry)?.language;
  }

  /** Whether an article is indexed under another title or in another language than it has, as after a correction. */
  isMisindexed(entry: CatalogueEntry): boolean {
    return entry.indexedAs !== this.#correction(entry);
  }

  /** Notes that the index has an article under the title and in the language that it has now. */
  setIndexed(entry: CatalogueEntry): void {
    entry.indexedAs = this.#correction(entry);
  }

  /** What the mentions of an article must have been recognised on; undefined for one without a text. */
  mentionsKey(entry: CatalogueEntry): string | undefined {
    return entry.analysis && mentionsKey(entry.analysis.hash, this.language(entry));
  }

  /** The corrected title and language, as one text to be compared; undefined when both are as they were found. */
  #correction(entry: CatalogueEntry): string | undefined {
    const { analysis, file } = entry;
    const details = this.#facts.get(file.id)?.details;
    if (!analysis || (details?.title === undefined && details?.language === undefined)) return undefined;
    const { title = '', language = '' } = withDetails(analysis.metadata, details);
    const isAsFound = title === (analysis.metadata.title ?? '') && language === (analysis.metadata.language ?? '');
    return isAsFound ? undefined : `${language}\n${title}`;
  }

  /** Whether an article has a text whose names are not known. */
  isUnrecognised(entry: CatalogueEntry): boolean {
    const { analysis, recognised } = entry;
    if (!analysis) return false;
    return recognised?.hash !== analysis.hash || recognised.language !== this.language(entry);
  }

  /** Notes that the names of an article, as it is now, are known. */
  setRecognised(entry: CatalogueEntry): void {
    entry.recognised = entry.analysis && { hash: entry.analysis.hash, language: this.language(entry) };
  }
}

/** The article as it is told. */
export function toldOf({
  file: { id, path },
  analysis,
  failure,
}: Pick<CatalogueEntry, 'file' | 'analysis' | 'failure'>): IndexedArticle {
  if (analysis) return { id, path, analysis };
  return failure === undefined ? { id, path } : { id, path, failure };
}

function isSame(before: CatalogueEntry, after: CatalogueEntry): boolean {
  return (
    before.analysis?.hash === after.analysis?.hash &&
    before.failure === after.failure &&
    before.file.path === after.file.path
  );
}
