import { createRequire } from 'node:module';
import type { FoundEntity } from './recogniserUnderTest';

interface View {
  match(pattern: string): {
    json(options: { offset: true; text: true }): readonly { text: string; offset?: { start: number } }[];
  };
}

// By `require`, since the types of these packages do not pass a strict compiler.
const load = createRequire(__filename);
const languages: Readonly<Record<string, (text: string) => View>> = {
  en: packageNamed('compromise'),
  es: packageNamed('es-compromise'),
  fr: packageNamed('fr-compromise'),
  de: packageNamed('de-compromise'),
};
function packageNamed(name: string): (text: string) => View {
  const loaded = load(name) as ((text: string) => View) | { readonly default: (text: string) => View };
  return typeof loaded === 'function' ? loaded : loaded.default;
}

const kinds = [
  ['#Person+', 'PER'],
  ['#Place+', 'LOC'],
  ['#Organization+', 'ORG'],
] as const;

/** What compromise finds, by the package of the language; it has none for Italian, so its English rules try. */
export function findWithCompromise(text: string, language: string): FoundEntity[] {
  const view = (languages[language] ?? languages['en'])?.(text);
  if (!view) return [];
  return kinds.flatMap(([pattern, type]) =>
    view
      .match(pattern)
      .json({ offset: true, text: true })
      .flatMap(({ text: found, offset }) => {
        const name = found.trim().replace(/^[^\p{L}\p{N}]+|(?:['’]s)?[^\p{L}\p{N}]*$/gu, '');
        const start = text.indexOf(name, offset?.start ?? 0);
        return start < 0 || name === '' ? [] : [{ start, end: start + name.length, type }];
      }),
  );
}
