import path from 'node:path';
import { packWords } from '../../../src/core/entity/wordSet';
import { writeNames } from '../../../src/core/entity/nameTable';
import { repositoryRoot } from '../paths';
import { collectNames } from './names';
import { commonWordsOf, wordsOf, wordSetSizes, type WordLanguage } from './words';

/** Where a committed resource lies. */
export function resourceFile(name: 'names' | 'words' | 'weights'): string {
  return path.join(repositoryRoot, `src/core/entity/resources/${name}.json`);
}

const languages = Object.keys(wordSetSizes) as WordLanguage[];
/** Bytes for the frequent words of all languages together. */
const commonSize = 2 ** 15;

/** The list of names as it is stored, see `readNames`. */
export function storedNames(): string {
  return writeNames(collectNames());
}

/** The sets of words as they are stored. */
export function storedWords(): Record<string, string> {
  const sets = languages.map((language) => [language, toBase64(packWords(wordsOf(language), wordSetSizes[language]))]);
  return Object.fromEntries([
    ...sets,
    ['common', toBase64(packWords(languages.flatMap(commonWordsOf), commonSize))],
  ]) as Record<string, string>;
}

/** Bytes in base 64. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
