import { isJsonObject, listOf, type JsonObject, type JsonValue } from '../annotation/json';
import { ANNOTATION_CONTEXT, NEWSMARK_NAMESPACE } from '../annotation/vocabulary';
import type { ExportArticle, Loss } from './exporting';
import { pageLoss } from './losses';

/** A JSON-LD context for the pages of several sidecars. */
export interface PageContext {
  readonly context: readonly JsonValue[];
  /** One for every article with a definition that could not be taken over. */
  readonly losses: readonly Loss[];
}

/**
 * Joins the contexts of the articles' sidecars with Newsmark's own terms, so that other tools' fields keep their meaning.
 *
 * Newsmark's terms come first, then articles in their order: a term that is defined otherwise later is a loss, as is what
 * would change the meaning of everything else (`null`, `@base`, `@vocab` and the like).
 */
export function joinContexts(articles: readonly ExportArticle[]): PageContext {
  const addresses = new Set([ANNOTATION_CONTEXT]);
  const terms = new Map(Object.entries(ownTerms()));
  const take = (entry: JsonValue): boolean => {
    if (typeof entry === 'string') addresses.add(entry);
    else if (isJsonObject(entry))
      return Object.entries(entry).filter(([term, meaning]) => !define(term, meaning)).length === 0;
    return typeof entry === 'string';
  };
  const define = (term: string, meaning: JsonValue | undefined): boolean => {
    if (term.startsWith('@')) return false;
    if (!terms.has(term)) terms.set(term, meaning);
    return JSON.stringify(terms.get(term)) === JSON.stringify(meaning);
  };
  const losses = articles.filter(({ stored }) => !listOf(stored?.['@context']).map(take).every(Boolean)).map(pageLoss);
  return { context: [...addresses, Object.fromEntries(terms)], losses };
}

/** Fields of Newsmark that the W3C context does not define. Without a meaning of their own, JSON-LD tools drop them. */
const PLAIN_TERMS =
  'file sha256 unreadable page statement claimant entity cue kind verdict explanation status evidence stance url accessed note origin tags';
const LINK_TERMS = 'annotation sameAs';

function ownTerms(): JsonObject {
  const plain = PLAIN_TERMS.split(' ').map((term) => [term, `newsmark:${term}`] as const);
  const links = LINK_TERMS.split(' ').map((term) => [term, { '@id': `newsmark:${term}`, '@type': '@id' }] as const);
  return Object.fromEntries<JsonValue>([['newsmark', NEWSMARK_NAMESPACE], ...plain, ...links]);
}
