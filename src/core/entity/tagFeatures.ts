import { emptyHash, hashOn } from '../text/textHash';
import { nameKinds } from './nameTable';
import type { LanguageResources } from './languageResources';
import type { Evidence } from './evidence';
import type { Judgement } from './classify';
import type { Run } from './runs';
import type { Token } from './tokens';
import type { WordTraits } from './wordTraits';
import { functionWords, headParticles, nameParticles } from './lexicon';

/** What the rules say of a token: 0 for nothing, else 1 + 2 × kind, one more inside a name, 16 more when they are sure. */
export type RuleTags = Uint8Array;

/** A name by the rules. */
export interface JudgedRun extends Run, Judgement {}

/** An article as the tagger reads it. */
export interface TaggedText {
  readonly evidence: Evidence;
  /** The names by the rules, by place. */
  readonly runs: readonly JudgedRun[];
  readonly traits: readonly WordTraits[];
  readonly rules: RuleTags;
  /** For each token what the longest listed name it belongs to may be, its first token marked by 256. */
  readonly listed: Uint16Array;
  /** The character before each token, spaces passed over; 0 for a letter or digit. */
  readonly before: Uint16Array;
  /** A small number for the language. */
  readonly language: number;
}

/** Languages in which a capital means the same share a number: German is on its own. */
export function languageNumber(language: string | undefined): number {
  return language === 'de' ? 1 : 0;
}

const placeOrBody = nameKinds.country | nameKinds.region | nameKinds.city | nameKinds.town | nameKinds.body;
/** Listed names have at most so many words. */
const MOST_WORDS = 5;

/** Finds the listed names of several words, the longest at each place. O(tokens). */
export function findListed(
  tokens: readonly Token[],
  traits: readonly WordTraits[],
  { names }: LanguageResources,
): Uint16Array {
  const listed = new Uint16Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.shape === 'lower') continue;
    // "La | Repubblica Popolare Democratica di Corea": what is named of several words need not begin where it is looked at first.
    const isInside = listed[at] !== 0;
    let hash = hashOn(emptyHash, traits[at]?.key ?? '');
    let kinds = isInside ? 0 : (traits[at]?.kinds ?? 0) & placeOrBody;
    let length = kinds === 0 ? 0 : 1;
    const most = traits[at]?.opensNames ? MOST_WORDS : 1;
    for (let more = 1; more < most; more++) {
      const next = tokens[at + more];
      if (!next || next.gap === 'break') break;
      hash = hashOn(hashOn(hash, ' '), traits[at + more]?.key ?? '');
      if (next.shape === 'lower') continue;
      const found = names.kinds(hash) & placeOrBody;
      const isWanted = isInside ? found === nameKinds.country && more >= 2 : found !== 0;
      if (isWanted) [kinds, length] = [found, more + 1];
    }
    for (let inside = 0; inside < length; inside++) listed[at + inside] = kinds | (inside === 0 ? 256 : 512);
  }
  return listed;
}

/** The last character before each token that is no space; 0 for letters, digits and the start. */
export function charactersBefore(prose: string, tokens: readonly Token[]): Uint16Array {
  const before = new Uint16Array(tokens.length);
  tokens.forEach(({ start, gap }, at) => {
    if (gap === 'space') return;
    const near = prose.charCodeAt(start - 1);
    const code = near === 32 || near === 10 ? prose.charCodeAt(start - 2) : near;
    before[at] = code > 0 && !/[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? code : 0;
  });
  return before;
}

/** Whether each token is looked at at all: capitalised words, what the rules hold for part of a name, and small words between. */
export function findZones({ evidence: { tokens }, rules }: Pick<TaggedText, 'evidence' | 'rules'>): Uint8Array {
  const zones = new Uint8Array(tokens.length);
  let sinceCapital = 9;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    sinceCapital = token.shape !== 'lower' ? 0 : token.gap === 'break' ? 9 : sinceCapital + 1;
    const isJoining =
      sinceCapital <= 3 &&
      (sinceCapital === 1 ||
        headParticles.has(token.text) ||
        nameParticles.has(token.text) ||
        functionWords.has(token.text));
    zones[at] = sinceCapital === 0 || rules[at] !== 0 || isJoining ? 1 : 0;
  }
  return zones;
}

/** The end of the stretch of tokens that is tagged as one: it ends with the zone, at a sentence's start, a comma or a bracket. */
export function zoneEnd({ evidence: { tokens }, before }: TaggedText, zones: Uint8Array, start: number): number {
  let end = start + 1;
  while (zones[end] === 1 && !tokens[end]?.opens && !zoneBreaks.has(before[end] ?? 0)) end++;
  return end;
}

const zoneBreaks: ReadonlySet<number> = new Set(Array.from(',;:()[]"«»“”', (mark) => mark.charCodeAt(0)));

/** Room for the features of one token. */
export const mostFeatures = 96;

