import { withoutFiller } from '../article/filler';
import type { Judgement } from './classify';
import type { EntityType } from './entity';
import type { TaggedText } from './tagFeatures';
import { tag, type Tagging } from './tagger';
import type { TagWeights } from './tagWeights';

/** A name in an article. Offsets in UTF-16 code units. */
export interface FoundName extends Judgement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Its capitalised words, as written. */
  readonly capitalised: readonly string[];
}

const typeOfTag: readonly EntityType[] = ['other', 'person', 'place', 'organisation', 'other'];

interface Span extends Judgement {
  readonly first: number;
  readonly last: number;
}

/** Finds the names in an article, by place, never overlapping. O(tokens). */
export function findNames(text: TaggedText, weights: TagWeights): FoundName[] {
  const tagged = taggedSpans(tag(text, weights));
  const sure = text.runs.filter(({ isSure }) => isSure);
  return settleSpans(tagged, sure).map((span) => toName(span, text));
}

function taggedSpans({ tags, leads }: Tagging): Span[] {
  const spans: Span[] = [];
  let first = -1;
  for (let at = 0; at <= tags.length; at++) {
    const found = tags[at] ?? 0;
    if (first >= 0 && (found === 0 || found % 2 === 1)) {
      const type = typeOfTag[((tags[first] ?? 0) + 1) >> 1] ?? 'other';
      spans.push({ first, last: at - 1, type, confidence: confidenceOf(leads.subarray(first, at)), isSure: false });
      first = -1;
    }
    if (found % 2 === 1) first = at;
  }
  return spans;
}

/** From the least lead among its tokens, in steps, since each step is a form to store. */
function confidenceOf(leads: Int32Array): number {
  const lead = leads.reduce((least, value) => Math.min(least, value), Infinity);
  return lead < 0 ? 0.5 : lead < 20 ? 0.6 : lead < 60 ? 0.7 : lead < 120 ? 0.8 : lead < 200 ? 0.9 : 0.95;
}

/** The tagged spans, those of which the rules are sure with the rules' type, and the sure ones that were not tagged. */
function settleSpans(tagged: readonly Span[], sure: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let next = 0;
  for (const span of tagged) {
    while ((sure[next]?.last ?? Infinity) < span.first) spans.push(...sure.slice(next, ++next));
    const rival = sure[next];
    if (rival && rival.first === span.first && rival.last === span.last) spans.push(rival);
    else spans.push(span);
    while ((sure[next]?.first ?? Infinity) <= span.last) next++;
  }
  return [...spans, ...sure.slice(next)];
}

function toName({ first, last, type, confidence, isSure }: Span, { evidence }: TaggedText): FoundName {
  const tokens = evidence.tokens.slice(first, last + 1);
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  return {
    type,
    confidence,
    isSure,
    start,
    end,
    text: withoutFiller(evidence.prose.slice(start, end)),
    capitalised: tokens.flatMap((token) => (token.shape === 'lower' ? [] : token.text)),
  };
}
