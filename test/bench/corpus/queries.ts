import { searchTerms } from '../../../src/core/search/terms';
import { makeArticle } from './article';
import { Random } from './random';

/** The kinds of queries that are measured; all are asked for one page of 50 hits. */
export const queryKinds = ['term', 'phrase', 'prefix', 'fuzzy', 'and', 'field'] as const;
export type QueryKind = (typeof queryKinds)[number];

/** Folded words: one for most kinds, two or three in order for `phrase`, three for `and`. */
export type QueryWords = readonly string[];

export const pageLength = 50;
/** How many queries of a kind are asked before the clock runs. */
export const warmUp = 20;
const QUERIES = 300;
const SHORTEST_FUZZY = 5;

/**
 * Words as they stand in the texts, frequent ones the more often, so that a kind's slow end are the words of every text. Prefixes are
 * two to four letters long; fuzzy words have at least five, one of them changed.
 */
export function makeQueries(seed: number, articles: number): Readonly<Record<QueryKind, readonly QueryWords[]>> {
  const random = new Random(seed + 1);
  const some = (make: (words: readonly string[], at: number) => QueryWords | undefined): QueryWords[] => {
    const made: QueryWords[] = [];
    while (made.length < QUERIES) {
      const words = searchTerms(makeArticle(seed, random.below(articles)).body);
      const query = make(words, random.below(Math.max(1, words.length - 3)));
      if (query?.every((word) => word !== '')) made.push(query);
    }
    return made;
  };
  const wordAt = (words: readonly string[], at: number): string => words[at] ?? '';
  return {
    term: some((words, at) => [wordAt(words, at)]),
    phrase: some((words, at) => words.slice(at, at + random.between(2, 3))),
    prefix: some((words, at) =>
      wordAt(words, at).length > 1 ? [wordAt(words, at).slice(0, random.between(2, 4))] : undefined,
    ),
    fuzzy: some((words, at) => {
      const word = wordAt(words, at);
      const changed = random.below(word.length);
      return word.length < SHORTEST_FUZZY ? undefined : [`${word.slice(0, changed)}x${word.slice(changed + 1)}`];
    }),
    and: some((words) => Array.from({ length: 3 }, () => random.pick(words))),
    field: some((words, at) => [wordAt(words, at)]),
  };
}
