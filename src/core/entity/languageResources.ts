import { NameTable, readNames } from './nameTable';
import { TagWeights } from './tagWeights';
import { bytesOf } from './base64';
import { WordSet } from './wordSet';

/** The resources as `npm run build:language` writes them. */
export interface StoredResources {
  /** See `readNames`. */
  readonly names: string;
  /** Sets of words by language, and of the frequent words of all, in base 64. */
  readonly words: Readonly<Record<string, string>>;
  /** See `TagWeights`, in base 64. */
  readonly weights: string;
}

/** What the recogniser knows of languages. */
export interface LanguageResources {
  readonly names: NameTable;
  readonly commonWords: WordSet;
  readonly weights: TagWeights;
  /** The words of a language; undefined for one that has no list. */
  words(language: string | undefined): WordSet | undefined;
}

/** Opens stored resources: about 60 ms and 4 MB. */
export function openResources({ names, words, weights }: StoredResources): LanguageResources {
  const sets = new Map(Object.entries(words).map(([language, bytes]) => [language, new WordSet(bytesOf(bytes))]));
  const nameTable = new NameTable(readNames(names), names.split('|').length);
  return {
    names: nameTable,
    commonWords: sets.get('common') ?? new WordSet(new Uint8Array(1)),
    weights: new TagWeights(bytesOf(weights)),
    words: (language) => (language === undefined ? undefined : sets.get(language)),
  };
}
