import type { Query, TextField, WordMatch } from '../../../../src/core/search/query';
import type { SearchDocument, SearchHit, SearchOptions } from '../../../../src/core/search/searchEngine';
import { stem, stemLanguages } from '../../../../src/core/search/stems';
import { searchTerms } from '../../../../src/core/search/terms';

/** What is done to an index, in order. */
export type Operation = { readonly replace: SearchDocument } | { readonly remove: string };

interface Words {
  readonly id: string;
  readonly language: string | undefined;
  readonly title: readonly string[];
  readonly text: readonly string[];
}

interface FoundWord {
  readonly word: string;
  readonly field: TextField;
  readonly isFound: (other: Words) => boolean;
}

const fields: readonly TextField[] = ['title', 'text'];

/**
 * What a query should find, by walking all words of all documents: slow, without an index, by the textbook. All hits with their
 * scores, in order.
 */
export function expectedHits(
  operations: readonly Operation[],
  query: Query,
  factsOf: SearchOptions['factsOf'],
): SearchHit[] {
  const documents = new Map<string, Words>();
  for (const operation of operations) {
    if ('remove' in operation) {
      documents.delete(operation.remove);
    } else {
      const { id, language, title, text } = operation.replace;
      documents.set(id, { id, language, title: searchTerms(title), text: searchTerms(text) });
    }
  }
  const oracle = new Oracle([...documents.values()], factsOf);
  return oracle.hits(query);
}

class Oracle {
  readonly #documents: readonly Words[];
  readonly #factsOf: SearchOptions['factsOf'];

  constructor(documents: readonly Words[], factsOf: SearchOptions['factsOf']) {
    this.#documents = documents;
    this.#factsOf = factsOf;
  }

  hits(query: Query): SearchHit[] {
    const hits: SearchHit[] = [];
    for (const document of this.#documents) {
      const score = this.#score(document, query);
      if (score !== undefined) hits.push({ id: document.id, score });
    }
    return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  /** Undefined when the document is not found. */
  #score(document: Words, query: Query): number | undefined {
    switch (query.kind) {
      case 'words':
        return this.#scoreWords(document, query.words, query.field ? [query.field] : fields);
      case 'fact':
        return this.#factsOf?.(query.field, query.value).has(document.id) ? 0 : undefined;
      case 'and': {
        const scores = query.of.map((part) => this.#score(document, part));
        return scores.includes(undefined) ? undefined : total(scores);
      }
      case 'or': {
        const scores = query.of.map((part) => this.#score(document, part));
        return scores.every((score) => score === undefined) ? undefined : total(scores);
      }
      case 'not':
        return this.#score(document, query.query) === undefined ? 0 : undefined;
      case 'nothing':
        return undefined;
    }
  }

  #scoreWords(document: Words, words: readonly WordMatch[], searched: readonly TextField[]): number | undefined {
    if (words.length === 0 || words.some(({ word }) => word === '')) return undefined;
    const weigh = words.length === 1 ? weightInDocument : weightInPhrase;
    const holds = (field: TextField): boolean =>
      document[field].some((_, start) =>
        words.every((match, offset) => weigh(match, document[field][start + offset], document.language) > 0),
      );
    const found = searched.filter(holds);
    if (found.length === 0) return undefined;
    return total(
      found.flatMap((field) =>
        words.flatMap((match) =>
          [...new Set(document[field])].map((word) => {
            const weight = weigh(match, word, document.language);
            if (weight === 0) return 0;
            const isFound = (other: Words): boolean => weigh(match, word, other.language) > 0;
            return weight * this.#bm25(document, { word, field, isFound });
          }),
        ),
      ),
    );
  }

  /** The documents of a rarity are those in which the word is found, another form of it only in its language. */
  #bm25(document: Words, { word, field, isFound }: FoundWord): number {
    const count = this.#documents.length;
    const holders = this.#documents.filter((other) => other[field].includes(word) && isFound(other)).length;
    const average = total(this.#documents.map((other) => new Set(other[field]).size)) / count;
    const times = document[field].filter((other) => other === word).length;
    const length = new Set(document[field]).size / average;
    const rarity = Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
    return (field === 'title' ? 3 : 1) * rarity * (0.5 + (times * 2.2) / (times + 1.2 * (0.3 + 0.7 * length)));
  }
}

function total(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** How much a word of a document counts for one of a phrase; 0 when it is another. */
function weightInPhrase(match: WordMatch, word: string | undefined): number {
  if (word === undefined) return 0;
  if (word === match.word) return 1;
  if (match.kind === 'word' || match.kind === 'exact') return 0;
  if (match.kind === 'prefix') {
    return word.startsWith(match.word)
      ? (0.375 * word.length) / (word.length + 0.3 * (word.length - match.word.length))
      : 0;
  }
  const distance = levenshtein(match.word, word);
  return distance > match.distance ? 0 : (0.45 * word.length) / (word.length + distance);
}

function weightInDocument(match: WordMatch, word: string | undefined, language: string | undefined): number {
  if (match.kind !== 'word' || word === match.word || word === undefined) return weightInPhrase(match, word);
  const isStemmed = stemLanguages.some((known) => known === language);
  return isStemmed && stem(word, language) === stem(match.word, language) ? 0.8 : 0;
}

/** In code points, by the whole table. */
export function levenshtein(from: string, to: string): number {
  const [a, b] = [Array.from(from), Array.from(to)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, character] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      const substituted = (row[j] ?? 0) + Number(character !== other);
      next.push(Math.min(substituted, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
