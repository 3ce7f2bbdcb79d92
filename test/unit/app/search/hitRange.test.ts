import assert from 'node:assert/strict';
import { joinedMarks, markIn, samePassage } from '../../../../src/app/search/hitRange';
import { passageAt } from './marked';

suite('app/search/hitRange', () => {
  const kursk = passageAt(5, 'Nella [regione di Kursk].');

  test('finds the first mark where it was', () =>
    assert.deepEqual(markIn('Uno. Nella regione di Kursk.', kursk), { start: 11, end: 27 }));
  test('finds a phrase with blanked markup between its words', () => {
    const mark = { start: 3, end: 26 };
    const passage = { ...passageAt(0, '[regione di Kursk]'), marks: [mark] };
    assert.deepEqual(markIn('   regione    di     Kursk    ', passage), mark);
  });
  test('finds nothing where other words stand now', () =>
    assert.equal(markIn('Prima. Uno. Nella regione di Kursk.', kursk), undefined));
  test('finds nothing beyond the end', () => assert.equal(markIn('Uno.', kursk), undefined));
  test('finds nothing without a mark', () => assert.equal(markIn('Uno.', passageAt(0, 'Uno.')), undefined));

  test('knows a passage that moved by its words', () => {
    const moved = passageAt(300, 'Nella [regione di Kursk].');
    assert.equal(samePassage([passageAt(6, 'Altro [Kursk].'), moved], kursk), moved);
  });
  test('takes the nearest of the same words', () => {
    const [far, near] = [passageAt(900, 'Nella [regione di Kursk].'), passageAt(40, 'Nella [regione di Kursk].')];
    assert.equal(samePassage([far, near], kursk), near);
  });
  test('takes the nearest passage where its words changed', () => {
    const near = passageAt(9, 'Una [Kursk].');
    assert.equal(samePassage([passageAt(900, 'La [Kursk].'), near], kursk), near);
  });
  test('joins marks that stand next to each other', () =>
    assert.deepEqual(joinedMarks(passageAt(5, 'La [regione] [di] [Kursk], o [Kursk].')), [
      { range: { start: 8, end: 24 }, words: 'regione di Kursk' },
      { range: { start: 28, end: 33 }, words: 'Kursk' },
    ]));
  test('joins nothing where nothing is marked', () => assert.deepEqual(joinedMarks(passageAt(0, 'Uno.')), []));
  test('takes none of none', () => assert.equal(samePassage([], kursk), undefined));
});
