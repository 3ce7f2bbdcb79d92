import { unitsToBytes } from './bytes';
import { LevenshteinAutomaton } from './levenshtein';
import type { WordMatch } from './query';
import { formWeight, fuzzyWeight, prefixWeight } from './score';
import { hasStems, stem, stemLanguages, type StemLanguage } from './stems';

/** What a word of a query finds, worked out once for all parts of an index. */
export type WordLookup =
  /** Only the word itself. */
  | { readonly kind: 'exact'; readonly word: string; readonly key: Uint8Array }
  /** The word, and words of one of the stems in documents of its language. */
  | { readonly kind: 'forms'; readonly word: string; readonly key: Uint8Array; readonly stems: readonly WordStem[] }
  | { readonly kind: 'prefix'; readonly word: string; readonly key: Uint8Array }
  | {
      readonly kind: 'fuzzy';
      readonly word: string;
      readonly distance: 1 | 2;
      readonly automaton: LevenshteinAutomaton;
    };

/** The stem of a word in one language. */
export interface WordStem {
  readonly stem: string;
  /** See {@link languageBit}. */
  readonly language: number;
  readonly code: StemLanguage;
  /** When the stem is another word than the one looked for and of its own stem: its key among the words. */
  readonly itself?: Uint8Array | undefined;
}

/** The languages whose words are stemmed, with their bits. */
export const languageBits: ReadonlyMap<StemLanguage, number> = new Map(
  stemLanguages.map((language, index) => [language, 1 << index]),
);

/** Documents in any language, known or not. */
export const ALL_LANGUAGES = (1 << (stemLanguages.length + 1)) - 1;
const WITHOUT_STEMS = 1 << stemLanguages.length;

/** The language of a document as a bit; all those without stems share one. */
export function languageBit(language: string | undefined): number {
  return (hasStems(language) ? languageBits.get(language) : undefined) ?? WITHOUT_STEMS;
}

/** A stem with its language. */
export function stemKey(language: number, stemmed: string): string {
  return String.fromCharCode(language) + stemmed;
}

/** @param inPhrase whether the word is one of several; a word in a phrase is found as it is written only. */
export function prepareLookup(match: WordMatch, inPhrase: boolean): WordLookup {
  const { word } = match;
  if (match.kind === 'fuzzy') {
    const { distance } = match;
    return { kind: 'fuzzy', word, distance, automaton: new LevenshteinAutomaton(word, distance) };
  }
  const key = unitsToBytes(word);
  if (match.kind === 'prefix') return { kind: 'prefix', word, key };
  const isAsWritten = inPhrase || match.kind === 'exact';
  return isAsWritten ? { kind: 'exact', word, key } : { kind: 'forms', word, key, stems: stemsOf(word) };
}

function stemsOf(word: string): WordStem[] {
  return Array.from(languageBits, ([code, language]) => {
    const stemmed = stem(word, code) ?? word;
    const isItself = stemmed !== word && stem(stemmed, code) === stemmed;
    return { stem: stemmed, code, language, itself: isItself ? unitsToBytes(stemmed) : undefined };
  });
}

/** How much a word counts that a lookup finds; undefined when the lookup does not find it, forms apart. */
export function weightOf(lookup: WordLookup, word: string): number | undefined {
  if (word === lookup.word) return 1;
  switch (lookup.kind) {
    case 'exact':
      return undefined;
    case 'forms':
      return formWeight;
    case 'prefix':
      return word.startsWith(lookup.word) ? prefixWeight(word.length, lookup.word.length) : undefined;
    case 'fuzzy': {
      const distance = lookup.automaton.distance(word);
      return distance === undefined ? undefined : fuzzyWeight(word.length, distance);
    }
  }
}