const none: WordTraits = {
  lower: 0,
  key: '',
  kinds: 0,
  shape: 255,
  opensNames: false,
  wordhood: 0,
  classes: 0,
  prefix: 0,
  suffix2: 0,
  suffix3: 0,
  suffix4: 0,
};

class FeatureWriter {
  count = 0;
  constructor(
    private readonly features: Int32Array,
    private readonly language: number,
  ) {}

  /** A feature that means the same in every language. */
  put(template: number, value: number): void {
    this.features[this.count++] = mix(template, value);
  }

  /** A feature that means something else where every noun is capitalised. */
  split(template: number, value: number): void {
    const feature = mix(template, value);
    this.features[this.count++] = feature;
    if (this.language !== 0) this.features[this.count++] = mix(feature, this.language);
  }
}

function mix(a: number, b: number): number {
  let value = Math.imul(a ^ 0x9e3779b9, 0x01000193) ^ b;
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return value ^ (value >>> 13);
}

/** Writes the features of a token and says how many. O(1). */
export function writeFeatures(text: TaggedText, at: number, features: Int32Array): number {
  const { evidence, traits, rules, listed, before, language } = text;
  const { tokens } = evidence;
  const to = new FeatureWriter(features, language);
  const word = traits[at] ?? none;
  const left = traits[at - 1] ?? none;
  const right = traits[at + 1] ?? none;
  const left2 = traits[at - 2] ?? none;
  const token = tokens[at];
  const opens = token?.opens ? 1 : 0;
  const gap = before[at] ?? 0;
  const gapAfter = before[at + 1] ?? 0;
  const rule = rules[at] ?? 0;
  const ruleLeft = rules[at - 1] ?? 0;
  const ruleRight = rules[at + 1] ?? 0;
  const list = listed[at] ?? 0;
  const seen =
    (evidence.lowerCase.has(token?.text.toLowerCase() ?? '') ? 1 : 0) |
    (evidence.nameLike.has(token?.text ?? '') ? 2 : 0);

  writeWords(to, text, at);
  to.split(30, word.shape);
  to.split(31, ((left.shape & 31) << 8) | (word.shape & 31));
  to.split(32, ((word.shape & 31) << 8) | (right.shape & 31));
  to.put(33, ((left.shape & 3) << 4) | ((word.shape & 3) << 2) | (right.shape & 3));
  to.split(34, (opens << 6) | ((word.shape & 3) << 4) | (word.wordhood << 2) | seen);
  to.split(35, word.kinds);
  to.put(36, (word.kinds << 8) | right.kinds);
  to.put(37, (left.kinds << 8) | word.kinds);
  to.split(38, list);
  to.put(39, ((listed[at - 1] ?? 0) << 12) ^ list);
  to.put(40, ((listed[at + 1] ?? 0) << 12) ^ list);
  to.split(41, word.classes);
  to.split(42, left.classes);
  to.put(43, right.classes);
  to.put(44, mix(left.classes, word.kinds));
  to.put(45, mix(right.classes, word.kinds));
  to.split(46, rule);
  to.put(47, (ruleLeft << 12) | (rule << 6) | ruleRight);
  to.split(48, (rule << 8) | word.kinds);
  to.split(49, (rule << 6) | (opens << 4) | (word.wordhood << 2) | seen);
  to.put(50, (gap << 2) | (word.shape & 3));
  to.put(51, (gapAfter << 2) | (word.shape & 3));
  to.put(52, (gap << 16) | gapAfter);
  to.put(53, mix(word.classes, word.shape & 31));
  to.put(54, mix(left2.classes, left.classes));
  to.split(55, (word.wordhood << 4) | (right.wordhood << 2) | left.wordhood);
  to.put(56, mix(rule, left.classes));
  to.put(57, mix(rule, mix(list, word.kinds)));
  return to.count;
}

/** The features of the words themselves: the token's, its neighbours' and how they end. */
function writeWords(to: FeatureWriter, { traits, rules }: TaggedText, at: number): void {
  const word = traits[at] ?? none;
  const left = traits[at - 1] ?? none;
  const right = traits[at + 1] ?? none;
  const left2 = traits[at - 2] ?? none;
  const right2 = traits[at + 2] ?? none;
  to.put(1, word.lower);
  to.put(2, left.lower);
  to.put(3, right.lower);
  to.put(4, left2.lower);
  to.put(5, right2.lower);
  to.put(6, word.prefix);
  to.put(7, word.suffix2);
  to.put(8, word.suffix3);
  to.put(9, word.suffix4);
  to.put(10, mix(left.lower, word.shape & 3));
  to.put(11, mix(right.lower, word.shape & 3));
  to.put(12, left.suffix3);
  to.put(13, right.suffix3);
  to.put(14, mix(left.lower, word.kinds));
  to.put(15, mix(left2.lower, left.lower));
  to.put(16, mix(word.lower, right.lower));
  to.put(17, mix(left.lower, word.lower));
  to.put(18, mix(left.lower, rules[at] ?? 0));
}
