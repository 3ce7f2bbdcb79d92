import { l10n, window, type QuickPickItem } from 'vscode';
import { proseOf } from '../../core/article/prose';
import { firstPassage } from '../../core/search/passages';
import type { TextRange } from '../../core/text/textRange';
import { toModelText } from '../../core/text/modelText';
import type { Analyser } from '../../app/analysis';
import type { Corpus } from '../../app/corpus';
import { revealRange } from '../activeArticle';
import { asText } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { articleTitle, sourceAndDate } from '../words';

interface Found extends QuickPickItem {
  readonly article: string;
  readonly range?: TextRange;
}

/** How many articles are listed. */
const limit = 30;

/** *Search Articles…*: a list that follows what is typed; Enter opens the article at the words. */
export async function searchArticles(corpus: Corpus, analyser: Analyser): Promise<CommandOutcome> {
  const pick = window.createQuickPick<Found>();
  pick.placeholder = l10n.t('Words to find in all articles');
  let latest = 0;
  let searching: Promise<void> = Promise.resolve();
  const search = async (query: string): Promise<void> => {
    const turn = ++latest;
    pick.busy = true;
    await corpus.start();
    const found = query === '' ? firstArticles(corpus) : await find(corpus, analyser, query);
    if (turn !== latest) return;
    pick.items = found.map(asText);
    pick.busy = false;
  };
  const chosen = await new Promise<Found | undefined>((resolve, reject) => {
    pick.onDidChangeValue((value) => {
      searching = search(value.trim());
      searching.catch(reject);
    });
    pick.onDidAccept(() => {
      // Enter before the answer means the first hit of what was typed, not of what was listed.
      searching.then(() => resolve(pick.activeItems[0] ?? pick.items[0]), reject);
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
    searching = search('');
    searching.catch(reject);
  }).finally(() => pick.dispose());
  if (chosen) await revealRange(chosen.article, chosen.range);
  return silent;
}

function firstArticles(corpus: Corpus): readonly Found[] {
  return corpus
    .articles()
    .slice(0, limit)
    .map(({ id }) => listed(corpus, id));
}

async function find(corpus: Corpus, analyser: Analyser, query: string): Promise<readonly Found[]> {
  const hits = await analyser.search(query, limit);
  return Promise.all(hits.map(({ id, terms }) => withPassage(corpus, id, terms)));
}

function listed(corpus: Corpus, id: string): Found {
  const entry = corpus.article(id);
  if (!entry) return { label: id, article: id };
  const description = entry.analysis ? sourceAndDate(entry.analysis.metadata) : '';
  return { label: articleTitle(entry), description, alwaysShow: true, article: id };
}

async function withPassage(corpus: Corpus, id: string, terms: readonly string[]): Promise<Found> {
  const found = listed(corpus, id);
  const read = await corpus.text(id);
  if (read.kind === 'failed') return found;
  const prose = proseOf(corpus.article(id)?.path ?? id, toModelText(read.value));
  const passage = firstPassage(prose, terms);
  const range = passage?.marks[0];
  if (!range) return found;
  return { ...found, detail: prose.slice(passage.range.start, passage.range.end).replace(/\s+/g, ' '), range };
}
