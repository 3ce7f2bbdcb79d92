import type { QuoteTarget } from '../anchor/quoteTarget';
import type { Annotation, Claim, Claimant, Highlight } from './annotation';
import { isJsonObject, listOf, withFields, type JsonObject, type JsonValue } from './json';
import { arrangeItem } from './keyOrder';
import { CLAIM_BODY, isClaimBody, isSelector, isText, readItem } from './readItem';

/**
 * Writes an annotation as an item of a sidecar: the item it was read from, with the fields that differ from it set and
 * everything else as it was, arranged in the order of the format. A new claim gets the defaults of a person's claim.
 *
 * @param source what the target names as its source, given what it named before.
 */
export function writeItem(annotation: Annotation, source: (stored: JsonValue | undefined) => JsonValue): JsonObject {
  const stored = annotation.stored ?? {};
  const read = readItem(stored);
  const before = 'annotation' in read ? read.annotation : undefined;
  return arrangeItem(
    withFields(stored, {
      id: annotation.id,
      type: 'Annotation',
      motivation: before?.kind === annotation.kind ? stored.motivation : motivationOf(annotation),
      creator: writeCreator(stored.creator, before?.creator, annotation.creator),
      created: changed(stored.created, before?.created, annotation.created),
      modified: changed(stored.modified, before?.modified, annotation.modified),
      body: annotation.kind === 'claim' ? writeClaim(stored, before, annotation) : writeHighlight(stored, annotation),
      target: writeTarget(stored.target, before?.target, { target: annotation.target, source }),
    }),
  );
}

/** The stored value where the model's one is what was read from it, and the model's one otherwise. */
function changed(
  stored: JsonValue | undefined,
  before: string | undefined,
  after: string | undefined,
): JsonValue | undefined {
  return before === after ? stored : after;
}

function motivationOf(annotation: Annotation): string {
  return annotation.kind === 'claim' ? 'assessing' : 'highlighting';
}

function writeCreator(
  stored: JsonValue | undefined,
  before: string | undefined,
  after: string | undefined,
): JsonValue | undefined {
  if (before === after) return stored;
  if (after === undefined) return undefined;
  return isJsonObject(stored) ? withFields(stored, { name: after }) : { type: 'Person', name: after };
}

function writeHighlight(stored: JsonObject, after: Highlight): JsonValue | undefined {
  const before = listOf(stored.body);
  let bodies = before.filter((body) => !isClaimBody(body));
  if (textOf(bodies, 'tagging') !== after.label) bodies = withText(bodies, 'tagging', after.label);
  if (textOf(bodies, 'commenting') !== after.comment) bodies = withText(bodies, 'commenting', after.comment);
  const isSame = bodies.length === before.length && bodies.every((body, index) => body === before[index]);
  if (isSame) return stored.body;
  return bodies.length > 0 ? bodies : undefined;
}

function textOf(bodies: readonly JsonValue[], purpose: string): string | undefined {
  return bodies.find((body) => isText(body, purpose))?.value;
}

/** The bodies with the first one of a purpose given a value, taken out, or added before all but the labels. */
function withText(
  bodies: readonly JsonValue[],
  purpose: 'tagging' | 'commenting',
  value: string | undefined,
): JsonValue[] {
  const at = bodies.findIndex((body) => isText(body, purpose));
  if (value === undefined) return bodies.filter((_, index) => index !== at);
  const format = purpose === 'commenting' ? { format: 'text/markdown' } : {};
  const replaced = bodies[at];
  const body = withFields(isJsonObject(replaced) ? replaced : { type: 'TextualBody', purpose }, { ...format, value });
  if (at >= 0) return bodies.with(at, body);
  const labels = bodies.filter((other) => isText(other, 'tagging'));
  return purpose === 'tagging'
    ? [body, ...bodies]
    : [...labels, body, ...bodies.filter((other) => !isText(other, 'tagging'))];
}

function writeClaim(stored: JsonObject, before: Annotation | undefined, after: Claim): JsonValue {
  const bodies = listOf(stored.body);
  if (before?.kind !== 'claim') return [newClaim(after), ...bodies];
  const isSame = before.statement === after.statement && before.verdict === after.verdict;
  if (isSame && isSameClaimant(before.claimant, after.claimant)) return stored.body ?? [];
  const bodyAfter = (body: JsonObject): JsonObject =>
    withFields(body, {
      statement: after.statement,
      verdict: changed(body.verdict, before.verdict, after.verdict),
      claimant: isSameClaimant(before.claimant, after.claimant)
        ? body.claimant
        : writeClaimant(body.claimant, after.claimant),
    });
  return bodies.map((body) => (isClaimBody(body) ? bodyAfter(body) : body));
}

function newClaim(claim: Claim): JsonObject {
  return withFields(
    { type: CLAIM_BODY, statement: claim.statement, claimant: writeClaimant(undefined, claim.claimant) },
    { kind: 'fact', verdict: claim.verdict, status: 'open', evidence: [], sameAs: [], origin: 'person', tags: [] },
  );
}

function isSameClaimant(a: Claimant | undefined, b: Claimant | undefined): boolean {
  return a?.name === b?.name && a?.entity === b?.entity;
}

function writeClaimant(stored: JsonValue | undefined, claimant: Claimant | undefined): JsonObject | undefined {
  return claimant && withFields(isJsonObject(stored) ? stored : {}, { entity: claimant.entity, name: claimant.name });
}

function writeTarget(
  stored: JsonValue | undefined,
  before: QuoteTarget | undefined,
  after: { readonly target: QuoteTarget; readonly source: (stored: JsonValue | undefined) => JsonValue },
): JsonObject {
  const target = isJsonObject(stored) ? stored : {};
  const selector =
    before && isSameTarget(before, after.target) ? target.selector : writeSelectors(target, after.target);
  return withFields(target, { source: after.source(target.source), selector });
}

function isSameTarget(a: QuoteTarget, b: QuoteTarget): boolean {
  const isSamePlace = a.position?.start === b.position?.start && a.position?.end === b.position?.end;
  return isSamePlace && a.exact === b.exact && a.prefix === b.prefix && a.suffix === b.suffix;
}

/** Selectors of other types stay, though they may point elsewhere now: the quote is what counts. */
function writeSelectors(stored: JsonObject, target: QuoteTarget): JsonValue[] {
  const selectors = listOf(stored.selector);
  const quote = selectors.find((selector) => isSelector(selector, 'TextQuoteSelector')) ?? {
    type: 'TextQuoteSelector',
  };
  const place = selectors.find((selector) => isSelector(selector, 'TextPositionSelector'));
  const { exact, prefix, suffix, position } = target;
  const newQuote = withFields(quote, { exact, prefix, suffix });
  const newPlace =
    position && withFields(place ?? { type: 'TextPositionSelector' }, { start: position.start, end: position.end });
  const others = selectors.filter((selector) => selector !== quote && selector !== place);
  return [newQuote, ...(newPlace ? [newPlace] : []), ...others];
}
