import { nameKey } from '../text/fold';
import { readNames } from './frontCodedNames';
import { officialCountryNames } from './officialCountryNames';
import { countryNames } from './resources/countryNames';

/** Codes by folded name; undefined for a name of two. Made with the first question: about 5 ms. */
let codes: ReadonlyMap<string, string | undefined> | undefined;

/** A continent for some, a country for others. */
const meansTwo = ['america', 'amerika', 'amerique'];

/** Cheaper than the pattern below, which few names have. */
const officialHint = /rep|regn|rein|roya|king|konig/;

/** "Republic of X", with one adjective before and two behind at most, in Italian, English, Spanish, French and German. */
const officialForm =
  /^(?:[\p{L}']+ )?(?:repubblica|regno|republica|reino|republique|royaume|republic|kingdom|republik|konigreich)(?: [\p{L}']+){0,2}? (?:di |del |dello |della |dei |dell'|d'|de la |de los |de |du |des |of the |of )?(.+)$/u;

/**
 * The CLDR code of the country, region or union that a folded name means, in any of CLDR's languages; undefined for any other name
 * and for one that means two ("Congo"). O(1).
 *
 * @param key see `nameKey`.
 */
export function countryCode(key: string): string | undefined {
  codes ??= readCodes();
  if (codes.has(key)) return codes.get(key);
  if (!officialHint.test(key)) return undefined;
  const plain = officialForm.exec(key)?.[1];
  return plain === undefined ? undefined : codes.get(plain);
}

function readCodes(): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const [code, names] of Object.entries(countryNames())) {
    for (const name of readNames(names)) {
      const key = nameKey(name);
      found.set(key, found.has(key) && found.get(key) !== code ? undefined : code);
    }
  }
  for (const [code, names] of Object.entries(officialCountryNames)) {
    for (const name of names.split('|')) found.set(nameKey(name), code);
  }
  for (const name of meansTwo) found.set(name, undefined);
  return found;
}
