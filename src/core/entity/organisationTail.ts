import { adjectiveEnding, conjunctions, functionWords, openHeads, tailPrepositions } from './lexicon';
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
  let end = last;
  for (let next = nextPhrase(tokens, end); next !== undefined && next - last <= MOST_WORDS; next = nextPhrase(tokens, end)) {
    end = next;
    if (tokens[end]?.shape !== 'lower') break;
  }
  return end;
}

/** The index of the last token of one more adjective, "e difesa dell'" or "di sicurezza"; undefined when none follows. */
function nextPhrase(tokens: readonly Token[], end: number): number | undefined {
  const next = tokens[end + 1];
  if (!next || next.gap === 'break') return undefined;
  if (isAdjective(next)) return end + 1;
  if (conjunctions.has(next.text)) {
    const noun = tokens[end + 2];
    return noun && isNoun(noun) && nounAfterPreposition(tokens, end + 3) !== undefined ? end + 2 : undefined;
  }
  return nounAfterPreposition(tokens, end + 1);
}

/** The index of the noun or name that one or more prepositions lead to. Of a name, the last capitalised token. */
function nounAfterPreposition(tokens: readonly Token[], start: number): number | undefined {
  let at = start;
  while (at - start < 3 && isPreposition(tokens[at])) at++;
  const noun = tokens[at];
  if (at === start || !noun || noun.gap === 'break' || openHeads.has(noun.text.toLowerCase())) return undefined;
  if (noun.shape === 'lower') return isNoun(noun) ? at : undefined;
  while (tokens[at + 1]?.gap === 'space' && tokens[at + 1]?.shape === 'capital') at++;
  return at;
}

function isPreposition(token: Token | undefined): boolean {
  return token !== undefined && token.gap !== 'break' && tailPrepositions.has(token.text);
}

function isAdjective({ text, shape }: Token): boolean {
  return shape === 'lower' && text.length > 4 && adjectiveEnding.test(text) && !functionWords.has(text);
}

function isNoun({ text, shape, gap }: Token): boolean {
  return shape === 'lower' && gap !== 'break' && text.length > 3 && /^\p{L}+$/u.test(text) && !functionWords.has(text);
}
