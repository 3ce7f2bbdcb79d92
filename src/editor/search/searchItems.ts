import { l10n, QuickPickItemKind, ThemeIcon, type QuickPickItem } from 'vscode';
import { applyCompletion, completeQuery, type QueryCompletion } from '../../core/search/completeQuery';
import { parseQuery } from '../../core/search/parseQuery';
import { fold } from '../../core/text/fold';
import type { Corpus } from '../../app/corpus';
import type { AnnotationHit } from '../../app/library/library';
import { hasMore, type FoundArticle, type SearchResults } from '../../app/search/searchResults';
import { shortPassage } from '../../app/search/shortPassage';
import { queryIssueAdvice, queryIssueWords } from '../../app/search/queryIssueWords';
import { findAnnotation } from '../commands/annotationAtHand';
import { entityIcons } from '../entityIcons';
import { asText } from '../questions';
import {
  annotationCount,
  annotationKindWord,
  articleCount,
  articleTitle,
  entityKindWord,
  mentionCount,
  metadataOf,
  number,
  sourceAndDate,
} from '../words';
import type { OpenedHit } from './openHit';
import { fieldWords } from './queryWords';

/** What picking a row does. */
export type Target =
  /** Puts a query into the input and stays. */
  | { readonly kind: 'query'; readonly query: string; readonly isSaved: boolean }
  | { readonly kind: 'article'; readonly hit: OpenedHit }
  | { readonly kind: 'annotation'; readonly hit: AnnotationHit }
  | { readonly kind: 'results' };

/** A row of the search; a row without a target only says something. */
export interface SearchItem extends QuickPickItem {
  readonly target?: Target;
}

/** The rows for a query and the one that Enter means at first. */
export interface SearchList {
  readonly items: readonly SearchItem[];
  readonly active: SearchItem | undefined;
}

/** How many articles are offered before anything is typed. */
const firstArticles = 30;
const mostValues = 8;
const mostEntities = 5;
/** One letter means too many names. In UTF-16 code units. */
const shortestName = 2;

