import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeTarget } from '../../../../src/core/anchor/describe';
import { toModelText } from '../../../../src/core/text/modelText';
import { runs, textWithRange } from '../../../support/property';
import { readOne } from './marked';

suite('core/anchor/describe', () => {
  const check = (marked: string, prefix: string, suffix: string): void => {
    const { text, range } = readOne(marked);
    const target = describeTarget(text, range);
    assert.deepEqual(target, {
      exact: text.slice(range.start, range.end),
      prefix,
      suffix,
      position: target.position,
    });
  };

  test('keeps all there is around a quote in a short text', () => check('Rents [rose 4%].', 'Rents ', '.'));
  test('keeps nothing around a whole text', () => check('[Rents rose.]', '', ''));
  test('keeps 32 characters on both sides', () =>
    check(`${'a'.repeat(40)}[won]${'b'.repeat(40)}`, 'a'.repeat(32), 'b'.repeat(32)));
  test('counts a surrogate pair as one character', () =>
    check(`${'😀'.repeat(40)}[won]${'😎'.repeat(40)}`, '😀'.repeat(32), '😎'.repeat(32)));
  test('counts a lone surrogate as one character', () =>
    check(`${'\uD83D'.repeat(40)}[won]${'\uDE00'.repeat(40)}`, '\uD83D'.repeat(32), '\uDE00'.repeat(32)));

  const checkEdges = (start: number, end: number, exact: string, position: object): void => {
    const target = describeTarget(toModelText('a😀b'), { start, end });
    assert.deepEqual({ exact: target.exact, position: target.position }, { exact, position });
  };

  test('pushes an edge out of a surrogate pair', () => checkEdges(2, 4, '😀b', { start: 1, end: 3 }));
  test('takes the whole pair for a cursor inside it', () => checkEdges(2, 2, '😀', { start: 1, end: 2 }));
  test('pulls edges into the text', () => checkEdges(-3, 99, 'a😀b', { start: 0, end: 3 }));
  test('takes an end before the start as the start', () => checkEdges(3, 1, '', { start: 2, end: 2 }));

  test('gives offsets that select the quote among code points', () =>
    fc.assert(
      fc.property(textWithRange(), ({ text, start, end }) => {
        const { exact, prefix, suffix, position } = describeTarget(text, { start, end });
        const characters = Array.from(text);
        assert.ok(position);
        assert.equal(characters.slice(position.start, position.end).join(''), exact);
        assert.equal(characters.slice(Math.max(0, position.start - 32), position.start).join(''), prefix);
        assert.equal(characters.slice(position.end, position.end + 32).join(''), suffix);
      }),
      runs(),
    ));
});
