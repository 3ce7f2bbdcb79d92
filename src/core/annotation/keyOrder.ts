import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json';
import type {
  ClaimBody,
  CommentBody,
  PositionSelector,
  QuoteSelector,
  SidecarArticle,
  SidecarClaimant,
  SidecarCue,
  SidecarDetails,
  SidecarEvidence,
  SidecarFile,
  SidecarItem,
  SidecarPerson,
  SidecarReply,
  SidecarTarget,
} from './sidecarFile';

/** The order in which the known fields of an object are written, each with the order inside its value. */
type KeyOrder<Known = object> = { readonly [Key in keyof Known]-?: KeyOrder | true };

const person: KeyOrder<SidecarPerson> = { type: true, name: true };
const claimant: KeyOrder<SidecarClaimant> = { entity: true, name: true };
const cue: KeyOrder<SidecarCue> = { exact: true, start: true, end: true };
const evidence: KeyOrder<SidecarEvidence> = { stance: true, url: true, accessed: true, annotation: true, note: true };
const reply: KeyOrder<SidecarReply> = { id: true, creator: person, created: true, value: true };
const selector: KeyOrder<QuoteSelector & Omit<PositionSelector, 'type'>> = {
  type: true,
  exact: true,
  prefix: true,
  suffix: true,
  start: true,
  end: true,
};
const target: KeyOrder<SidecarTarget> = { source: true, selector };
const body: KeyOrder<Omit<CommentBody, 'type' | 'purpose'> & Omit<ClaimBody, 'type'> & { type: true; purpose: true }> =
  {
    type: true,
    purpose: true,
    format: true,
    value: true,
    statement: true,
    claimant,
    cue,
    kind: true,
    verdict: true,
    explanation: true,
    status: true,
    evidence,
    sameAs: true,
    origin: true,
    tags: true,
  };
const item: KeyOrder<SidecarItem> = {
  id: true,
  type: true,
  motivation: true,
  creator: person,
  created: true,
  modified: true,
  body,
  target,
  'newsmark:base': true,
  'newsmark:orphan': true,
  'newsmark:resolved': true,
  'newsmark:replies': reply,
  'newsmark:check': true,
};
const details: KeyOrder<SidecarDetails> = {
  title: true,
  source: true,
  date: true,
  author: true,
  place: true,
  url: true,
  language: true,
};
const article: KeyOrder<SidecarArticle> = { file: true, sha256: true, language: true, details };
const page: KeyOrder<SidecarFile> = {
  '@context': true,
  type: true,
  'newsmark:version': true,
  'newsmark:article': article,
  items: true,
};

/** An annotation with its fields in the order of the sidecar format, unknown ones after the known as they came. */
export function arrangeItem(object: JsonObject): JsonObject {
  return arrange(object, item);
}

/** A sidecar's fields in the order of the format, unknown ones after the known as they came; items are left alone. */
export function arrangePage(object: JsonObject): JsonObject {
  return arrange(object, page);
}

function arrange(object: JsonObject, order: KeyOrder): JsonObject {
  const known = Object.entries<KeyOrder | true>(order as Record<string, KeyOrder | true>)
    .filter(([key]) => Object.hasOwn(object, key))
    .map(([key, inner]) => [key, inner === true ? object[key] : arrangeValue(object[key], inner)] as const);
  const unknown = Object.entries(object).filter(([key]) => !Object.hasOwn(order, key));
  return Object.fromEntries([...known, ...unknown]);
}

function arrangeValue(value: JsonValue | undefined, order: KeyOrder): JsonValue | undefined {
  if (isJsonList(value)) return value.map((element) => (isJsonObject(element) ? arrange(element, order) : element));
  return isJsonObject(value) ? arrange(value, order) : value;
}
