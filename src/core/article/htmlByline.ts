import { attributes, wordsOf } from './htmlTags';

/** Who wrote an article, as a line of the page says it. */
export interface Byline {
  readonly words: string;
  /** Whether the markup says that it is the author, not only the name of a class. */
  readonly isMarkedUp: boolean;
}

const bylineClass = /(?:^|[-_ ])(?:byline|author|autore|autor|autorin|auteur|firma)(?:[-_ ]|$|name|s$)/i;
const bylineWord = /^(?:written by|by|a cura di|di|de|par|por|von|text:?|foto:?|autor(?:in|e)?:?) /i;
/** What ends the names of a byline: a sign, a date, an address. */
const bylineEnd = /\s*(?:[|·•/()[\]\n@<>]| [-–—] |,? ?\d|,? (?:published|updated|pubblicato|aggiornato)\b).*$/isu;
const LONGEST_NAMES = 80;
const MOST_WORDS = 9;

/**
 * The names in an element that is marked or styled as a byline; undefined for anything else.
 *
 * @param following what stands behind the tag, bounded.
 */
export function bylineAt(name: string, tag: string, following: string): Byline | undefined {
  const given = attributes(tag);
  const rel = given.get('rel')?.toLowerCase().split(/\s+/).includes('author') ?? false;
  const isMarkedUp = rel || /\bauthor\b/i.test(given.get('itemprop') ?? '');
  if (!isMarkedUp && !bylineClass.test(`${given.get('class') ?? ''} ${given.get('id') ?? ''}`.trim())) return undefined;
  const close = following.search(new RegExp(`</${name}\\b`, 'i'));
  const words = namesIn(wordsOf(close < 0 ? '' : following.slice(0, close)));
  return words === undefined ? undefined : { words, isMarkedUp };
}

function namesIn(line: string): string | undefined {
  const names = line.replace(bylineWord, '').replace(bylineEnd, '').trim();
  const isNames =
    /^\p{Lu}/u.test(names) && names.length <= LONGEST_NAMES && !/[.!?…:;]\s/.test(names.replace(/\b\p{Lu}\. /gu, ''));
  return isNames && names.split(/\s+/).length <= MOST_WORDS ? names : undefined;
}
