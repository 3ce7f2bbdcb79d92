import { l10n, ProgressLocation, window, type CancellationToken } from 'vscode';
import { withoutFiller } from '../../core/article/filler';
import { proseOf } from '../../core/article/prose';
import type { TextRange } from '../../core/text/textRange';
import { toModelText } from '../../core/text/modelText';
import type { Annotations, ArticlePlaces, BulkResult } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import { offeredLabels } from '../../app/labels';
import type { FileId } from '../../app/ports';
import { outcomeOf } from '../changeNotice';
import { mentionExcerpt } from '../mentionExcerpt';
import { asText, hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { articleCount, articleTitle, number } from '../words';
import { askHighlight } from './draftQuestions';

/** A place to annotate, with the words that stood there when it was found. */
export interface FoundPlace {
  readonly article: FileId;
  readonly range: TextRange;
  readonly words: string;
}

/** More places are not annotated at once: nobody looks through a longer list. */
const mostPlaces = 1000;

/** Work on more articles than this shows its progress, and can be cancelled. */
const fewArticles = 10;

interface Tools {
  readonly corpus: Corpus;
  readonly annotations: Annotations;
}

/** A row of the preview. */
interface PlaceItem {
  readonly label: string;
  readonly description: string;
  readonly picked: true;
  readonly place: FoundPlace;
}

/**
 * Lists the places in their sentences, all checked; asks for a label and a comment and highlights what stayed checked, in one step to
 * undo. Says what was left out and why.
 */
export async function annotatePlaces(
  tools: Tools,
  title: string,
  places: readonly FoundPlace[],
): Promise<CommandOutcome> {
  const listed = places.slice(0, mostPlaces);
  const texts = new Map<FileId, string>();
  const items = await inArticles(title, groupByArticle(listed), (article, ofArticle) =>
    itemsOf(tools.corpus, article, ofArticle, texts),
  );
  if (!items) return silent;
  if (items.length === 0) {
    hint(l10n.t('There is nothing to annotate.'));
    return silent;
  }
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
    title: places.length > mostPlaces ? l10n.t('{0} (the first {1})', title, number(mostPlaces)) : title,
    placeHolder: l10n.t('Uncheck what is not to be highlighted'),
  });
  if (!picked || picked.length === 0) return silent;
  const draft = await askHighlight(title, { kind: 'highlight' }, () =>
    offeredLabels(tools.corpus, picked[0]?.place.article ?? ''),
  );
  if (!draft) return silent;
  const groups = groupByArticle(picked.map(({ place }) => place));
  const wanted = [...groups].map(([article, ofArticle]): ArticlePlaces => {
    return { article, text: texts.get(article) ?? '', ranges: ofArticle.map(({ range }) => range) };
  });
  const result = await withProgress(title, wanted.length, (token, onArticle) =>
    tools.annotations.addAll(wanted, draft, { isCancelled: () => token?.isCancellationRequested === true, onArticle }),
  );
  return tell(tools.corpus, result, listed.length - items.length);
}

/** Places whose words are no longer there are left out. */
async function itemsOf(
  corpus: Corpus,
  article: FileId,
  places: readonly FoundPlace[],
  texts: Map<FileId, string>,
): Promise<readonly PlaceItem[]> {
  const entry = corpus.article(article);
  const read = await corpus.text(article);
  if (!entry || read.kind === 'failed') return [];
  const text = toModelText(read.value);
  const prose = proseOf(entry.path, text);
  texts.set(article, text);
  return places.flatMap((place): readonly PlaceItem[] => {
    const { start, end } = place.range;
    if (oneLine(prose.slice(start, end)) !== oneLine(place.words)) return [];
    const { label } = mentionExcerpt(prose, place.range);
    return [{ ...asText({ label, description: articleTitle(entry) }), picked: true, place }];
  });
}

function oneLine(words: string): string {
  return withoutFiller(words).replace(/\s+/g, ' ').trim();
}

function groupByArticle(places: readonly FoundPlace[]): ReadonlyMap<FileId, readonly FoundPlace[]> {
  const groups = new Map<FileId, FoundPlace[]>();
  for (const place of places) {
    const group = groups.get(place.article);
    if (group) group.push(place);
    else groups.set(place.article, [place]);
  }
  return groups;
}

/** Works on one article after the other; undefined when it was cancelled. */
function inArticles<Item>(
  title: string,
  groups: ReadonlyMap<FileId, readonly FoundPlace[]>,
  work: (article: FileId, places: readonly FoundPlace[]) => Promise<readonly Item[]>,
): Promise<readonly Item[] | undefined> {
  return withProgress(title, groups.size, async (token, onArticle) => {
    const items: Item[] = [];
    for (const [article, places] of groups) {
      if (token?.isCancellationRequested) return undefined;
      items.push(...(await work(article, places)));
      onArticle();
    }
    return items;
  });
}

/** Shows how far work on many articles is; work on a few is done before anything could be read. */
function withProgress<Result>(
  title: string,
  articles: number,
  work: (token: CancellationToken | undefined, onArticle: () => void) => Promise<Result>,
): Promise<Result> {
  if (articles <= fewArticles) return work(undefined, () => undefined);
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return Promise.resolve(
    window.withProgress(options, (progress, token) =>
      work(token, () => progress.report({ increment: 100 / articles })),
    ),
  );
}

function tell(corpus: Corpus, result: BulkResult, changed: number): CommandOutcome {
  const { added, already, failures, isCancelled } = result;
  const sentences = [
    added === 1 ? l10n.t('1 highlight was added.') : l10n.t('{0} highlights were added.', number(added)),
  ];
  if (already === 1) sentences.push(l10n.t('1 was there already.'));
  else if (already > 1) sentences.push(l10n.t('{0} were there already.', number(already)));
  if (changed === 1) sentences.push(l10n.t('1 place was left out, since its words changed.'));
  else if (changed > 1) {
    sentences.push(l10n.t('{0} places were left out, since their words changed.', number(changed)));
  }
  if (isCancelled) sentences.push(l10n.t('The rest was cancelled.'));
  if (failures.length > 0) {
    sentences.push(l10n.t('{0} could not be annotated.', articleCount(failures.length)));
  }
  const text = sentences.join(' ');
  const [failure] = failures;
  if (!failure && already + changed === 0 && !isCancelled) {
    hint(text);
    return silent;
  }
  const reason = failure ? outcomeOf(failure, corpus) : silent;
  if (reason.kind === 'silent') return { kind: 'told', notice: { text } };
  return { ...reason, notice: { ...reason.notice, text: `${text} ${reason.notice.text}` } };
}
