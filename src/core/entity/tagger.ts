import { findZones, mostFeatures, writeFeatures, type TaggedText } from './tagFeatures';
import { tagCount, type TagWeights } from './tagWeights';

/** The best tag of every token and by how much it leads over the best of another kind. */
export interface Tagging {
  readonly tags: Uint8Array;
  readonly leads: Int32Array;
}

const features = new Int32Array(mostFeatures);

/** Whether a tag may follow another: a name goes on in its own kind only. */
export function mayFollow(before: number, tag: number): boolean {
  if (tag === 0 || tag % 2 === 1) return true;
  return before === tag || before === tag - 1;
}

/** Tags an article: the best sequence of tags for each stretch that may hold names (Viterbi). O(tokens). */
export function tag(text: TaggedText, weights: TagWeights): Tagging {
  const count = text.evidence.tokens.length;
  const zones = findZones(text);
  const tags = new Uint8Array(count);
  const leads = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    if (zones[at] === 0) continue;
    let end = at + 1;
    while (end < count && zones[end] !== 0 && end - at < 200) end++;
    tagZone(text, weights, { at, end, tags, leads });
    at = end - 1;
  }
  return { tags, leads };
}

interface Zone extends Tagging {
  readonly at: number;
  readonly end: number;
}

function tagZone(text: TaggedText, weights: TagWeights, { at, end, tags, leads }: Zone): void {
  const length = end - at;
  const scores = new Int32Array(length * tagCount);
  for (let place = 0; place < length; place++) {
    const written = writeFeatures(text, at + place, features);
    for (let index = 0; index < written; index++) weights.addTo(scores, place * tagCount, features[index] ?? 0);
  }
  const best = bestTags(scores, length, weights.transitions);
  for (let place = 0; place < length; place++) {
    tags[at + place] = best[place] ?? 0;
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
  let sums = new Float64Array(tagCount).fill(-1e9);
  sums[0] = 0;
  for (let place = 0; place < length; place++) {
    const next = new Float64Array(tagCount).fill(-1e9);
    for (let tag = 0; tag < tagCount; tag++) {
      let best = -1e9;
      for (let before = 0; before < tagCount; before++) {
        if (!mayFollow(before, tag)) continue;
        const sum = (sums[before] ?? 0) + (transitions[before * tagCount + tag] ?? 0);
        if (sum > best) {
          best = sum;
          from[place * tagCount + tag] = before;
        }
      }
      next[tag] = best + (scores[place * tagCount + tag] ?? 0);
    }
    sums = next;
  }
  const tags = new Uint8Array(length);
  let last = 0;
  for (let tag = 1; tag < tagCount; tag++) if ((sums[tag] ?? 0) > (sums[last] ?? 0)) last = tag;
  for (let place = length - 1; place >= 0; place--) {
    tags[place] = last;
    last = from[place * tagCount + last] ?? 0;
  }
  return tags;
}
