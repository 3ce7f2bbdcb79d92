import fc from 'fast-check';
import { toModelText, type ModelText } from '../../src/core/text/modelText';

/** Settings of a property test: quick by default, 50 times as many runs with `NEWSMARK_DEEP=1`. */
export function runs(quick = 200): { readonly numRuns: number } {
  return { numRuns: process.env.NEWSMARK_DEEP === '1' ? quick * 50 : quick };
}

/** Bits of text that offsets and file formats have stumbled over: pairs, halves of pairs, marks, line ends, signs. */
const hardBits = [
  ...['a', 'b', ' ', '  ', '\n', '\n\n', '\r\n', '\r', '\t', '.', '", "', "'", ';', ',', '=1+1', '＝', '@', '-', '+'],
  ...['😀', '👩‍🚒', '🇮🇹', '\uD83D', '\uDE00', 'e\u0301', 'è', '\uFEFF', '\u2028', '\u0000', '日本', '\u202E', '\u00A0'],
  ...[
    '<b>',
    '[x](y)',
    '](',
    '# ',
    '> ',
    '1. ',
    '***',
    '```',
    '&amp;',
    '|',
    '\\',
    '__proto__',
    'Kim Jong-un',
    'ha detto: «sì»',
  ],
];

/** Text of hard bits, as a file might hold it: any line ends, halves of surrogate pairs, a byte order mark anywhere. */
export function hardText(maxLength = 40): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...hardBits), { maxLength }).map((bits) => bits.join(''));
}

/** A {@link hardText} as the core sees it. */
export function modelText(maxLength?: number): fc.Arbitrary<ModelText> {
  return hardText(maxLength).map(toModelText);
}

/** A text and a range of at least one code point in it, with edges between code points. */
export function textWithRange(): fc.Arbitrary<{ text: ModelText; start: number; end: number }> {
  return fc
    .tuple(modelText(), fc.nat(), fc.nat())
    .filter(([text]) => text.length > 0)
    .map(([text, a, b]) => {
      const edges = codePointEdges(text);
      const [first, second] = [a % edges.length, b % edges.length].sort((x, y) => x - y);
      const from = Math.min(first ?? 0, edges.length - 2);
      return { text, start: edges[from] ?? 0, end: edges[Math.max(second ?? 0, from + 1)] ?? text.length };
    });
}

/** The UTF-16 offsets between the code points of a text, 0 and its length among them. */
function codePointEdges(text: string): number[] {
  let at = 0;
  return [0, ...Array.from(text, (character) => (at += character.length))];
}
