import { readFeed, type FeedEntry, type FeedLink } from '../core/import/feed';
import { download, type DownloadFailure, type DownloadSignals, type Fetcher } from './importingDownload';

/** What is under the address of a feed. */
export type FeedResult =
  | {
      readonly kind: 'feed';
      readonly title?: string;
      readonly entries: readonly FeedEntry[];
      readonly redirectedTo?: string;
    }
  /** A page that names several feeds: one of them has to be chosen. */
  | { readonly kind: 'choice'; readonly feeds: readonly FeedLink[] }
  | { readonly kind: 'failed'; readonly failure: DownloadFailure | { readonly kind: 'noFeed' | 'noEntries' } };

/** Downloads a feed. Of a page that names one feed that feed is downloaded; what it names in turn is not followed. */
export async function loadFeed(
  fetcher: Fetcher,
  address: string,
  signals: DownloadSignals,
  isFromPage = false,
): Promise<FeedResult> {
  const result = await download(fetcher, address, signals);
  if (result.kind === 'failed') return result;
  const { text, url, redirectedTo } = result.value;
  const read = readFeed(text, url);
  if (read.kind === 'feed') {
    if (read.entries.length === 0) return { kind: 'failed', failure: { kind: 'noEntries' } };
    return { ...read, ...(redirectedTo !== undefined && { redirectedTo }) };
  }
  const [first, ...others] = read.feeds;
  if (!first || isFromPage) return { kind: 'failed', failure: { kind: 'noFeed' } };
  if (others.length > 0) return { kind: 'choice', feeds: read.feeds };
  return loadFeed(fetcher, first.url, signals, true);
}

/** What two addresses of one page have in common: no protocol, no `www.`, no fragment, no marks of who shared it. */
export function pageKey(url: string): string {
  return url
    .replace(/#.*$/, '')
    .replace(/([?&])(?:utm_[^&]*|fbclid=[^&]*|gclid=[^&]*)(?=&|$)/g, '$1')
    .replace(/([?&])&+/g, '$1')
    .replace(/[?&/]+$/, '')
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .toLowerCase();
}
