import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  grownPassage,
  passageAround,
  passageUnits,
  sentenceBeside,
  withEdgeMoved,
} from '../../../../src/core/text/passages';
import type { EdgeMove, PassageUnit } from '../../../../src/core/text/passages';
import type { TextRange } from '../../../../src/core/text/textRange';
import { hardText, runs, textWithRange } from '../../../support/property';

const article = 'Ha detto: "Kim Jong-un non ha 10.000 truppe". Poi l\'ha negato.\n\nKiev tace. Mosca no.';

suite('core/text/passages', () => {
  /** The words between two `|`, or the place of one. */
  const rangeOf = (words: string): TextRange => {
    const [before, marked, after] = words.split('|');
    if (after === undefined) {
      const at = article.indexOf(words.replace('|', '')) + (before ?? '').length;
      return { start: at, end: at };
    }
    const start = article.indexOf((before ?? '') + (marked ?? '') + after) + (before ?? '').length;
    return { start, end: start + (marked ?? '').length };
  };
  const words = (range: TextRange | undefined): string | undefined => range && article.slice(range.start, range.end);

  suite('passageAround', () => {
    const check = (from: string, unit: PassageUnit, expected: string | undefined): void =>
      assert.equal(words(passageAround(article, rangeOf(from), unit)), expected);

    test('takes the word at the cursor', () => check('Jo|ng', 'word', 'Jong-un'));
    test('takes numbers with their separators as a word', () => check('10|.000', 'word', '10.000'));
    test('makes words of a selection whole', () => check('K|im Jo|ng', 'word', 'Kim Jong-un'));
    test('takes the quotation without its marks', () =>
      check('non |ha| 10', 'quotation', 'Kim Jong-un non ha 10.000 truppe'));
    test('finds no quotation where there is none', () => check('Kiev| tace', 'quotation', undefined));
    test('takes the sentence', () => check('ne|gato', 'sentence', "Poi l'ha negato."));
    test('takes all sentences that are selected in part', () =>
      check('ta|ce. Mo|sca', 'sentence', 'Kiev tace. Mosca no.'));
    test('takes the paragraph', () => check('ta|ce', 'paragraph', 'Kiev tace. Mosca no.'));
    test('gives nothing when the passage is whole already', () =>
      check('\n\n|Kiev tace.| Mosca', 'sentence', undefined));
    test('cuts what reaches too far', () => {
      const long = 'a'.repeat(50_000);
      assert.deepEqual(passageAround(long, { start: 25_000, end: 25_000 }, 'paragraph'), {
        start: 15_000,
        end: 35_000,
      });
    });
  });

  suite('grownPassage', () => {
    test('grows from the word over quotation and sentence to the paragraph', () => {
      const steps: (string | undefined)[] = [];
      let range: TextRange | undefined = rangeOf('tru|ppe');
      while ((range = grownPassage(article, range))) steps.push(words(range));
      assert.deepEqual(steps, [
        'truppe',
        'Kim Jong-un non ha 10.000 truppe',
        'Ha detto: "Kim Jong-un non ha 10.000 truppe".',
        'Ha detto: "Kim Jong-un non ha 10.000 truppe". Poi l\'ha negato.',
      ]);
    });
    test('grows and ends in every text', () =>
      fc.assert(
        fc.property(textWithRange(), ({ text, ...range }) => {
          let now: TextRange = range;
          for (let next = grownPassage(text, now); next; next = grownPassage(text, now)) {
            assert.ok(next.start <= now.start && next.end >= now.end && next.end - next.start > now.end - now.start);
            now = next;
          }
        }),
        runs(),
      ));
  });

  suite('withEdgeMoved', () => {
    const check = (from: string, move: EdgeMove, expected: string): void =>
      assert.equal(words(withEdgeMoved(article, rangeOf(from), move)), expected);
    const end = (unit: EdgeMove['unit'], direction: EdgeMove['direction']): EdgeMove => ({
      edge: 'end',
      unit,
      direction,
    });
    const start = (unit: EdgeMove['unit'], direction: EdgeMove['direction']): EdgeMove => ({
      edge: 'start',
      unit,
      direction,
    });

    test('begins with the word after the cursor, or the one it stands in', () => {
      check('detto|: ', end('word', 'forward'), 'Kim');
      check('Jo|ng', end('word', 'forward'), 'Jong-un');
    });
    test('begins with the word before the cursor going back', () =>
      check('Kiev |tace', start('word', 'backward'), 'Kiev'));
    test('takes one word more, and gives it back', () => {
      check('|Kim| Jong', end('word', 'forward'), 'Kim Jong-un');
      check('|Kim Jong-un| non', end('word', 'backward'), 'Kim');
    });
    test('is empty when its only word is given back', () => check('"|Kim| Jong', end('word', 'backward'), ''));
    test('moves its beginning', () => {
      check('Jong-un |non| ha', start('word', 'backward'), 'Jong-un non');
      check('|Jong-un non| ha', start('word', 'forward'), 'non');
    });
    test('takes the rest of the sentence, then the next one', () => {
      check('\n|Kiev| tace', end('sentence', 'forward'), 'Kiev tace.');
      check('|Kiev tace.| Mosca', end('sentence', 'forward'), 'Kiev tace. Mosca no.');
    });
    test('stays where the text ends', () => check('Mosca |no.|', end('sentence', 'forward'), 'no.'));
    test('gives ranges inside the text that keep the other edge', () =>
      fc.assert(
        fc.property(textWithRange(), fc.constantFrom(...moves()), ({ text, ...range }, move) => {
          const moved = withEdgeMoved(text, range, move);
          assert.ok(0 <= moved.start && moved.start <= moved.end && moved.end <= text.length);
          if (range.start < range.end) {
            const other = move.edge === 'end' ? 'start' : 'end';
            assert.equal(moved[other], range[other]);
          }
        }),
        runs(),
      ));
  });

  suite('sentenceBeside', () => {
    const check = (from: string, direction: EdgeMove['direction'], expected: string | undefined): void =>
      assert.equal(words(sentenceBeside(article, rangeOf(from), direction)), expected);

    test('steps on to the next sentence', () => check('|Kiev tace.| Mosca', 'forward', 'Mosca no.'));
    test('begins with the sentence at the cursor', () => check('ta|ce', 'forward', 'Kiev tace.'));
    test('steps back', () => check('tace. |Mosca no.|', 'backward', 'Kiev tace.'));
    test('ends with the text', () => check('tace. |Mosca no.|', 'forward', undefined));
  });

  test('knows its units from the smallest to the largest', () =>
    assert.deepEqual(passageUnits, ['word', 'quotation', 'sentence', 'paragraph']));
  test('finds units in every text without failing', () =>
    fc.assert(
      fc.property(hardText(), fc.constantFrom(...passageUnits), (text, unit) => {
        const found = passageAround(text, { start: 0, end: 0 }, unit);
        assert.ok(!found || (0 <= found.start && found.start < found.end && found.end <= text.length));
      }),
      runs(),
    ));
});

function moves(): EdgeMove[] {
  const edges = ['start', 'end'] as const;
  const units = ['word', 'sentence'] as const;
  const directions = ['forward', 'backward'] as const;
  return edges.flatMap((edge) => units.flatMap((unit) => directions.map((direction) => ({ edge, unit, direction }))));
}
