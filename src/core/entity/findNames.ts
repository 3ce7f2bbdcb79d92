import { withoutFiller } from '../article/filler';
import type { Judgement } from './classify';
import type { EntityType, MentionOrigin } from './entity';
import { functionWords, germanBody, germanParticles, isDemonym, nameParticles } from './lexicon';
import { nameKinds } from './nameTable';
import type { JudgedRun, TaggedText } from './tagFeatures';
import { tag, type Tagging } from './tagger';
import { propagate, type NameSpan } from './propagate';
import type { TagWeights } from './tagWeights';
import type { Token } from './tokens';

/** A name in an article. Offsets in UTF-16 code units. */
export interface FoundName extends Judgement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly origin: MentionOrigin;
  /** Its capitalised words, as written. */
  readonly capitalised: readonly string[];
}

const typeOfTag: readonly EntityType[] = ['other', 'person', 'place', 'organisation', 'other'];

/** Finds the names in an article, by place, never overlapping. O(tokens). */
export function findNames(text: TaggedText, weights: TagWeights): FoundName[] {
  const tagged = taggedSpans(tag(text, weights), text)
    .map((span) => trimmed(span, text))
    .filter((span) => span.type !== 'other' || !isPeople(span, text));
  const settled = settleSpans(tagged, firmSpans(text), text);
  return propagate(settled, text).map((span) => toName(span, text));
}

/** The listed names of countries of several words, which sound like a body's name: "Repubblica Popolare Democratica di Corea". */
function listedCountries({ listed }: TaggedText): NameSpan[] {
  const found: NameSpan[] = [];
  for (let first = 0; first < listed.length; first++) {
    if (listed[first] !== (nameKinds.country | 256)) continue;
    let last = first;
    while (((listed[last + 1] ?? 0) & 512) !== 0) last++;
    if (last > first) found.push({ first, last, type: 'place', confidence: 0.95, isSure: true, origin: 'list' });
  }
  return found;
}

/** What holds against the model, by place: listed countries, then firm rules elsewhere. */
function firmSpans(text: TaggedText): NameSpan[] {
  const countries = listedCountries(text);
  const isTaken = new Uint8Array(text.evidence.tokens.length);
  for (const { first, last } of countries) isTaken.fill(1, first, last + 1);
  const others = text.runs
    .filter((run) => isFirm(run) && isTaken[run.first] !== 1 && isTaken[run.last] !== 1)
    .map((run): NameSpan => ({ ...run, origin: 'list' }));
  return [...countries, ...others].sort((one, other) => one.first - other.first);
}

/** Rules that hold against the model: lists of countries and agencies, datelines, and a title right before the name. */
function isFirm({ isSure, type, confidence }: JudgedRun): boolean {
  return isSure || (type === 'person' && confidence >= 0.9);
}

/** "Russian", "französischen": the annotators' other names, but no entity. */
function isPeople({ first, last }: NameSpan, { traits, evidence }: TaggedText): boolean {
  const word = evidence.tokens[first]?.text ?? '';
  return first === last && (((traits[first]?.kinds ?? 0) & nameKinds.people) !== 0 || isDemonym(word));
}

/** The spans of tags that belong together. Two of one kind with only a space between are one. */
function taggedSpans({ tags, leads }: Tagging, { evidence: { tokens } }: TaggedText): NameSpan[] {
  const spans: NameSpan[] = [];
  let first = -1;
  for (let at = 0; at <= tags.length; at++) {
    const found = tags[at] ?? 0;
    if (first >= 0 && at < tags.length && found === (tags[first] ?? 0) && tokens[at]?.gap === 'space') continue;
    if (first >= 0 && (found === 0 || found % 2 === 1)) {
      const type = typeOfTag[((tags[first] ?? 0) + 1) >> 1] ?? 'other';
      spans.push({
        first,
        last: at - 1,
        type,
        confidence: confidenceOf(leads.subarray(first, at)),
        isSure: false,
        origin: 'model',
      });
      first = -1;
    }
    if (found % 2 === 1) first = at;
  }
  return spans;
}

/** No name ends in a small word; a person's goes on over one: "Ursula | von der Leyen". */
function trimmed(span: NameSpan, { evidence: { tokens } }: TaggedText): NameSpan {
  let { last } = span;
  while (last > span.first && isSmall(tokens[last])) last--;
  if (span.type !== 'person') return { ...span, last };
  let next = last + 1;
  while (next - last <= 3 && tokens[next]?.gap === 'space' && germanParticles.has(tokens[next]?.text ?? '')) next++;
  while (next - last > 1 && next - last <= 4 && nameParticles.has(tokens[next]?.text ?? '')) next++;
  const part = next > last + 1 ? tokens[next] : undefined;
  // "Ursula Brandt von der | Nordpartei".
  const goesOn = part?.gap === 'space' && part.shape === 'capital' && !germanBody.test(part.text);
  return { ...span, last: goesOn ? next : last };
}

function isSmall(token: Token | undefined): boolean {
  return token?.shape === 'lower' && (functionWords.has(token.text) || nameParticles.has(token.text));
}

/** From the least lead among its tokens, in steps, since each step is a form to store. */
function confidenceOf(leads: Int32Array): number {
  const lead = leads.reduce((least, value) => Math.min(least, value), Infinity);
  return lead < 0 ? 0.5 : lead < 20 ? 0.6 : lead < 60 ? 0.7 : lead < 120 ? 0.8 : lead < 200 ? 0.9 : 0.95;
}

/** The tagged spans, those that a firm rule knows with the rule's type and end, and the firm ones that were not tagged. */
function settleSpans(tagged: readonly NameSpan[], firm: readonly NameSpan[], { evidence }: TaggedText): NameSpan[] {
  const spans: NameSpan[] = [];
  let next = 0;
  let end = -1;
  for (const span of tagged) {
    while ((firm[next]?.last ?? Infinity) < span.first) spans.push(...firm.slice(next, ++next));
    if (span.first <= end) continue;
    const rival = firm[next];
    const isSame = rival?.first === span.first && rival.last === span.last;
    const isLonger =
      rival !== undefined &&
      rival.first <= span.first &&
      rival.last > span.last &&
      (rival.confidence >= 0.95 || (rival.first === span.first && evidence.tokens[span.last + 1]?.shape === 'lower'));
    // "La | Repubblica Popolare Democratica di | Corea": a country of several words is no part of two names.
    const isAcross =
      rival !== undefined && rival.first <= span.last && rival.last > span.last && rival.confidence >= 0.95;
    const kept = rival?.isSure && (isSame || isLonger || isAcross) ? rival : span;
    // "Corea del Nord Choe Son Hui": where a listed country stands alone, a longer name is two.
    const isTwo =
      rival?.isSure &&
      rival.first === span.first &&
      rival.last < span.last &&
      rival.type === 'place' &&
      span.type !== 'organisation';
    if (rival && isTwo) spans.push(rival, { ...span, first: rival.last + 1, type: 'person' });
    else spans.push(kept);
    end = kept.last;
    while ((firm[next]?.first ?? Infinity) <= end) next++;
  }
  return [...spans, ...firm.slice(next)];
}

function toName({ first, last, type, confidence, isSure, origin }: NameSpan, { evidence }: TaggedText): FoundName {
  const tokens = evidence.tokens.slice(first, last + 1);
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  return {
    type,
    confidence,
    isSure,
    origin,
    start,
    end,
    text: withoutFiller(evidence.prose.slice(start, end)),
    capitalised: tokens.flatMap((token) => (token.shape === 'lower' ? [] : token.text)),
  };
}
