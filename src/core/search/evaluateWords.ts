import { textFields, type IndexPart, type PartTerm } from './indexPart';
import { MatchesOfNode, type Evaluator, type Matches } from './matches';
import type { TextField, WordMatch } from './query';
import { fieldBoost, frequencyScore, rarity, type FieldStatistics } from './score';
import { ALL_LANGUAGES, prepareLookup } from './wordLookup';

/** The parts of an index, what is alive in each, and what scores depend on. */
export interface Parts {
  readonly parts: readonly IndexPart[];
  readonly alive: readonly Uint8Array[];
  readonly statistics: Readonly<Record<TextField, FieldStatistics>>;
}

/** A number for each field. */
type ByField = Record<TextField, number>;

/** A word of a query: what it finds in each part. */
interface PlannedWord {
  readonly terms: readonly (readonly PartTerm[])[];
  /** For each of these words how rare it is in the whole index. */
  readonly rarities: readonly (readonly Readonly<ByField>[])[];
}

/** More than the words of any text; a place and its document make one number that is exact. */
const SPAN = 2 ** 26;

/** Finds the words of a query standing next to each other, in one field or in any. An empty word finds nothing. */
export function wordsEvaluator(index: Parts, words: readonly WordMatch[], field: TextField | undefined): Evaluator {
  const fields = field ? [field] : textFields;
  const matches = new MatchesOfNode();
  if (words.length === 0 || words.some(({ word }) => word === '')) {
    return (part) => matches.nothing(index.parts[part]?.capacity ?? 0);
  }
  const plan = words.map((word) => planWord(index, word, words.length > 1));
  return (number) => {
    const part = index.parts[number];
    const result = matches.nothing(part?.capacity ?? 0);
    if (!part || plan.some(({ terms }) => terms[number]?.length === 0)) return result;
    const alive = index.alive[number] ?? new Uint8Array();
    for (const searched of fields) {
      const wanted = plan.length === 1 ? alive : phraseIn(plan, { number, field: searched, alive });
      if (!wanted) continue;
      const place = { number, part, field: searched, statistics: index.statistics[searched], wanted };
      for (const word of plan) addScores(result, word, place);
    }
    return result;
  };
}

function planWord(index: Parts, match: WordMatch, inPhrase: boolean): PlannedWord {
  const lookup = prepareLookup(match, inPhrase);
  const terms = index.parts.map((part) => part.expand(lookup));
  /** For each word first in how many documents it is found, then how rare that makes it. */
  const known = new Map<string, ByField>();
  const rarities = terms.map((found, number) =>
    found.map((term) => {
      let counts = known.get(term.word);
      if (!counts) known.set(term.word, (counts = { title: 0, text: 0 }));
      counts.title += holdersIn(index, number, term, 'title');
      counts.text += holdersIn(index, number, term, 'text');
      return counts;
    }),
  );
  for (const counts of known.values()) {
    counts.title = rarity(index.statistics.title, counts.title);
    counts.text = rarity(index.statistics.text, counts.text);
  }
  return { terms, rarities };
}

/** In how many documents a word of a part is found. */
function holdersIn(index: Parts, number: number, term: PartTerm, field: TextField): number {
  const part = index.parts[number];
  const alive = index.alive[number];
  const { languages } = term;
  if (!part || !alive) return 0;
  if (part.aliveCount === part.capacity && languages === ALL_LANGUAGES) return term.documentCount(field);
  let count = 0;
  term.eachDocument(field, (document) => {
    if (alive[document] === 1 && (languages & part.languageOf(document)) !== 0) count++;
  });
  return count;
}

/** Where a word of a plan is looked at. */
interface Place {
  readonly number: number;
  readonly part: IndexPart;
  readonly field: TextField;
  readonly statistics: FieldStatistics;
  /** For each document whether it counts, 1 or 0. */
  readonly wanted: Uint8Array;
}

/** Takes up the wanted documents a word stands in. */
function addScores({ found, scores }: Matches, { terms, rarities }: PlannedWord, place: Place): void {
  const { number, part, field, statistics, wanted } = place;
  let factor = 0;
  let languages = ALL_LANGUAGES;
  // One function for all words: the beginning of a word can stand for thousands.
  const take = (document: number, frequency: number): void => {
    if (wanted[document] !== 1 || (languages & part.languageOf(document)) === 0) return;
    found[document] = 1;
    const score = frequencyScore(statistics, frequency, part.lengthOf(document, field));
    scores[document] = (scores[document] ?? 0) + factor * score;
  };
  for (const [index, term] of (terms[number] ?? []).entries()) {
    if (term.documentCount(field) === 0) continue;
    factor = term.weight * fieldBoost[field] * (rarities[number]?.[index]?.[field] ?? 0);
    languages = term.languages;
    term.eachDocument(field, take);
  }
}

/** Where a phrase is looked for. */
interface PhrasePlace {
  readonly number: number;
  readonly field: TextField;
  readonly alive: Uint8Array;
}

/** For each document of a part whether the words stand in a field one after the other; undefined when they do in none. */
function phraseIn(plan: readonly PlannedWord[], place: PhrasePlace): Uint8Array | undefined {
  const wanted = documentsWithAll(plan, place);
  if (!wanted) return undefined;
  let starts: number[] | undefined;
  for (const [offset, { terms }] of plan.entries()) {
    const found = startsOf(terms[place.number] ?? [], { field: place.field, wanted, offset });
    starts = starts ? common(starts, found) : found;
    if (starts.length === 0) return undefined;
  }
  const holders = new Uint8Array(wanted.length);
  for (const start of starts ?? []) holders[Math.floor(start / SPAN)] = 1;
  return holders;
}

/** The documents alive that hold all the words in a field, wherever; undefined when there are none. */
function documentsWithAll(plan: readonly PlannedWord[], { number, field, alive }: PhrasePlace): Uint8Array | undefined {
  /** How many of the words, from the first on, a document holds. */
  const held = new Uint32Array(alive.length);
  for (const [index, { terms }] of plan.entries()) {
    for (const term of terms[number] ?? []) {
      term.eachDocument(field, (document) => {
        if (held[document] === index) held[document] = index + 1;
      });
    }
  }
  const wanted = new Uint8Array(alive.length);
  held.forEach((count, document) => {
    if (count === plan.length && alive[document] === 1) wanted[document] = 1;
  });
  return wanted.includes(1) ? wanted : undefined;
}

/** Where a phrase would have to start for the places of one of its words: document × span + place, ascending. */
function startsOf(
  terms: readonly PartTerm[],
  { field, wanted, offset }: { readonly field: TextField; readonly wanted: Uint8Array; readonly offset: number },
): number[] {
  const starts: number[] = [];
  for (const term of terms) {
    term.eachPosition(field, wanted, (document, position) => {
      if (position >= offset) starts.push(document * SPAN + position - offset);
    });
  }
  return terms.length > 1 ? starts.sort((a, b) => a - b) : starts;
}

/** What two ascending lists share. */
function common(a: readonly number[], b: readonly number[]): number[] {
  const shared: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) shared.push(a[i] ?? 0);
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}
