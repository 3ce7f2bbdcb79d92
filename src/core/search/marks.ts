import type { TextRange } from '../text/textRange';
import { LevenshteinAutomaton } from './levenshtein';
import type { Query, WordMatch } from './query';
import { hasStems, stem } from './stems';
import { searchTerms, searchTokens, type Token } from './terms';

/** All of {@link eachMark}. */
export function markWords(text: string, query: Query, language: string | undefined): TextRange[] {
  return [...eachMark(text, query, language)];
}

/**
 * The words of a text that a query finds, in order and apart, each phrase as one range; offsets in UTF-16 code units.
 *
 * Every leaf marks what it matches wherever it stands, whatever field it names; the name an `entity:` is asked by, too. What is
 * excluded marks nothing. O(words × leaves) as far as marks are taken; a word met before costs a look-up.
 *
 * @param language of the text, ISO 639-1; decides which forms of a word are the same.
 */
export function* eachMark(text: string, query: Query, language: string | undefined): Generator<TextRange, void> {
  let last: TextRange | undefined;
  for (const mark of matchesOf(leavesOf(query, language), text)) {
    if (last && mark.start < last.end) {
      if (mark.end > last.end) last = { start: last.start, end: mark.end };
      continue;
    }
    if (last) yield last;
    last = mark;
  }
  if (last) yield last;
}

/** The longest match that begins at each word, if one does; they may overlap. */
function* matchesOf(leaves: readonly (readonly WordTest[])[], text: string): Generator<TextRange, void> {
  const longest = leaves.reduce((most, leaf) => Math.max(most, leaf.length), 0);
  if (longest === 0) return;
  const tokens: Token[] = [];
  for (const token of searchTokens(text)) {
    tokens.push(token);
    if (tokens.length === longest) yield* matchAtFirst(leaves, tokens);
  }
  while (tokens.length > 0) yield* matchAtFirst(leaves, tokens);
}

/** Takes the first word away. */
function* matchAtFirst(leaves: readonly (readonly WordTest[])[], tokens: Token[]): Generator<TextRange, void> {
  let end = -1;
  for (const leaf of leaves) {
    const last = tokens[leaf.length - 1];
    if (last && last.end > end && leaf.every((matches, word) => matches(tokens[word]?.word ?? ''))) end = last.end;
  }
  const first = tokens.shift();
  if (first && end >= 0) yield { start: first.start, end };
}

type WordTest = (word: string) => boolean;

/** For each leaf that marks something, tests for the words that stand next to each other. */
function leavesOf(query: Query, language: string | undefined): (readonly WordTest[])[] {
  switch (query.kind) {
    case 'words': {
      const isPhrase = query.words.length > 1;
      return [query.words.map((match) => wordTest(match, isPhrase ? undefined : language))];
    }
    case 'fact':
      return query.field === 'entity' ? entityLeaf(query.value) : [];
    case 'and':
    case 'or':
      return query.of.flatMap((part) => leavesOf(part, language));
    case 'not':
    case 'nothing':
      return [];
  }
}

function entityLeaf(value: string): (readonly WordTest[])[] {
  const words = searchTerms(value);
  const last = value.endsWith('*') ? words.length - 1 : -1;
  const tests = words.map((word, at) => wordTest({ kind: at === last ? 'prefix' : 'exact', word }, undefined));
  return tests.length > 0 ? [tests] : [];
}

/** @param language undefined where only this form of a word counts. */
function wordTest(match: WordMatch, language: string | undefined): WordTest {
  const { kind, word: wanted } = match;
  switch (kind) {
    case 'prefix':
      return (word) => word.startsWith(wanted);
    case 'fuzzy': {
      const automaton = new LevenshteinAutomaton(wanted, match.distance);
      return remembering((word) => automaton.distance(word) !== undefined);
    }
    case 'word': {
      if (!hasStems(language)) return (word) => word === wanted;
      const wantedStem = stem(wanted, language);
      return remembering((word) => word === wanted || stem(word, language) === wantedStem);
    }
    case 'exact':
      return (word) => word === wanted;
  }
}

function remembering(test: WordTest): WordTest {
  const answers = new Map<string, boolean>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    const answer = test(word);
    answers.set(word, answer);
    return answer;
  };
}
