import type { Query, WordMatch } from '../../core/search/query';

/** Shorter words, in code points, are too much like others. */
const leastLetters = 4;
/** From this length on two letters may differ. */
const lettersForTwo = 8;

/**
 * The query with similar words, spelled alike or longer (`zelens` for Zelensky), for one that found nothing; undefined for a query that
 * is more than plain words, since who writes one means it, and where no word is long enough.
 */
export function similarQuery(query: Query): Query | undefined {
  const similar = alike(query);
  return similar !== undefined && similar !== query ? similar : undefined;
}

/** The same query when nothing in it is changed, undefined when something in it must not be. */
function alike(query: Query): Query | undefined {
  switch (query.kind) {
    case 'words': {
      const [word, another] = query.words;
      if (!word || another || query.field !== undefined) return undefined;
      return similarOf(word, query);
    }
    case 'and':
    case 'or': {
      const of = query.of.map(alike);
      if (!of.every((part) => part !== undefined)) return undefined;
      return of.every((part, index) => part === query.of[index]) ? query : { kind: query.kind, of };
    }
    case 'fact':
    case 'not':
    case 'nothing':
      return undefined;
  }
}

/** The beginning of a word that is still typed stays what it is. @param query the word alone. */
function similarOf({ kind, word }: WordMatch, query: Query): Query | undefined {
  if (kind === 'prefix') return query;
  if (kind !== 'word') return undefined;
  const letters = Array.from(word).length;
  if (letters < leastLetters) return query;
  const fuzzy: WordMatch = { kind: 'fuzzy', word, distance: letters < lettersForTwo ? 1 : 2 };
  const longer: WordMatch = { kind: 'prefix', word };
  return { kind: 'or', of: [fuzzy, longer].map((match) => ({ kind: 'words', words: [match] })) };
}
