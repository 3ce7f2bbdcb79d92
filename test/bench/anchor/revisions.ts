import { makeArticle } from '../corpus/article';
import { Random } from '../corpus/random';

/** Quotes of a text, and where each must be in a later one. Offsets in UTF-16 code units. */
export interface AnchorCase {
  readonly op: string;
  readonly before: string;
  readonly after: string;
  readonly annos: readonly AnchorQuote[];
}

/** A quote and its neighbours; `gold` is where it must be, or `dead` when its words are gone. */
export interface AnchorQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  readonly gold:
    { readonly cls: 'alive'; readonly start: number; readonly end: number } | { readonly cls: 'dead' | 'ambiguous' };
}

const QUOTES = 6;
const NEIGHBOUR = 32;

/** A piece of a revised text: text that stood before, from an offset on, or new text. */
interface Piece {
  readonly text: string;
  readonly from: number | undefined;
}

type Revise = (sentences: readonly Piece[], random: Random) => readonly Piece[];

const fresh = (text: string): Piece => ({ text, from: undefined });

/** Kinds of revision; each piece is a sentence or the white space behind it. */
const revisions: Readonly<Record<string, Revise>> = {
  none: (pieces) => pieces,
  'insert sentences': (pieces, random) =>
    pieces.flatMap((piece) =>
      random.below(6) === 0 ? [fresh('A correction was made to this article. '), piece] : [piece],
    ),
  'delete sentences': (pieces, random) => pieces.filter(() => random.below(5) > 0),
  'move a paragraph': (pieces, random) => {
    const [from, to] = [random.below(pieces.length), random.below(pieces.length)];
    const cut = pieces.slice(from, from + 4);
    const rest = [...pieces.slice(0, from), ...pieces.slice(from + 4)];
    return [...rest.slice(0, to), fresh('\n\n'), ...cut, fresh('\n\n'), ...rest.slice(to)];
  },
  'insert a copy': (pieces, random) => {
    const at = random.below(pieces.length);
    return [...pieces.slice(at, at + 3).map(({ text }) => fresh(text)), fresh('\n\n'), ...pieces];
  },
  typos: (pieces, random) => pieces.flatMap((piece) => (random.below(3) === 0 ? withTypo(piece, random) : [piece])),
  'look-alike of a deleted one': (pieces, random) => {
    const at = random.below(pieces.length);
    return pieces.flatMap((piece, index) => (index === at ? [] : [piece])).concat(fresh(` ${pieces[at]?.text ?? ''}`));
  },
  'another article': (pieces, random) => [fresh(articleText(random.below(1_000_000), pieces.length * 80))],
};

/** Two neighbouring letters change places. */
function withTypo({ text, from }: Piece, random: Random): readonly Piece[] {
  if (text.length < 8 || from === undefined) return [{ text, from }];
  const at = 2 + random.below(text.length - 5);
  const swapped = `${text[at + 1] ?? ''}${text[at] ?? ''}`;
  return [{ text: text.slice(0, at), from }, fresh(swapped), { text: text.slice(at + 2), from: from + at + 2 }];
}

/** Made-up articles, one behind the other, of at least so many code units. */
export function articleText(seed: number, length: number): string {
  let text = '';
  for (let number = 0; text.length < length; number++) text += `${makeArticle(seed, number).content}\n\n`;
  return text.slice(0, length);
}

/** Revisions of made-up articles, the same ones for the same seed. */
export function makeRevisions(seed: number, count: number): readonly AnchorCase[] {
  const ops = Object.entries(revisions);
  return Array.from({ length: count }, (_, number) => {
    const random = new Random(Math.imul(seed, 31) + number);
    const [op, revise] = ops[number % ops.length] ?? ['none', (pieces) => pieces];
    return revised(op, articleText(seed + number, 4_000), { revise, random });
  });
}

function revised(
  op: string,
  before: string,
  { revise, random }: { readonly revise: Revise; readonly random: Random },
): AnchorCase {
  let from = 0;
  const pieces = before.split(/(?<=[.!?]\s+|\n\n)/).map((text) => {
    const piece = { text, from };
    from += text.length;
    return piece;
  });
  const kept = revise(pieces, random);
  const places = new Int32Array(before.length).fill(-1);
  let after = '';
  for (const piece of kept) {
    const { text, from: source } = piece;
    if (source !== undefined) for (let at = 0; at < text.length; at++) places[source + at] = after.length + at;
    after += text;
  }
  const annos = Array.from({ length: QUOTES }, () => quoteOf(before, places, random));
  return { op, before, after, annos };
}

/** A quote of some words, where its kept letters are. One of which less than half is kept is dead. */
function quoteOf(before: string, places: Int32Array, random: Random): AnchorQuote {
  let start = random.below(before.length - 300);
  while (start > 0 && /\S/.test(before.charAt(start - 1))) start--;
  let end = Math.min(before.length, start + 15 + random.below(150));
  while (/\s/.test(before.charAt(start))) start++;
  while (/\s/.test(before.charAt(end - 1))) end--;
  const kept = [...places.slice(start, end)].filter((place) => place >= 0);
  const [first, last] = [Math.min(...kept), Math.max(...kept) + 1];
  const share = kept.length / (end - start);
  const isTorn = last - first > 2 * (end - start);
  const cls = share >= 0.5 && !isTorn ? 'alive' : share > 0.2 ? 'ambiguous' : 'dead';
  return {
    exact: before.slice(start, end),
    prefix: before.slice(Math.max(0, start - NEIGHBOUR), start),
    suffix: before.slice(end, end + NEIGHBOUR),
    start,
    end,
    gold: cls === 'alive' ? { cls, start: first, end: last } : { cls },
  };
}
