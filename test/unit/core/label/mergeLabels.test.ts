import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeLabels } from '../../../../src/core/label/mergeLabels';
import { labelLists } from '../../../../src/core/label/projectLabel';
import { runs } from '../../../support/property';

interface Entry {
  readonly name: string;
  readonly colour?: string;
  readonly description?: string;
}

for (const list of labelLists) {
  suite(`core/label/mergeLabels, ${list}`, () => {
    const file = (entries: readonly Entry[]): string => JSON.stringify({ version: 1, [list]: entries });
    function merge(base: readonly Entry[] | undefined, ours: readonly Entry[], theirs: readonly Entry[]) {
      const merged = mergeLabels({ base: base && file(base), ours: file(ours), theirs: file(theirs) });
      if (merged.kind !== 'merged') assert.fail(merged.kind);
      const { [list]: labels = [] } = JSON.parse(merged.content) as Partial<Record<typeof list, readonly Entry[]>>;
      return { labels, choices: merged.choices };
    }
    const [a, b, c] = [{ name: 'A' }, { name: 'B', colour: 'red' }, { name: 'C' }];
    const check = (sides: Parameters<typeof merge>, expected: readonly Entry[]): void =>
      assert.deepEqual(merge(...sides), { labels: expected, choices: 0 });

    test('keeps what both sides added', () => check([[a], [a, b], [a, c]], [a, b, c]));
    test('takes out what one side removed', () => check([[a, b], [b], [a, b, c]], [b, c]));
    test('keeps a label that one side removed and the other changed', () =>
      check([[a, b], [a], [a, { ...b, description: 'd' }]], [a, { ...b, description: 'd' }]));
    test('merges a label field by field', () =>
      check(
        [[b], [{ ...b, description: 'd' }], [{ ...b, colour: 'teal' }]],
        [{ name: 'B', colour: 'teal', description: 'd' }],
      ));
    test('takes the order of the side that changed it', () => {
      const changed = { ...a, description: 'd' };
      check(
        [
          [a, b, c],
          [changed, b, c],
          [c, a, b],
        ],
        [c, changed, b],
      );
      check(
        [
          [a, b, c],
          [c, a, b],
          [changed, b, c],
        ],
        [c, changed, b],
      );
      check(
        [
          [a, b, c],
          [b, a, c],
          [c, b, a],
        ],
        [b, a, c],
      );
    });
    test('puts what ours added behind the label that it stood behind', () => {
      const [first, d] = [{ name: 'First' }, { name: 'D' }];
      check(
        [
          [a, b, c],
          [first, a, d, b, c],
          [c, a, b],
        ],
        [first, c, a, d, b],
      );
    });
    test('keeps both values of a field that both sides changed, ours in its place', () => {
      const { labels, choices } = merge([b], [{ ...b, colour: 'blue' }], [{ ...b, colour: 'teal' }]);
      assert.equal(choices, 1);
      const conflict = { path: ['colour'], base: 'red', ours: 'blue', theirs: 'teal' };
      assert.deepEqual(labels, [{ name: 'B', colour: 'blue', 'newsmark:conflicts': [conflict] }]);
    });
    test('refuses what it cannot read', () => {
      const good = file([]);
      assert.equal(mergeLabels({ base: good, ours: '[]', theirs: good }).kind, 'refused');
      assert.equal(mergeLabels({ base: good, ours: good, theirs: '{"version":2}' }).kind, 'refused');
      assert.equal(mergeLabels({ base: '[]', ours: good, theirs: good }).kind, 'merged');
    });
    test('gives the union of what two sides added, in whatever order they have it', () => {
      const names = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { maxLength: 6 });
      const [base, ours, theirs] = [names, names, names];
      fc.assert(
        fc.property(base, ours, theirs, (common, one, other) => {
          const side = (own: readonly string[]): Entry[] => [...new Set([...own, ...common])].map((name) => ({ name }));
          const { labels, choices } = merge(
            common.map((name) => ({ name })),
            side(one),
            side(other),
          );
          const all = new Set([...common, ...one, ...other]);
          assert.deepEqual([labels.map(({ name }) => name).sort(), choices], [[...all].sort(), 0]);
        }),
        runs(),
      );
    });
  });
}

suite('core/label/mergeLabels', () => {
  test('merges labels of one side with verdicts of the other', () => {
    const base = { version: 1, labels: [{ name: 'A' }] };
    const ours = { ...base, verdicts: [{ name: 'Rubbish' }, { name: 'false' }] };
    const theirs = { version: 1, labels: [{ name: 'B' }], verdicts: [{ name: 'Half true' }] };
    const [before, here, there] = [base, ours, theirs].map((side) => JSON.stringify(side));
    const merged = mergeLabels({ base: before, ours: here ?? '', theirs: there ?? '' });
    assert.deepEqual(merged.kind === 'merged' && [JSON.parse(merged.content), merged.choices], [
      { version: 1, labels: [{ name: 'B' }], verdicts: [...ours.verdicts, ...theirs.verdicts] },
      0,
    ]);
  });
  test('keeps a scale that one side gave up and the other changed', () => {
    const [base, theirs] = [['A'], ['A', 'B']].map((names) =>
      JSON.stringify({ version: 1, verdicts: names.map((name) => ({ name })) }),
    );
    const merged = mergeLabels({ base, ours: '{"version":1}', theirs: theirs ?? '' });
    assert.deepEqual(merged.kind === 'merged' && JSON.parse(merged.content), JSON.parse(theirs ?? ''));
  });
});
