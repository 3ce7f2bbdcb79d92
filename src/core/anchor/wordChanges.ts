import { diffSequences, type Match } from './diffSequences';
import { eachToken } from './tokens';

/** A stretch that both wordings have, or that only the former or only the new one has. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * What was removed from a wording and what was added, word by word, in reading order; what was removed comes before what
 * was added in its place.
 *
 * The texts of `same` and `removed` make up the wording before, those of `same` and `added` the one now. Every sign is a
 * word of its own; white space between two changes belongs to them. O(words × changes) with a bound: where very much
 * changed, more than need be counts as changed.
 */
export function wordChanges(before: string, now: string): readonly WordChange[] {
  const [former, present] = [tokensOf(before), tokensOf(now)];
  const changes: WordChange[] = [];
  let [atFormer, atPresent] = [0, 0];
  const end = { a: former.length, b: present.length, length: 0 };
  for (const { a, b, length } of [...sharedTokens(former, present), end]) {
    const stretches = [
      { kind: 'removed', text: former.slice(atFormer, a).join('') },
      { kind: 'added', text: present.slice(atPresent, b).join('') },
      { kind: 'same', text: former.slice(a, a + length).join('') },
    ] as const;
    changes.push(...stretches.filter(({ text }) => text !== ''));
    [atFormer, atPresent] = [a + length, b + length];
  }
  return changes;
}

/** The runs of tokens that both have, but for white space between two changes. */
function sharedTokens(former: readonly string[], present: readonly string[]): readonly Match[] {
  const numbers = new Map<string, number>();
  const numbered = (token: string): number => {
    const number = numbers.get(token) ?? numbers.size;
    numbers.set(token, number);
    return number;
  };
  const shared = diffSequences(former.map(numbered), present.map(numbered));
  return shared.filter(({ a, b, length }) => {
    const isAtEdge = (a === 0 && b === 0) || (a + length === former.length && b + length === present.length);
    return (
      isAtEdge ||
      former
        .slice(a, a + length)
        .join('')
        .trim() !== ''
    );
  });
}

/** All of a text, in tokens: hidden characters between words are tokens too. */
function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  let at = 0;
  const push = (end: number): void => {
    if (end > at) tokens.push(text.slice(at, end));
    at = end;
  };
  eachToken(text, { start: 0, end: text.length }, (start, end) => {
    push(start);
    push(end);
  });
  push(text.length);
  return tokens;
}
