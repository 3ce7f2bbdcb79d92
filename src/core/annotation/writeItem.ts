import type { QuoteTarget } from '../anchor/quoteTarget';
import type { Annotation, Claim, Claimant, Highlight, Reply } from './annotation';
import { isJsonList, isJsonObject, listOf, withFields, type JsonObject, type JsonValue } from './json';
import { arrangeItem } from './keyOrder';
import {
  BASE,
  CLAIM_BODY,
  isClaimBody,
  isSelector,
  isText,
  ORPHAN,
  readItem,
  readReplies,
  readReply,
  readTargets,
  REPLIES,
  RESOLVED,
} from './readItem';

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
      target: writeTargets(stored.target, annotation, source),
      [BASE]: changed(stored[BASE], before?.base, annotation.base),
      [ORPHAN]: before?.isKeptAsOrphan === annotation.isKeptAsOrphan ? stored[ORPHAN] : annotation.isKeptAsOrphan,
      [RESOLVED]: before?.isResolved === annotation.isResolved ? stored[RESOLVED] : annotation.isResolved,
      [REPLIES]: annotation.replies ? writeReplies(stored, annotation.replies) : stored[REPLIES],
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

/** A note on no words of its own highlights nothing. */
function motivationOf({ kind, target }: Annotation): string {
  if (kind === 'claim') return 'assessing';
  return target.exact === '' ? 'commenting' : 'highlighting';
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

type SourceOf = (stored: JsonValue | undefined) => JsonValue;

function writeTargets(stored: JsonValue | undefined, annotation: Annotation, source: SourceOf): JsonValue {
  const before = readTargets(stored);
  const after = [annotation.target, ...(annotation.moreTargets ?? [])];
  const storedTargets = listOf(stored);
  const written = after.map((target, index) => writeTarget(storedTargets[index], before[index], { target, source }));
  const [only] = written;
  return written.length === 1 && only && !isJsonList(stored) ? only : written;
}

function writeTarget(
  stored: JsonValue | undefined,
  before: QuoteTarget | undefined,
  after: { readonly target: QuoteTarget; readonly source: SourceOf },
): JsonObject {
  const target = isJsonObject(stored) ? stored : {};
  const selector =
    before && isSameTarget(before, after.target) ? target.selector : writeSelectors(target, after.target);
  return withFields(target, { source: after.source(target.source), selector });
}

function isSameTarget(a: QuoteTarget, b: QuoteTarget): boolean {
  const isSamePlace = a.position?.start === b.position?.start && a.position?.end === b.position?.end;
  return isSamePlace && a.scope === b.scope && a.exact === b.exact && a.prefix === b.prefix && a.suffix === b.suffix;
}

/** The answers in the order of the model, each with what else it said, then those that are not understood. */
function writeReplies(item: JsonObject, after: readonly Reply[]): JsonValue | undefined {
  const stored = item[REPLIES];
  const before = readReplies(item);
  const isSame = before.length === after.length && before.every((reply, index) => isSameReply(reply, after[index]));
  if (isSame) return stored;
  const written = after.map((reply): JsonValue => {
    const known = before.find(({ id }) => id === reply.id);
    const kept = listOf(stored).find((other) => isJsonObject(other) && other.id === reply.id && readReply(other));
    const fields = isJsonObject(kept) ? kept : {};
    return withFields(fields, {
      id: reply.id,
      creator: writeCreator(fields.creator, known?.creator, reply.creator),
      created: changed(fields.created, known?.created, reply.created),
      value: reply.value,
    });
  });
  const others = listOf(stored).filter((reply) => !readReply(reply));
  const all = [...written, ...others];
  return all.length > 0 ? all : undefined;
}

function isSameReply(a: Reply, b: Reply | undefined): boolean {
  return a.id === b?.id && a.value === b.value && a.creator === b.creator && a.created === b.created;
}

/** Selectors of other types stay, though they may point elsewhere now: the quote is what counts. */
function writeSelectors(stored: JsonObject, target: QuoteTarget): JsonValue[] | undefined {
  if (target.scope === 'article') return undefined;
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
