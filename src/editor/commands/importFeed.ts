import { l10n, window, type QuickPickItem, type Uri } from 'vscode';
import { importEntry, type ImportedArticle, type ImportFailure } from '../../app/importing';
import { loadFeed, pageKey, type FeedResult } from '../../app/importingFeed';
import type { FeedEntry } from '../../core/import/feed';
import { importFailureWords } from '../importWords';
import { asText, askChoice, askSteps } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { articleDate, metadataOf } from '../words';
import { addressAtHand, askAddress, hostOf, inFolder, noFolder, openImported, type Importing } from './importArticle';
import { folderName, folderSteps, settleFolder, usualFolder } from './importFolder';
import { withDownload } from './withDownload';

/** The address of the last feed. */
const lastFeedKey = 'newsmark.import.feed';

/** *Import Article from Feed (RSS/Atom)…*: loads the feed, lets entries be picked and imports their pages one after the other. */
export async function importFromFeed(tools: Importing): Promise<CommandOutcome> {
  const first = usualFolder(tools);
  if (!first) return noFolder();
  const title = l10n.t('Import Articles from Feed');
  const at = (await addressAtHand()) || tools.memory.get<string>(lastFeedKey, '');
  const asked = await askSteps(title, { address: at }, [
    askAddress(l10n.t('Address of the feed or of a page that names one')),
  ]);
  if (!asked) return silent;
  const feed = await load(tools, asked.address, title);
  if (!feed) return silent;
  if (feed.kind === 'failed') {
    if (feed.failure.kind === 'cancelled') return silent;
    return { kind: 'refused', notice: { text: importFailureWords(feed.failure) } };
  }
  await tools.memory.update(lastFeedKey, asked.address);
  const entries = await pickEntries(tools, feed, title);
  if (entries.length === 0) return silent;
  const draft = await askSteps(title, { folder: first }, folderSteps(tools));
  const folder = draft && (await settleFolder(tools, draft));
  return folder ? importEntries(tools, { entries, redirectedTo: feed.redirectedTo }, folder) : silent;
}

type LoadedFeed = Exclude<FeedResult, { kind: 'choice' }>;

/** Loads a feed; where a page names several, the one that is picked. Undefined when none was. */
async function load(tools: Importing, address: string, title: string): Promise<LoadedFeed | undefined> {
  const found = await withDownload(l10n.t('Loading the feed of {0}', hostOf(address)), (signals) =>
    loadFeed(tools.importing.fetcher, address, signals()),
  );
  if (found.kind !== 'choice') return found;
  const [first] = found.feeds;
  const answer = await askChoice<string>(
    { title, step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('The page names several feeds. Which one?'),
      choices: found.feeds.map(({ url, title: name }) => ({
        label: name ?? url,
        description: name ? url : '',
        value: url,
      })),
      current: first?.url ?? '',
      isCurrent: (url) => url === first?.url,
    },
  );
  return answer.kind === 'value' ? load(tools, answer.value, title) : undefined;
}

async function pickEntries(
  { corpus }: Importing,
  feed: Extract<FeedResult, { kind: 'feed' }>,
  title: string,
): Promise<readonly FeedEntry[]> {
  const urls = corpus.articles().flatMap((entry) => metadataOf(entry)?.url ?? []);
  const known = new Set(urls.map(pageKey));
  const rows = feed.entries.map((entry): QuickPickItem & { readonly entry: FeedEntry } => {
    const isKnown = entry.url !== undefined && known.has(pageKey(entry.url));
    const facts = [
      entry.date && articleDate({ date: entry.date.value, datePrecision: entry.date.precision }),
      entry.source ?? entry.author,
    ];
    const description = [isKnown ? l10n.t('already imported') : undefined, ...facts].filter(Boolean).join(' · ');
    return asText({ label: entry.title ?? entry.url ?? '', description, detail: entry.summary ?? '', entry });
  });
  const picked = await window.showQuickPick(rows, {
    title: feed.title === undefined ? title : l10n.t('{0}: {1}', title, feed.title),
    placeHolder: l10n.t('Which articles shall be imported?'),
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.map(({ entry }) => entry) ?? [];
}

/** Imports one after the other, as a person would click; what was written before a cancel stays. */
async function importEntries(
  tools: Importing,
  { entries, redirectedTo }: { readonly entries: readonly FeedEntry[]; readonly redirectedTo: string | undefined },
  folder: Uri,
): Promise<CommandOutcome> {
  const imported: ImportedArticle[] = [];
  const failures: ImportFailure[] = [];
  await withDownload(l10n.t('Importing articles'), async (signals, report) => {
    for (const [index, entry] of entries.entries()) {
      report.report({ message: l10n.t('{0} of {1}', index + 1, entries.length), increment: 100 / entries.length });
      const result = await importEntry(tools.importing, entry, inFolder(folder), signals());
      if (result.kind === 'ok') imported.push(result.value);
      else failures.push(result.failure);
      if (result.kind === 'failed' && result.failure.kind === 'cancelled') return;
    }
  });
  const [first] = imported;
  if (first) await openImported(first);
  const led = [redirectedTo, ...imported.map((article) => article.redirectedTo)].filter((to) => to !== undefined);
  const text = summary({ imported, failures, led: [...new Set(led)] }, folder);
  if (text === '') return silent;
  return { kind: first ? 'told' : 'refused', notice: { text } };
}

/** So many addresses are named in a message. */
const mostNamed = 3;

/** What came of an import. */
interface Imports {
  readonly imported: readonly ImportedArticle[];
  readonly failures: readonly ImportFailure[];
  /** Where addresses led on to, that of the feed first. */
  readonly led: readonly string[];
}

/** The first of many, and that there are more. */
function firstOf(addresses: readonly string[]): string {
  const more = addresses.length > mostNamed ? ', …' : '';
  return addresses.slice(0, mostNamed).join(', ') + more;
}

function summary({ imported, failures, led }: Imports, folder: Uri): string {
  const count = imported.length;
  const ofFeed = imported.filter(({ isFeedText }) => isFeedText).length;
  const path = folderName(folder);
  const failed = failures.flatMap((failure) => (failure.kind === 'cancelled' ? [] : [failure]));
  const [reason] = failed;
  const sentences = [
    count === 0
      ? ''
      : count === 1
        ? l10n.t('Imported 1 article to {0}.', path)
        : l10n.t('Imported {0} articles to {1}.', count, path),
    led.length === 0 ? '' : l10n.t('Some addresses led on to others: {0}.', firstOf(led)),
    ofFeed === 0 ? '' : l10n.t('Pages that could not be read, so that the words are those of the feed: {0}.', ofFeed),
    failed.length === 0
      ? ''
      : failed.length === 1
        ? l10n.t('1 article was not imported.')
        : l10n.t('{0} articles were not imported.', failed.length),
    reason ? importFailureWords(reason) : '',
    failed.length < failures.length && count > 0 ? l10n.t('The rest was cancelled.') : '',
  ];
  return sentences.filter(Boolean).join(' ');
}
