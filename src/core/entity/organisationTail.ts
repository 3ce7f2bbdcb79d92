import {
  adjectiveEnding,
  calendarWords,
  conjunctions,
  functionWords,
  furtherPrepositions,
  infinitiveEnding,
  openHeads,
  purposePrepositions,
  tailArticles,
  tailPrepositions,
} from './lexicon';
import type { Token } from './tokens';

/** Names of bodies go on over this many words at most. */
const MOST_WORDS = 9;

/**
 * Where the name of a body ends that began with a head noun and goes on in lower case: "Consiglio | nazionale di sicurezza e difesa
 * dell'Ucraina", "Centro | per la lotta alla disinformazione". Returns the index of its last token.
 *
 * A tail is adjectives and phrases of preposition and noun; it ends before a verb, another head noun or a break. O(1).
 */
export function tailEnd(tokens: readonly Token[], last: number): number {
  const reader = new TailReader(tokens);
  let end = last;
  for (let next = reader.next(end); next !== undefined && next - last <= MOST_WORDS; next = reader.next(end)) {
    end = next;
    if (tokens[end]?.shape !== 'lower') break;
  }
  return end;
}

/** Where a body's name ends that only an adjective may follow: "Parlamento | europeo". */
export function adjectiveEnd(tokens: readonly Token[], last: number): number {
  const next = tokens[last + 1];
  return next?.gap === 'space' && isAdjective(next) ? last + 1 : last;
}

class TailReader {
  #hasPurpose = false;

  constructor(private readonly tokens: readonly Token[]) {}

  /** The index of the last token of one more adjective or phrase; undefined when none follows. */
  next(end: number): number | undefined {
    const next = this.tokens[end + 1];
    if (!next || next.gap === 'break') return undefined;
    if (isAdjective(next)) return end + 1;
    if (!conjunctions.has(next.text)) return this.#phrase(end + 1);
    // "e difesa" belongs to the name only if the name goes on after it: "di sicurezza e difesa dell'Ucraina".
    const noun = this.tokens[end + 2];
    return noun && isNoun(noun) && this.#phrase(end + 3) !== undefined ? end + 2 : undefined;
  }

  /** The index of the noun or name that a preposition leads to. Of a name, the last capitalised token. */
  #phrase(start: number): number | undefined {
    const preposition = this.tokens[start];
    if (!preposition || preposition.gap === 'break' || !this.#leadsOn(preposition.text)) return undefined;
    let at = start + 1;
    if (tailArticles.has(this.tokens[at]?.text ?? '')) at++;
    const noun = this.tokens[at];
    if (!noun || noun.gap === 'break' || openHeads.has(noun.text.toLowerCase())) return undefined;
    if (noun.shape === 'lower' && !isNoun(noun)) return undefined;
    this.#hasPurpose ||= purposePrepositions.has(preposition.text);
    while (noun.shape !== 'lower' && this.tokens[at + 1]?.gap === 'space' && this.tokens[at + 1]?.shape === 'capital')
      at++;
    return at;
  }

  #leadsOn(word: string): boolean {
    return tailPrepositions.has(word) || (this.#hasPurpose && furtherPrepositions.has(word));
  }
}

function isAdjective({ text, shape }: Token): boolean {
  return shape === 'lower' && text.length > 4 && adjectiveEnding.test(text) && !functionWords.has(text);
}

function isNoun({ text, shape, gap }: Token): boolean {
  if (shape !== 'lower' || gap === 'break' || text.length < 4 || !/^\p{L}+$/u.test(text)) return false;
  return !functionWords.has(text) && !calendarWords.has(text) && !infinitiveEnding.test(text);
}
