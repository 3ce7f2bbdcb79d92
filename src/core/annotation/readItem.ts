import { wholeArticle, type QuoteTarget } from '../anchor/quoteTarget';
import type { Annotation, Claim, Claimant, Highlight, Reply } from './annotation';
import { isJsonObject, listOf, stringOr, type JsonObject, type JsonValue } from './json';

/**
 * Why an item of a sidecar is kept but not used. `notAnnotation`: not an object of type Annotation. `noId`: without an
 * id. `noQuote`: a target that is neither described by its words nor the whole article. `foreignBody`: neither a highlight nor a claim.
 */
export type ItemFault = 'notAnnotation' | 'noId' | 'noQuote' | 'foreignBody';

/** The type of a claim's body. */
export const CLAIM_BODY = 'newsmark:Claim';

/** The fields of an item that are Newsmark's own. */
export const [REPLIES, RESOLVED, ORPHAN, BASE] = [
  'newsmark:replies',
  'newsmark:resolved',
  'newsmark:orphan',
  'newsmark:base',
] as const;

/** What {@link readItem} gives: an annotation, or why there is none. */
export type ReadItem = { readonly annotation: Annotation } | { readonly fault: ItemFault };

/**
 * Reads one item of a sidecar. Known fields of a wrong type count as absent, except those an annotation cannot do without.
 * The annotation holds the item itself as `stored`.
 */
export function readItem(item: JsonValue): ReadItem {
  if (!isJsonObject(item) || item.type !== 'Annotation') return { fault: 'notAnnotation' };
  const id = stringOr(item.id);
  if (id === undefined || id === '') return { fault: 'noId' };
  const [target, ...moreTargets] = readTargets(item.target);
  if (!target) return { fault: 'noQuote' };
  const said = readBodies(item);
  if (!said) return { fault: 'foreignBody' };
  const targets = { target, ...(moreTargets.length > 0 && { moreTargets }) };
  return { annotation: { ...said, id, ...targets, ...readMaking(item), ...readDiscussion(item), stored: item } };
}

/** The answers of an item that can be read, in their order; those without an id or words are kept and not shown. */
export function readReplies(item: JsonObject): readonly Reply[] {
  return listOf(item[REPLIES]).flatMap((stored) => readReply(stored) ?? []);
}

/** One answer; undefined when it has no id or no words. */
export function readReply(stored: JsonValue): Reply | undefined {
  if (!isJsonObject(stored)) return undefined;
  const [id, value] = [stringOr(stored.id), stringOr(stored.value)];
  if (id === undefined || value === undefined) return undefined;
  const { creator, created } = readMaking(stored);
  return { id, ...(creator !== undefined && { creator }), ...(created !== undefined && { created }), value };
}

/** Offsets of a selector or a cue when they are whole numbers from 0 in the right order. */
export function readOffsets(selector: JsonObject): { readonly start: number; readonly end: number } | undefined {
  const { start, end } = selector;
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start <= end
    ? { start, end }
    : undefined;
}

/** Whether a selector is of a type; others are kept and not used. */
export function isSelector(selector: JsonValue, type: string): selector is JsonObject {
  return isJsonObject(selector) && selector.type === type;
}

/** Whether a body is a text with a purpose that the model knows. */
export function isText(body: JsonValue, purpose: string): body is JsonObject & { readonly value: string } {
  return (
    isJsonObject(body) && body.type === 'TextualBody' && body.purpose === purpose && typeof body.value === 'string'
  );
}

/** Whether a body is a claim, readable or not. */
export function isClaimBody(body: JsonValue): body is JsonObject {
  return isJsonObject(body) && body.type === CLAIM_BODY;
}

function readMaking(item: JsonObject): Pick<Annotation, 'creator' | 'created' | 'modified'> {
  const creator = isJsonObject(item.creator) ? stringOr(item.creator.name) : stringOr(item.creator);
  const created = stringOr(item.created);
  const modified = stringOr(item.modified);
  return {
    ...(creator !== undefined && { creator }),
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
  };
}

function readDiscussion(item: JsonObject): Pick<Annotation, 'base' | 'replies' | 'isResolved' | 'isKeptAsOrphan'> {
  const replies = readReplies(item);
  const base = stringOr(item[BASE]);
  return {
    ...(base !== undefined && /^[0-9a-f]{64}$/.test(base) && { base }),
    ...(item[RESOLVED] === true && { isResolved: true }),
    ...(item[ORPHAN] === true && { isKeptAsOrphan: true }),
    ...(replies.length > 0 && { replies }),
  };
}

/** All targets of an item, or none when one of several cannot be read. */
export function readTargets(value: JsonValue | undefined): readonly QuoteTarget[] {
  const stored = listOf(value);
  const targets = stored.flatMap((target) => readTarget(target) ?? []);
  const isWhole = targets.some(({ scope }) => scope === 'article');
  return targets.length < stored.length || (isWhole && stored.length > 1) ? [] : targets;
}

function readTarget(target: JsonValue): QuoteTarget | undefined {
  if (!isJsonObject(target)) return undefined;
  if (target.selector === undefined) return wholeArticle;
  const selectors = listOf(target.selector);
  const [quote, secondQuote] = selectors.filter((selector) => isSelector(selector, 'TextQuoteSelector'));
  const exact = stringOr(quote?.exact);
  if (!quote || secondQuote || exact === undefined) return undefined;
  const saved = selectors.find((selector) => isSelector(selector, 'TextPositionSelector'));
  const position = saved && readOffsets(saved);
  return {
    exact,
    prefix: stringOr(quote.prefix) ?? '',
    suffix: stringOr(quote.suffix) ?? '',
    ...(position && { position }),
  };
}

type Said = Omit<Highlight, 'id' | 'target'> | Omit<Claim, 'id' | 'target'>;

function readBodies(item: JsonObject): Said | undefined {
  const bodies = listOf(item.body);
  const [claim, secondClaim] = bodies.filter(isClaimBody);
  if (claim) return secondClaim ? undefined : readClaim(claim);
  const isHighlight = item.motivation === 'highlighting' || item.motivation === 'commenting';
  return isHighlight ? readHighlight(bodies) : undefined;
}

function readHighlight(bodies: readonly JsonValue[]): Omit<Highlight, 'id' | 'target'> {
  const label = bodies.find((body) => isText(body, 'tagging'))?.value;
  const comment = bodies.find((body) => isText(body, 'commenting'))?.value;
  return { kind: 'highlight', ...(label !== undefined && { label }), ...(comment !== undefined && { comment }) };
}

function readClaim(body: JsonObject): Omit<Claim, 'id' | 'target'> | undefined {
  const statement = stringOr(body.statement);
  if (statement === undefined) return undefined;
  const claimant = readClaimant(body.claimant);
  return { kind: 'claim', statement, ...(claimant && { claimant }), verdict: stringOr(body.verdict) ?? 'unreviewed' };
}

function readClaimant(value: JsonValue | undefined): Claimant | undefined {
  const name = isJsonObject(value) ? stringOr(value.name) : undefined;
  if (!isJsonObject(value) || name === undefined) return undefined;
  const entity = stringOr(value.entity);
  return { name, ...(entity !== undefined && { entity }) };
}
