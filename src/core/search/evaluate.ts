import { wordsEvaluator, type Parts } from './evaluateWords';
import type { IndexPart } from './indexPart';
import { MatchesOfNode, type Evaluator, type Matches } from './matches';
import type { FactField, Query, TextField } from './query';
import type { FieldStatistics } from './score';
import type { SearchOptions, SearchPage } from './searchEngine';
import { TopHits } from './topHits';

/** An index as the evaluation of a query sees it. */
export interface SearchedIndex {
  readonly parts: readonly IndexPart[];
  /** The part and the number of a document alive; undefined for an unknown one. */
  readonly locate: (id: string) => readonly [part: number, document: number] | undefined;
}

/**
 * Finds the documents of a query and the best of them.
 *
 * A document's score is the sum over all words found in it, in the title and in the text, of BM25+ (see `frequencyScore` and `rarity`) with the numbers of
 * documents of the whole index; facts and what is excluded add nothing. A phrase counts as its words, in the fields it stands in.
 *
 * Every node of the query is worked out for all documents of a part at once, part after part: O(postings + documents × nodes).
 */
export function runQuery(index: SearchedIndex, query: Query, options: SearchOptions): SearchPage {
  const { limit, offset = 0 } = options;
  const evaluate = new Evaluation(index, options.factsOf).prepare(query);
  const top = new TopHits(offset + limit);
  let total = 0;
  index.parts.forEach((part, number) => {
    const { found, scores } = evaluate(number);
    for (let document = found.indexOf(1); document >= 0; document = found.indexOf(1, document + 1)) {
      total++;
      top.add(scores[document] ?? 0, () => part.idOf(document));
    }
  });
  return { total, hits: top.sorted().slice(offset) };
}

class Evaluation {
  readonly #index: SearchedIndex;
  readonly #factsOf: SearchOptions['factsOf'];
  readonly #parts: Parts;
  readonly #facts = new Map<string, Evaluator>();

  constructor(index: SearchedIndex, factsOf: SearchOptions['factsOf']) {
    this.#index = index;
    this.#factsOf = factsOf;
    this.#parts = {
      parts: index.parts,
      alive: index.parts.map(({ alive }) => alive),
      statistics: { title: statisticsOf(index.parts, 'title'), text: statisticsOf(index.parts, 'text') },
    };
  }

  prepare(query: Query): Evaluator {
    switch (query.kind) {
      case 'words':
        return wordsEvaluator(this.#parts, query.words, query.field);
      case 'fact':
        return this.#fact(query.field, query.value);
      case 'and':
        return this.#and(query.of.map((part) => this.prepare(part)));
      case 'or':
        return this.#or(query.of.map((part) => this.prepare(part)));
      case 'not':
        return this.#not(this.prepare(query.query));
      case 'nothing':
        return this.#nothing();
    }
  }

  #nothing(): Evaluator {
    const matches = new MatchesOfNode();
    return (part) => matches.nothing(this.#capacity(part));
  }

  #capacity(part: number): number {
    return this.#index.parts[part]?.capacity ?? 0;
  }

  #alive(part: number): Uint8Array {
    return this.#parts.alive[part] ?? new Uint8Array();
  }

  #and(children: readonly Evaluator[]): Evaluator {
    const matches = new MatchesOfNode();
    return (part) => {
      const result = matches.these(this.#alive(part));
      for (const child of children) if (!intersect(result, child(part))) break;
      return result;
    };
  }

  #or(children: readonly Evaluator[]): Evaluator {
    const matches = new MatchesOfNode();
    return (part) => {
      const result = matches.nothing(this.#capacity(part));
      for (const child of children) unite(result, child(part));
      return result;
    };
  }

  #not(child: Evaluator): Evaluator {
    const matches = new MatchesOfNode();
    return (part) => {
      const result = matches.these(this.#alive(part));
      child(part).found.forEach((isFound, document) => {
        if (isFound === 1) result.found[document] = 0;
      });
      return result;
    };
  }

  #fact(field: FactField, value: string): Evaluator {
    const key = `${field}:${value}`;
    const known = this.#facts.get(key);
    if (known) return known;
    const documents = new Map<number, number[]>();
    for (const id of this.#factsOf?.(field, value) ?? []) {
      const place = this.#index.locate(id);
      if (!place) continue;
      const inPart = documents.get(place[0]);
      if (inPart) inPart.push(place[1]);
      else documents.set(place[0], [place[1]]);
    }
    const matches = new MatchesOfNode();
    const evaluator: Evaluator = (part) => {
      const result = matches.nothing(this.#capacity(part));
      for (const document of documents.get(part) ?? []) result.found[document] = 1;
      return result;
    };
    this.#facts.set(key, evaluator);
    return evaluator;
  }
}

function statisticsOf(parts: readonly IndexPart[], field: TextField): FieldStatistics {
  const documents = parts.reduce((sum, { aliveCount }) => sum + aliveCount, 0);
  const length = parts.reduce((sum, part) => sum + part.totalLength(field), 0);
  return { documents, averageLength: length / documents };
}

/** Keeps what others found too; false when nothing is left. */
function intersect({ found, scores }: Matches, others: Matches): boolean {
  let isLeft = false;
  for (let document = 0; document < found.length; document++) {
    if (found[document] === 0) continue;
    if (others.found[document] === 0) {
      found[document] = 0;
      continue;
    }
    scores[document] = (scores[document] ?? 0) + (others.scores[document] ?? 0);
    isLeft = true;
  }
  return isLeft;
}

function unite({ found, scores }: Matches, others: Matches): void {
  for (let document = 0; document < found.length; document++) {
    if (others.found[document] === 0) continue;
    found[document] = 1;
    scores[document] = (scores[document] ?? 0) + (others.scores[document] ?? 0);
  }
}
