import type { QuoteTarget } from '../anchor/quoteTarget';
import type { Annotation, Claim, Claimant, Highlight } from './annotation';
import { isJsonObject, listOf, stringOr, type JsonObject, type JsonValue } from './json';

/**
 * Why an item of a sidecar is kept but not used. `notAnnotation`: not an object of type Annotation. `noId`: without an
 * id. `noQuote`: no single passage described by its words. `foreignBody`: neither a highlight nor a claim.
 */
export type ItemFault = 'notAnnotation' | 'noId' | 'noQuote' | 'foreignBody';

/** The type of a claim's body. */
export const CLAIM_BODY = 'newsmark:Claim';

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
  const target = readTarget(item.target);
  if (!target) return { fault: 'noQuote' };
  const said = readBodies(item);
  if (!said) return { fault: 'foreignBody' };
  return { annotation: { ...said, id, target, ...readMaking(item), stored: item } };
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

function readTarget(target: JsonValue | undefined): QuoteTarget | undefined {
  if (!isJsonObject(target)) return undefined;
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
  return item.motivation === 'highlighting' ? readHighlight(bodies) : undefined;
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
