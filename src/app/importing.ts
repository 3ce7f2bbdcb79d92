import type { ArticleMetadata } from '../core/article/article';
import { articleFile, articleFileName, numberedName, type Arrival } from '../core/import/articleFile';
import type { FeedEntry } from '../core/import/feed';
import type { ReadableArticle } from '../core/import/readableArticle';
import { hasWord } from '../core/text/words';
import { download, type DownloadFailure, type DownloadSignals, type Fetcher } from './importingDownload';
import type { Library } from './library/library';
import type { Clock, FileFailure, FileId, FileResult } from './ports';

/** Makes new article files. */
export interface ArticleCreator {
  /**
   * Writes a file as the editor will read it; fails with `changed` when one of that name is there, or a sidecar that would make
   * its annotations those of the new one, and never replaces it.
   */
  create(file: FileId, text: string): Promise<FileResult<void>>;
}

/** What imports work with. */
export interface ImportTools {
  readonly fetcher: Fetcher;
  readonly library: Pick<Library, 'readable'>;
  readonly files: ArticleCreator;
  readonly clock: Clock;
}

/** Names a file of the folder that articles are put into. */
export type InFolder = (name: string) => FileId;

/** An article that was written. */
export interface ImportedArticle {
  readonly file: FileId;
  readonly title?: string;
  /** The address that answered, when it is another than the one that was asked. */
  readonly redirectedTo?: string;
  /** That the page of an entry could not be had, so that the words are those of its feed. */
  readonly isFeedText?: true;
  /** Whether hardly any words were found: the page may show them to subscribers only, or make them in the browser. */
  readonly isShort: boolean;
}

export type ImportFailure =
  DownloadFailure | { readonly kind: 'noWords' } | { readonly kind: 'write'; readonly failure: FileFailure };

export type ImportResult =
  | { readonly kind: 'ok'; readonly value: ImportedArticle }
  | { readonly kind: 'failed'; readonly failure: ImportFailure };

/** Fewer words than that are no article. */
const fewestWords = 80;
/** So many files of one name in a folder, and something else is wrong. */
const mostNumbers = 1000;

/** Downloads a page and writes its text as a new article. Nothing is written when anything fails. */
export async function importPage(
  tools: ImportTools,
  address: string,
  inFolder: InFolder,
  signals: DownloadSignals,
): Promise<ImportResult> {
  const result = await download(tools.fetcher, address, signals);
  if (result.kind === 'failed') return result;
  const { text, url, redirectedTo } = result.value;
  const readable = await tools.library.readable(text, url);
  if (signals.cancelled.aborted) return { kind: 'failed', failure: { kind: 'cancelled' } };
  const imported = await saveArticle(
    tools,
    readable,
    { kind: 'retrieved', at: tools.clock.now(), from: url },
    { inFolder },
  );
  if (imported.kind === 'failed' || redirectedTo === undefined) return imported;
  return { kind: 'ok', value: { ...imported.value, redirectedTo } };
}

/** Writes words that a person brought, HTML or plain, as a new article. */
export async function importText(tools: ImportTools, text: string, inFolder: InFolder): Promise<ImportResult> {
  const readable = await tools.library.readable(text);
  return saveArticle(tools, readable, { kind: 'retrieved', at: tools.clock.now() }, { inFolder });
}

/**
 * Writes a clean article from the text of a saved page, unless that was cancelled before the article was made.
 *
 * @param name the page's file name without its folder.
 */
export async function convertPage(
  tools: Omit<ImportTools, 'fetcher'>,
  page: { readonly name: string; readonly text: string; readonly cancelled?: AbortSignal },
  inFolder: InFolder,
): Promise<ImportResult> {
  const readable = await tools.library.readable(page.text);
  if (page.cancelled?.aborted === true) return { kind: 'failed', failure: { kind: 'cancelled' } };
  const arrival = { kind: 'converted', at: tools.clock.now(), from: page.name } as const;
  const name = page.name.replace(/\.[^.]+$/, '') || 'article';
  return saveArticle(tools, readable, arrival, { inFolder, name });
}

/**
 * Imports an entry of a feed: the page it leads to, or the words it brings along where there is no such page. What the page
 * does not say, or hardly, is taken from the feed.
 */
export async function importEntry(
  tools: ImportTools,
  entry: FeedEntry,
  inFolder: InFolder,
  signals: DownloadSignals,
): Promise<ImportResult> {
  const page = entry.url === undefined ? undefined : await download(tools.fetcher, entry.url, signals);
  if (signals.cancelled.aborted) return { kind: 'failed', failure: { kind: 'cancelled' } };
  if (page?.kind === 'failed' && entry.content === undefined) return page;
  const found = page?.kind === 'ok' ? page.value : undefined;
  const text = found?.text ?? entry.content ?? '';
  if (text === '') return { kind: 'failed', failure: { kind: 'noWords' } };
  const readable = await tools.library.readable(text, found?.url ?? entry.url);
  const completed = { ...readable, metadata: completedBy(entry, readable.metadata) };
  const arrival: Arrival = { kind: 'retrieved', at: tools.clock.now(), ...(found && { from: found.url }) };
  const imported = await saveArticle(tools, completed, arrival, { inFolder });
  if (imported.kind === 'failed') return imported;
  const redirect = found?.redirectedTo === undefined ? {} : { redirectedTo: found.redirectedTo };
  return {
    kind: 'ok',
    value: { ...imported.value, ...redirect, ...(page?.kind === 'failed' && { isFeedText: true }) },
  };
}

/** Under this a page's own word counts less than that of the feed. */
const leastConfidence = 0.5;

function completedBy({ title, author, source, url, date }: FeedEntry, metadata: ArticleMetadata): ArticleMetadata {
  const { provenance } = metadata;
  const isUnsure = (field: keyof ArticleMetadata['provenance']): boolean =>
    (provenance[field]?.confidence ?? 0) < leastConfidence || provenance[field]?.from === 'lead';
  return {
    ...metadata,
    ...(title !== undefined && isUnsure('title') && { title }),
    ...(author !== undefined && isUnsure('author') && { author }),
    ...(source !== undefined && isUnsure('source') && { source }),
    ...(url !== undefined && isUnsure('url') && { url }),
    ...(date && isUnsure('date') && { date: date.value, datePrecision: date.precision }),
  };
}

/** Writes the article under the first name that is free. Never replaces a file. */
async function saveArticle(
  { files }: Pick<ImportTools, 'files'>,
  { metadata, markdown }: ReadableArticle,
  arrival: Arrival,
  { inFolder, name = articleFileName(metadata) }: { readonly inFolder: InFolder; readonly name?: string },
): Promise<ImportResult> {
  if (!hasWord(markdown)) return { kind: 'failed', failure: { kind: 'noWords' } };
  const text = articleFile({ metadata, markdown }, arrival);
  const { title, words } = metadata;
  for (let number = 1; number <= mostNumbers; number++) {
    const file = inFolder(numberedName(name, number));
    const written = await files.create(file, text);
    if (written.kind === 'ok') {
      return { kind: 'ok', value: { file, isShort: words < fewestWords, ...(title !== undefined && { title }) } };
    }
    if (written.failure !== 'changed') return { kind: 'failed', failure: { kind: 'write', failure: written.failure } };
  }
  return { kind: 'failed', failure: { kind: 'write', failure: 'changed' } };
}