/** The rows before anything is typed: saved searches, then the first articles. */
export function startList(corpus: Corpus, saved: readonly string[]): SearchList {
  const remove = { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Remove Saved Search') };
  const searches = saved.map((query): SearchItem => {
    const target: Target = { kind: 'query', query, isSaved: true };
    return { label: query, iconPath: new ThemeIcon('bookmark'), alwaysShow: true, buttons: [remove], target };
  });
  const articles = corpus
    .articles()
    .slice(0, firstArticles)
    .map(({ id }) => articleItem(corpus, '', { article: id, passages: [] }));
  return listOf([...under(l10n.t('Saved searches'), searches), ...under(l10n.t('Articles'), articles)]);
}

/** The rows for what is typed: what is odd about it, what it can be completed to, what it finds. */
export async function searchList(corpus: Corpus, results: SearchResults): Promise<SearchList> {
  const { query } = results;
  const completion = completeQuery(query);
  const [completions, entities] = await Promise.all([
    completionItems(query, completion, (field, prefix) => corpus.library.complete(field, prefix, mostValues)),
    entityItems(corpus, query.trim()),
  ]);
  const notes = parseQuery(query, { whileTyping: true }).issues.map((issue) =>
    note('info', queryIssueWords(issue), queryIssueAdvice(issue)),
  );
  if (!corpus.isIndexed)
    notes.push(note('loading~spin', l10n.t('The articles are still being read; more may be found.')));
  if (results.isSimilar) notes.push(note('info', l10n.t('Nothing is found as typed. These have similar words:')));
  const found = foundItems(corpus, results);
  if (found.length + completions.length + entities.length === 0) notes.push(note('info', l10n.t('Nothing is found.')));
  const title = completion.kind === 'value' ? l10n.t('Values of {0}:', completion.field) : l10n.t('Fields');
  const first = completion.kind === 'value' ? completions[0] : undefined;
  const named = under(l10n.t('Entities'), entities);
  return listOf(
    [...notes, ...under(title, completions), ...found, ...named],
    first ?? found.find(({ target }) => target),
  );
}

async function completionItems(
  query: string,
  completion: QueryCompletion,
  valuesOf: (field: string, prefix: string) => Promise<readonly string[]>,
): Promise<readonly SearchItem[]> {
  const item = (label: string, chosen: string, description: string): SearchItem => ({
    label,
    description,
    iconPath: new ThemeIcon('symbol-field'),
    alwaysShow: true,
    target: { kind: 'query', query: applyCompletion(query, completion, chosen), isSaved: false },
  });
  if (completion.kind === 'field') return completion.fields.map((field) => item(`${field}:`, field, fieldWords(field)));
  if (completion.kind === 'none') return [];
  const { field, prefix } = completion;
  const values = (await valuesOf(field, prefix)).filter((value) => fold(value) !== fold(prefix));
  if (values.length > 0) return values.map((value) => item(value, value, `${field}:`));
  return prefix === '' ? [note('info', fieldWords(field))] : [];
}

/** Those whose names go on with what is typed, below the hits: each asks for the articles that name it. */
async function entityItems(corpus: Corpus, filter: string): Promise<readonly SearchItem[]> {
  if (filter.length < shortestName) return [];
  const entities = await corpus.library.entities({ filter, limit: mostEntities });
  return entities.map(({ name, type, mentions }) => ({
    label: name,
    description: [entityKindWord(type), mentionCount(mentions)].join(' · '),
    iconPath: new ThemeIcon(entityIcons[type]),
    alwaysShow: true,
    target: { kind: 'query', query: applyCompletion('entity:', completeQuery('entity:'), name), isSaved: false },
  }));
}

function foundItems(corpus: Corpus, results: SearchResults): readonly SearchItem[] {
  const { query, total, annotationTotal } = results;
  const articles = results.articles.map((found) => articleItem(corpus, query, found));
  const annotations = results.annotations.flatMap((hit) => annotationItem(corpus, hit));
  const more: readonly SearchItem[] = hasMore(results)
    ? [
        {
          label: moreWords(total - articles.length, annotationTotal - annotations.length),
          iconPath: new ThemeIcon('ellipsis'),
          alwaysShow: true,
          target: { kind: 'results' },
        },
      ]
    : [];
  return [...under(articleCount(total), articles), ...under(annotationCount(annotationTotal), annotations), ...more];
}

function moreWords(articles: number, annotations: number): string {
  if (articles <= 0) {
    return annotations === 1
      ? l10n.t('Show 1 more annotation in the results view')
      : l10n.t('Show {0} more annotations in the results view', number(annotations));
  }
  return articles === 1
    ? l10n.t('Show 1 more article in the results view')
    : l10n.t('Show {0} more articles in the results view', number(articles));
}

/** With the first sentence that is not the title, which is there already. */
function articleItem(corpus: Corpus, query: string, { article, passages }: FoundArticle): SearchItem {
  const entry = corpus.article(article);
  const metadata = entry && metadataOf(entry);
  const label = entry ? articleTitle(entry) : article;
  const passage = passages.find(({ text }) => text !== label) ?? passages[0];
  return {
    label,
    description: metadata ? sourceAndDate(metadata) : '',
    iconPath: new ThemeIcon('book'),
    ...(passage && { detail: shortPassage(passage).text }),
    alwaysShow: true,
    target: { kind: 'article', hit: { article, query, ...(passage && { passage }) } },
  };
}

/** None for an annotation that was removed a moment ago. */
function annotationItem(corpus: Corpus, hit: AnnotationHit): readonly SearchItem[] {
  const found = findAnnotation(corpus, hit);
  if (!found) return [];
  const { annotation, entry } = found;
  const isClaim = annotation.kind === 'claim';
  const comment = isClaim ? annotation.target.exact : annotation.comment;
  return [
    {
      label: isClaim ? annotation.statement : annotation.target.exact,
      description: [annotationKindWord(annotation), articleTitle(entry)].join(' · '),
      iconPath: new ThemeIcon(isClaim ? 'comment-discussion' : 'edit'),
      ...(comment !== undefined && { detail: comment }),
      alwaysShow: true,
      target: { kind: 'annotation', hit },
    },
  ];
}

function note(icon: string, label: string, detail?: string): SearchItem {
  return { label, iconPath: new ThemeIcon(icon), ...(detail !== undefined && { detail }), alwaysShow: true };
}

/** Rows below a line with a title; nothing when there are none. */
function under(title: string, items: readonly SearchItem[]): readonly SearchItem[] {
  return items.length === 0 ? [] : [{ label: title, kind: QuickPickItemKind.Separator }, ...items];
}

/** Names, values and sentences come from articles: all of them stay words. */
function listOf(items: readonly SearchItem[], active = items.find(({ target }) => target)): SearchList {
  const shown = items.map(asText);
  return { items: shown, active: active && shown[items.indexOf(active)] };
}
