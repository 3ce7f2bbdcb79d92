import { isJsonList, isJsonObject, stringOr, type JsonObject, type JsonValue } from './json';
import type { MergeRules, Sides } from './mergeJson';
import { REPLIES } from './readItem';

/**
 * How the fields of an item of a sidecar are merged. A body is known by its type and purpose, a reply by its id. Selectors are one
 * value: parts of two descriptions of a place describe none. Of two times the later counts, of two base texts ours, together
 * with our selectors.
 */
export const itemRules: MergeRules = {
  keyOf: (path, element) => {
    if (path.length !== 1) return undefined;
    if (path[0] === 'body') return `${stringOr(element.type) ?? ''} ${stringOr(element.purpose) ?? ''}`.trim();
    return path[0] === REPLIES ? stringOr(element.id) : undefined;
  },
  isOneValue: (path) => {
    const field = path.at(-1);
    return field === 'target' || field === 'claimant' || field === 'cue';
  },
  settle: (path, sides) => {
    const [field] = path;
    if (path.length === 1 && field === 'modified') return { value: later(sides) };
    // Both sides followed their own edits of the article with the same words: either description finds them again.
    if (field === 'newsmark:base') return { value: sides.ours ?? sides.theirs };
    if (field === 'target' && path.length === 1 && isSameQuote(sides)) return { value: sides.ours };
    return 'unknown';
  },
};

/** Times are ISO 8601 in UTC, so that their texts are in their order. */
function later({ ours, theirs }: Sides): JsonValue | undefined {
  if (typeof ours !== 'string' || typeof theirs !== 'string') return ours ?? theirs;
  return ours < theirs ? theirs : ours;
}

function isSameQuote({ ours, theirs }: Sides): boolean {
  const [a, b] = [quoteOf(ours), quoteOf(theirs)];
  return a !== undefined && a === b;
}

function quoteOf(target: JsonValue | undefined): string | undefined {
  const selectors = isJsonObject(target) ? target.selector : undefined;
  if (!isJsonList(selectors)) return undefined;
  const quote = selectors.find((selector): selector is JsonObject => isJsonObject(selector) && 'exact' in selector);
  return stringOr(quote?.exact);
}
