import { bestTags } from '../../../src/core/entity/tagger';
import { findZones, mostFeatures, writeFeatures, zoneEnd, type TaggedText } from '../../../src/core/entity/tagFeatures';
import { packWeights, tagCount, tags } from '../../../src/core/entity/tagWeights';
import type { GoldName } from './conll';

/** An article ready to learn from. */
export interface Lesson {
  readonly text: TaggedText;
  readonly names: readonly GoldName[];
}

interface Zone {
  /** For each token the numbers of its features. */
  readonly features: readonly Int32Array[];
  readonly tags: readonly number[];
}

export interface TrainingOptions {
  readonly rounds: number;
  /** A feature seen fewer times is left out. */
  readonly leastSeen: number;
  /** How many features are kept, those with the largest weights. */
  readonly most: number;
  /** The share of a token's word features that is hidden in each round. */
  readonly hidden: number;
}

/** As measured best on articles of kinds that were not trained on. */
export const usualTraining: TrainingOptions = { rounds: 6, leastSeen: 2, most: 25_000, hidden: 0.4 };

/** Trains an averaged structured perceptron and packs its weights into bytes. Deterministic. */
export function train(lessons: readonly Lesson[], options: TrainingOptions): Uint8Array {
  const { zones, hashes } = readZones(lessons, options.leastSeen);
  const learner = new Learner(hashes.length);
  const random = randomNumbers(7);
  const order = zones.map((_, index) => index);
  for (let round = 0; round < options.rounds; round++) {
    shuffle(order, random);
    for (const index of order) {
      const zone = zones[index];
      if (zone) learner.learn(zone, options.hidden, random);
    }
  }
  return learner.pack(hashes, options.most);
}

/** The tags of an article's tokens by its annotated names. */
function goldTags({ evidence: { tokens } }: TaggedText, names: readonly GoldName[]): number[] {
  const found = new Array<number>(tokens.length).fill(0);
  for (const { start, end, type } of names) {
    let isFirst = true;
    tokens.forEach((token, at) => {
      if (token.start >= end || token.end <= start) return;
      found[at] = tags.indexOf(`${isFirst ? 'B' : 'I'}-${type}`);
      isFirst = false;
    });
  }
  return found;
}

function readZones(lessons: readonly Lesson[], leastSeen: number): { zones: Zone[]; hashes: number[] } {
  const raw: { features: Int32Array[]; tags: number[] }[] = [];
  const seen = new Map<number, number>();
  const buffer = new Int32Array(mostFeatures);
  for (const { text, names } of lessons) {
    const inZone = findZones(text);
    const gold = goldTags(text, names);
    for (let at = 0; at < gold.length; at++) {
      if (inZone[at] === 0) continue;
      const zone: { features: Int32Array[]; tags: number[] } = { features: [], tags: [] };
      raw.push(zone);
      for (const end = zoneEnd(text, inZone, at); at < end; at++) {
        const features = buffer.slice(0, writeFeatures(text, at, buffer));
        for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
        zone.features.push(features);
        zone.tags.push(legal(gold[at] ?? 0, zone.tags.at(-1) ?? 0));
      }
      at--;
    }
  }
  const numbers = new Map<number, number>();
  const hashes: number[] = [];
  for (const [hash, count] of seen) if (count >= leastSeen) numbers.set(hash, hashes.push(hash) - 1);
  const zones = raw.map(({ features, tags: gold }) => ({
    features: features.map((of) => of.map((hash) => numbers.get(hash) ?? -1).filter((number) => number >= 0)),
    tags: gold,
  }));
  return { zones, hashes };
}

/** A name whose first token is in no zone begins where its zone does. */
function legal(tag: number, before: number): number {
  return tag > 0 && tag % 2 === 0 && before !== tag && before !== tag - 1 ? tag - 1 : tag;
}

class Learner {
  readonly #weights: Float64Array;
  readonly #totals: Float64Array;
  readonly #transitions = new Float64Array(tagCount * tagCount);
  readonly #transitionTotals = new Float64Array(tagCount * tagCount);
  #step = 1;

  constructor(features: number) {
    this.#weights = new Float64Array(features * tagCount);
    this.#totals = new Float64Array(features * tagCount);
  }

  learn(zone: Zone, hidden: number, random: () => number): void {
    this.#step++;
    const features = hidden === 0 ? zone.features : zone.features.map((of) => of.filter(() => random() >= hidden));
    const scores = new Float64Array(features.length * tagCount);
    features.forEach((of, place) => {
      for (const feature of of)
        for (let tag = 0; tag < tagCount; tag++)
          scores[place * tagCount + tag] =
            (scores[place * tagCount + tag] ?? 0) + (this.#weights[feature * tagCount + tag] ?? 0);
    });
    const guess = bestTags(scores, features.length, this.#transitions);
    let [goldBefore, guessBefore] = [0, 0];
    zone.tags.forEach((gold, place) => {
      const guessed = guess[place] ?? 0;
      if (gold !== guessed) {
        for (const feature of features[place] ?? []) {
          this.#change(this.#weights, this.#totals, feature * tagCount + gold, 1);
          this.#change(this.#weights, this.#totals, feature * tagCount + guessed, -1);
        }
      }
      if (gold !== guessed || goldBefore !== guessBefore) {
        this.#change(this.#transitions, this.#transitionTotals, goldBefore * tagCount + gold, 1);
        this.#change(this.#transitions, this.#transitionTotals, guessBefore * tagCount + guessed, -1);
      }
      [goldBefore, guessBefore] = [gold, guessed];
    });
  }

  /** Averages, drops the least telling features and scales to eight bits by the largest weight. */
  pack(hashes: readonly number[], most: number): Uint8Array {
    const average = (weights: Float64Array, totals: Float64Array): Float64Array =>
      weights.map((weight, at) => weight - (totals[at] ?? 0) / this.#step);
    const weights = average(this.#weights, this.#totals);
    const transitions = average(this.#transitions, this.#transitionTotals);
    const rows = hashes.map((hash, feature) => {
      const row = [...weights.subarray(feature * tagCount, (feature + 1) * tagCount)];
      return { hash, row, size: Math.max(...row) - Math.min(...row) };
    });
    rows.sort((a, b) => b.size - a.size || a.hash - b.hash);
    const kept = rows.slice(0, most);
    let largest = 0;
    for (const value of transitions) largest = Math.max(largest, Math.abs(value));
    for (const { row } of kept) for (const value of row) largest = Math.max(largest, Math.abs(value));
    const scale = (value: number): number => Math.round((value * 127) / largest);
    return packWeights(
      [...transitions].map(scale),
      new Map(
        kept
          .map(({ hash, row }) => [hash, row.map(scale)] as const)
          .filter(([, row]) => row.some((value) => value !== 0)),
      ),
    );
  }

  #change(weights: Float64Array, totals: Float64Array, at: number, by: number): void {
    weights[at] = (weights[at] ?? 0) + by;
    totals[at] = (totals[at] ?? 0) + by * this.#step;
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}

/** Pseudo-random numbers from 0 to 1, the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
