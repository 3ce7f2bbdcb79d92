import { findZones, mostFeatures, writeFeatures, zoneEnd, type TaggedText } from './tagFeatures';
import { tagCount, tags, type TagWeights } from './tagWeights';

/** The best tag of every token and by how much it leads over the best of another kind. */
export interface Tagging {
  readonly tags: Uint8Array;
  readonly leads: Int32Array;
}

const features = new Int32Array(mostFeatures);

/** Below any sum of scores. */
const impossible = -1e9;
/** For each tag the ones it may follow: a name goes on in its own kind only. */
const mayPrecede: readonly (readonly number[])[] = tags.map((_, tag) =>
  tag === 0 || tag % 2 === 1 ? tags.map((_tag, before) => before) : [tag - 1, tag],
);

/** Tags an article: the best sequence of tags for each stretch that may hold names (Viterbi). O(tokens). */
export function tag(text: TaggedText, weights: TagWeights): Tagging {
  const count = text.evidence.tokens.length;
  const zones = findZones(text);
  const found = new Uint8Array(count);
  const leads = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    if (zones[at] === 0) continue;
    const end = zoneEnd(text, zones, at);
    tagZone(text, weights, { at, end, tags: found, leads });
    at = end - 1;
  }
  return { tags: found, leads };
}

interface Zone extends Tagging {
  readonly at: number;
  readonly end: number;
}

function tagZone(text: TaggedText, weights: TagWeights, { at, end, tags: found, leads }: Zone): void {
  const length = end - at;
  const scores = new Int32Array(length * tagCount);
  for (let place = 0; place < length; place++) {
    const written = writeFeatures(text, at + place, features);
    for (let index = 0; index < written; index++) weights.addTo(scores, place * tagCount, features[index] ?? 0);
  }
  const best = bestTags(scores, length, weights.transitions);
  for (let place = 0; place < length; place++) {
    found[at + place] = best[place] ?? 0;
    leads[at + place] = leadOf(scores.subarray(place * tagCount, (place + 1) * tagCount), best[place] ?? 0);
  }
}

/** How far a tag's score is above that of the best tag of another kind. */
function leadOf(scores: Int32Array, tag: number): number {
  let other = -Infinity;
  for (let rival = 0; rival < tagCount; rival++) {
    if ((rival + 1) >> 1 !== (tag + 1) >> 1) other = Math.max(other, scores[rival] ?? 0);
  }
  return (scores[tag] ?? 0) - other;
}

/** The best sequence by the scores of the tags at each place and the weights of their pairs; it begins after an O. */
export function bestTags(scores: ArrayLike<number>, length: number, transitions: ArrayLike<number>): Uint8Array {
  const from = new Uint8Array(length * tagCount);
  let sums = new Float64Array(tagCount).fill(impossible);
  let next = new Float64Array(tagCount);
  sums[0] = 0;
  for (let place = 0; place < length; place++) {
    for (let tag = 0; tag < tagCount; tag++) {
      let best = impossible;
      for (const before of mayPrecede[tag] ?? []) {
        const sum = (sums[before] ?? 0) + (transitions[before * tagCount + tag] ?? 0);
        if (sum <= best) continue;
        best = sum;
        from[place * tagCount + tag] = before;
      }
      next[tag] = best + (scores[place * tagCount + tag] ?? 0);
    }
    [sums, next] = [next, sums];
  }
  const found = new Uint8Array(length);
  let last = 0;
  for (let tag = 1; tag < tagCount; tag++) if ((sums[tag] ?? 0) > (sums[last] ?? 0)) last = tag;
  for (let place = length - 1; place >= 0; place--) {
    found[place] = last;
    last = from[place * tagCount + last] ?? 0;
  }
  return found;
}
