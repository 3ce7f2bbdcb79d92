import { withoutFiller } from '../article/filler';
import { sentences } from '../text/segments';
import type { TextRange } from '../text/textRange';
import { functionWords } from './lexicon';

/** How a word is written: `capital` "Putin" or "al-Assad", `capitals` "KCNA" or "U.S.", `initial` "J", `lower` anything else. */
type Shape = 'lower' | 'capital' | 'capitals' | 'initial';

/** What stands between a word and the one before it. `space` joins words to one name, as does `apostrophe`; `break` does not. */
type Gap = 'space' | 'apostrophe' | 'break';

/** A word as names are made of: hyphens ("Jong-un") and the stops of "U.S." inside, apostrophes outside. */
export interface Token extends TextRange {
  /** With accents as one letter each (NFC), however they are written. */
  readonly text: string;
  readonly shape: Shape;
  readonly gap: Gap;
  /** Whether its capital says nothing: it opens a sentence or a quotation, or most words around it are capitalised too. */
  readonly opens: boolean;
}

const tokenPattern =
  /\p{L}(?:\.\p{L})+(?!\p{L})\.?|EE\.[ \u00a0]?UU\.?(?!\p{L})|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-‐‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** Splits a prose into tokens, in order. O(text). */
export function tokenise(prose: string): Token[] {
  const tokens: Token[] = [];
  const isComposed = !/[\u0300-\u036f]/.test(prose);
  for (const sentence of sentences(prose)) {
    const first = tokens.length;
    tokenPattern.lastIndex = 0;
    const text = prose.slice(sentence.start, sentence.end);
    let end = 0;
    for (const match of text.matchAll(tokenPattern)) {
      const [written] = match;
      const word = isComposed ? written : written.normalize('NFC');
      const gap = text.slice(end, match.index);
      tokens.push({
        text: word,
        start: sentence.start + match.index,
        end: sentence.start + match.index + written.length,
        shape: shapeOf(word),
        gap: end === 0 ? 'break' : gapOf(gap, tokens.at(-1)?.shape),
        opens: end === 0 || opensQuotation(gap),
      });
      end = match.index + written.length;
    }
    if (isHeadline(tokens, first, text)) for (let at = first; at < tokens.length; at++) markOpening(tokens, at);
  }
  return tokens;
}

function shapeOf(word: string): Shape {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  if (!/\p{Lu}/u.test(first)) return /^(?:a[dlnrsz]|el|ul)-\p{Lu}/u.test(word) ? 'capital' : 'lower';
  if (word.length === first.length) return 'initial';
  return /\p{Ll}/u.test(word) ? 'capital' : 'capitals';
}

function gapOf(gap: string, before: Shape | undefined): Gap {
  if (/^\s+$/.test(gap)) return 'space';
  if (/^['’]/.test(gap) && withoutFiller(gap).length === 1) return 'apostrophe';
  return before === 'initial' && /^\.\s*$/.test(gap) ? 'space' : 'break';
}

/** A quotation mark right before the word, with white space or another opener before the mark; or a colon. */
function opensQuotation(gap: string): boolean {
  return /[\s([]["“„‟«»‹›‘‚']$/.test(gap.slice(-2)) || gap.includes(':');
}

/**
 * A headline whose capitals say nothing: in capitals, or in title case (only small words are not capitalised) without a final
 * stop; at least four words.
 */
function isHeadline(tokens: readonly Token[], first: number, sentence: string): boolean {
  const count = tokens.length - first;
  if (count < 4) return false;
  let [capitals, capitalised, plain] = [0, 0, 0];
  for (let at = first; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.shape === 'capitals') capitals++;
    if (token && token.shape !== 'lower') capitalised++;
    else if (token && !functionWords.has(token.text)) plain++;
  }
  return capitals >= 0.6 * count || (plain === 0 && capitalised >= 0.6 * count && !/[.!?…]["'”’»)]?$/.test(sentence));
}

function markOpening(tokens: Token[], at: number): void {
  const token = tokens[at];
  if (token) tokens[at] = { ...token, opens: true };
}
