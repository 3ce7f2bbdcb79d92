import { openResources, type LanguageResources } from '../languageResources';
import names from './names.json';
import weights from './weights.json';
import words from './words.json';

let opened: LanguageResources | undefined;

/** The resources that come with Newsmark, opened when they are first asked for. */
export function bundledResources(): LanguageResources {
  return (opened ??= openResources({ names, words, weights }));
}
