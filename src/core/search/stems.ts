import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { remembered, type WordFunction } from '../text/memo';

/** The languages whose words are stemmed, as ISO 639-1. */
export const stemLanguages = ['it', 'en', 'es', 'fr', 'de'] as const;
export type StemLanguage = (typeof stemLanguages)[number];

/** Longer words are names of files and the like; they have no endings, and the stemmers take time for them. */
const LONGEST = 40;
const REMEMBERED = 1 << 16;

const stemmers: Readonly<Record<StemLanguage, (word: string) => string>> = {
  it: italian,
  en: english,
  es: spanish,
  fr: french,
  de: german,
};
const known: Readonly<Record<StemLanguage, WordFunction>> = {
  it: remembered(italian, REMEMBERED),
  en: remembered(english, REMEMBERED),
  es: remembered(spanish, REMEMBERED),
  fr: remembered(french, REMEMBERED),
  de: remembered(german, REMEMBERED),
};

/** Whether words of a language are stemmed. */
export function hasStems(language: string | undefined): language is StemLanguage {
  return stemLanguages.some((known) => known === language);
}

/**
 * The stem of a word: what its forms in a language share, by the Snowball algorithms (English: Porter).
 *
 * The word is folded first, text and query alike, so that "città" and "citta" have one stem; an accent that told two endings
 * apart is the price. Undefined for a language without a stemmer.
 */
export function stem(word: string, language: string | undefined): string | undefined {
  if (!hasStems(language)) return undefined;
  return word.length > LONGEST ? word : known[language](word, 0, word.length) || word;
}

/** The same as {@link stem}, for who remembers it. */
export function findStem(word: string, language: StemLanguage): string {
  return word.length > LONGEST ? word : stemmers[language](word) || word;
}
