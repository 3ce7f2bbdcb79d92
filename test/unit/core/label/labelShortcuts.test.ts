import assert from 'node:assert/strict';
import {
  builtInLabels,
  labelShortcuts,
  type LabelNumber,
  type ProjectLabel,
} from '../../../../src/core/label/projectLabel';

suite('core/label/labelShortcuts', () => {
  const check = (expected: Record<string, string>, ...labels: readonly (readonly [string, LabelNumber?])[]): void => {
    const all = labels.map(([name, shortcut]): ProjectLabel => ({ name, ...(shortcut && { shortcut }) }));
    const given = [...labelShortcuts(all)].map(([number, { name }]) => [number, name]);
    assert.deepEqual(Object.fromEntries(given), expected);
  };
  test('numbers labels in their order', () => check({ 1: 'A', 2: 'B' }, ['A'], ['B']));
  test('gives each label the number that it asks for, the free ones to the others', () =>
    check({ 1: 'B', 2: 'A', 5: 'C' }, ['A', '2'], ['B'], ['C', '5']));
  test('gives a number that two ask for to the first', () => check({ 1: 'B', 3: 'A' }, ['A', '3'], ['B', '3']));
  test('has nine numbers', () => {
    const many = Array.from({ length: 12 }, (_, at): ProjectLabel => ({ name: `L${at}` }));
    assert.deepEqual([...labelShortcuts(many).keys()], ['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    assert.equal(labelShortcuts([...many, { name: 'last', shortcut: '9' }]).get('9')?.name, 'last');
  });
  test('numbers the built-in labels', () =>
    assert.deepEqual(
      [...labelShortcuts(builtInLabels)].map(([number, { name }]) => `${number} ${name}`),
      ['1 keyFact', '2 figure', '3 quote', '4 opinion', '5 question', '6 context'],
    ));
});
