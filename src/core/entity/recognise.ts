import { withoutFiller } from '../article/filler';
import { nameKey } from '../text/fold';
import { classify, type Judgement } from './classify';
import type { EntityType, Mention, Recognise } from './entity';
import { gatherEvidence, type Evidence } from './evidence';
import { germanOffice } from './lexicon';
import { PersonNames } from './personNames';
import { findRuns, type Run } from './runs';

/**
 * Finds names by rules: capitalised runs that the article itself shows to be names, known countries, cities and agencies, titles
 * and head nouns around them. What one place makes clear holds in the whole article. O(prose); see `Recognise`.
 */
export const recognise: Recognise = (prose, language) => {
  const evidence = gatherEvidence(prose, language);
  const finds = findRuns(evidence).map((run) => toFind(run, evidence));
  const types = settleTypes(finds);
  const persons = new PersonNames(
    finds.flatMap(({ key, type, text }) => ((types.get(key) ?? type) === 'person' ? [text] : [])),
  );
  return finds.flatMap((find) => toMention(find, types, persons, evidence.capitalisesNouns) ?? []);
};

interface Find extends Judgement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly key: string;
  /** The capitalised words, folded. */
  readonly words: readonly string[];
}

function toFind(run: Run, evidence: Evidence): Find {
  const tokens = evidence.tokens.slice(run.first, run.last + 1);
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  const text = withoutFiller(evidence.prose.slice(start, end));
  const words = tokens.filter(({ shape }) => shape !== 'lower').map((token) => nameKey(token.text));
  const { type, confidence, isSure } = classify(run, evidence);
  return {
    type,
    confidence,
    isSure,
    start,
    end,
    text,
    key: words.length === 1 ? (words[0] ?? '') : nameKey(text),
    words,
  };
}

/** For each name the type most of its judgements speak for, weighed by their confidence; a sure judgement decides alone. */
function settleTypes(finds: readonly Find[]): ReadonlyMap<string, EntityType> {
  const weights = new Map<string, Map<EntityType, number>>();
  for (const { key, type, confidence, isSure } of finds) {
    if (type === 'other') continue;
    const ofName = weights.get(key) ?? new Map<EntityType, number>();
    weights.set(key, ofName);
    ofName.set(type, (ofName.get(type) ?? 0) + confidence + (isSure ? 1000 : 0));
  }
  return new Map([...weights].map(([key, ofName]) => [key, heaviest(ofName)]));
}

function heaviest(weights: ReadonlyMap<EntityType, number>): EntityType {
  return [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

function toMention(
  find: Find,
  types: ReadonlyMap<string, EntityType>,
  persons: PersonNames,
  needsProof: boolean,
): Mention | undefined {
  const { start, end, text, key, words } = find;
  const isSurname = words.length === 1 && !find.isSure && persons.isSurname(words[0] ?? '');
  if (isSurname) return { start, end, text, type: 'person', confidence: 0.85 };
  const type = types.get(key) ?? find.type;
  // In German a capital alone proves nothing: a single word needs a sign of what it is.
  if (
    needsProof &&
    !find.isSure &&
    (words.length === 1 ? type === 'other' || isGermanNoun(text) : words.some(isGermanNoun))
  )
    return undefined;
  return { start, end, text, type, confidence: type === find.type ? find.confidence : Math.max(0.5, find.confidence) };
}

function isGermanNoun(word: string): boolean {
  return (
    /(?:ung|heit|keit|schaft|ion|tät|ismus|nis|tum|chen|ling|ment)(?:en|s)?$/.test(word) || germanOffice.test(word)
  );
}
