import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeNames } from '../../src/core/entity/frontCodedNames';
import { fold } from '../../src/core/text/fold';
import { repositoryRoot } from './paths';
import { runScript } from './plainError';

/** Where the committed resource lies. */
export const countriesFile = path.join(repositoryRoot, 'src/core/entity/resources/countries.json');

const languages = [
  'it',
  'en',
  'es',
  'fr',
  'de',
  'pt',
  'nl',
  'ca',
  'pl',
  'ro',
  'sv',
  'da',
  'cs',
  'hu',
  'hr',
  'tr',
  'fi',
  'nb',
];
/** The world, the outlying rest of Oceania, the unknown, CLDR's test regions, and islands without people: Heard, Bouvet, the outlying ones of the US. */
const left = new Set(['001', 'QO', 'ZZ', 'XA', 'XB', 'HM', 'BV', 'UM']);
/** Where the name in brackets is a second name, not an explanation. */
const secondNames = new Set(['MM', 'FK', 'NZ', 'SZ']);
/** Names that are a common word in a language that writes sentences with it: Réunion in Italian, Portuguese and others. */
const commonWords = new Set(['riunione', 'reuniao', 'man', 'niue']);

type Names = Readonly<Record<string, string>>;

/**
 * The names of all countries, territories and regions as CLDR spells them in {@link languages}, by code: one JSON object, one
 * line a code, names in order and packed by `writeNames`. Spellings that fold to the same are kept once.
 */
export function countriesJson(): string {
  const namesByCode = new Map<string, Map<string, string>>();
  for (const language of languages) {
    for (const [key, name] of Object.entries(territories(language))) {
      const [code = ''] = key.split('-');
      if (left.has(code) || (['HK', 'MO'].includes(code) && key === code)) continue;
      const names = namesByCode.get(code) ?? new Map<string, string>();
      namesByCode.set(code, names);
      for (const spelling of spellings(code, name)) if (!names.has(fold(spelling))) names.set(fold(spelling), spelling);
    }
  }
  const lines = [...namesByCode]
    .filter(([, names]) => names.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, names]) => `  ${JSON.stringify(code)}: ${JSON.stringify(writeNames([...names.values()].sort()))}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function territories(language: string): Names {
  const file = path.join(repositoryRoot, 'node_modules/cldr-localenames-full/main', language, 'territories.json');
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as {
    main: Record<string, { localeDisplayNames: { territories: Names } }>;
  };
  return parsed.main[language]?.localeDisplayNames.territories ?? {};
}

/** The spellings of one CLDR name that a recogniser can use: no abbreviations with stops, no explanations in brackets. */
function spellings(code: string, name: string): string[] {
  const [, outside = name, inside] = /^(.*?)\s*\((.*)\)$/.exec(name) ?? [];
  const candidates = [outside, ...(inside && secondNames.has(code) ? [inside] : [])];
  return candidates
    .map((candidate) => candidate.replace(/\s*[-–]\s*(?=Kinshasa|Brazzaville)/, '-'))
    .filter((candidate) => {
      const isAbbreviation =
        candidate.includes('.') ||
        (/^\p{Lu}{1,2}$/u.test(candidate) && !['US', 'UK', 'UN', 'UE', 'EU'].includes(candidate));
      return (
        /^\p{Lu}/u.test(candidate) && !isAbbreviation && !/[,()]/.test(candidate) && !commonWords.has(fold(candidate))
      );
    });
}

if (require.main === module) {
  runScript(() => {
    writeFileSync(countriesFile, countriesJson());
    return Promise.resolve(0);
  });
}
