import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstPassage } from '../../../../src/core/search/passages';
import { searchTerms } from '../../../../src/core/search/terms';
import { hardText, runs } from '../../../support/property';

suite('core/search/passages', () => {
  /** `|` encloses the passage, brackets the marks. */
  const check = (marked: string, ...terms: readonly string[]): void => {
    const text = marked.replace(/[|[\]]/g, '');
    const passage = firstPassage(text, terms);
    const edges = passage
      ? [
          ...passage.marks.flatMap(({ start, end }) => [
            [start, '['],
            [end, ']'],
          ]),
          [passage.range.start, '|'],
          [passage.range.end, '|'],
        ]
      : [];
    const sorted = (edges as [number, string][]).toSorted(
      ([a, x], [b, y]) => b - a || (x === '|' ? 1 : y === '|' ? -1 : 0),
    );
    const shown = sorted.reduce((result, [at, sign]) => result.slice(0, at) + sign + result.slice(at), text);
    assert.equal(shown, marked);
  };

  test('gives the sentence of the first hit', () => check('Uno. |Due [Kursk] tre.| Kursk.', 'kursk'));
  test('marks every term in it, in the original spelling', () =>
    check("|Per l'[UCRAINA], [perché] l’[Ucraina].|", 'ucraina', 'perche'));
  test('marks right although folding changes lengths', () => check('|[Straße] ﬁnale: die [Straße].|', 'strasse'));
  test('gives nothing without a hit', () => check('Uno. Due.', 'tre'));
  test('gives nothing without terms', () => check('Uno. Due.'));

  test('cuts a long sentence around the hit, at words', () => {
    const text = `${'parola '.repeat(200)}Kursk${' parola'.repeat(200)}.`;
    const passage = firstPassage(text, ['kursk']);
    const shown = text.slice(passage?.range.start, passage?.range.end);
    assert.ok(shown.length <= 400 && shown.includes('Kursk'));
    assert.match(shown, /^parola .* parola$/);
  });
  test('gives a whole long word', () => {
    const word = 'x'.repeat(1000);
    assert.deepEqual(firstPassage(`${word} a`, [word])?.marks, [{ start: 0, end: 1000 }]);
  });
  test('marks words of the terms inside the passage, whatever the text', () => {
    fc.assert(
      fc.property(hardText(), (text) => {
        const [term] = searchTerms(text);
        const passage = firstPassage(text, term === undefined ? [] : [term]);
        assert.equal(passage === undefined, term === undefined);
        for (const { start, end } of passage?.marks ?? []) {
          assert.ok(passage && passage.range.start <= start && end <= passage.range.end);
          assert.deepEqual(searchTerms(text.slice(start, end)), [term]);
        }
      }),
      runs(),
    );
  });
});
