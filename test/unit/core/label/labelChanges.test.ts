import assert from 'node:assert/strict';
import { withLabelChanged, withLabelMoved, withNewLabel, withoutLabel } from '../../../../src/core/label/labelChanges';
import { parseLabels, serialiseLabels } from '../../../../src/core/label/labelsCodec';
import { builtInLabels, noLabels, type ProjectLabels } from '../../../../src/core/label/projectLabel';

function labels(...entries: readonly object[]): ProjectLabels {
  const read = parseLabels(JSON.stringify({ version: 1, labels: entries }));
  return read.kind === 'ok' ? read.labels : assert.fail();
}

const [a, b, c] = [{ name: 'A', shortcut: '1', team: 'x' }, { name: 'B' }, { name: 'C', colour: 'red' }];
const odd = { title: 'no label' };

suite('core/label/labelChanges', () => {
  const check = (changed: ProjectLabels | undefined, ...expected: readonly object[]): void => {
    const written = changed && (JSON.parse(serialiseLabels(changed)) as { labels: unknown }).labels;
    assert.deepEqual(written, expected);
  };
  const refuse = (changed: ProjectLabels | undefined): void => assert.equal(changed, undefined);

  test('adds a label last, and takes its number from the one that had it', () =>
    check(withNewLabel(labels(a, b), { name: 'D', shortcut: '1' }), { name: 'A', team: 'x' }, b, {
      name: 'D',
      shortcut: '1',
    }));
  test('adds none without a name of its own', () => {
    refuse(withNewLabel(labels(a), { name: 'a' }));
    refuse(withNewLabel(labels(a), { name: ' ' }));
    refuse(withNewLabel(noLabels, { name: 'Figure' }));
  });
  test('starts from the built-in labels', () => {
    check(withNewLabel(noLabels, { name: 'D' }), ...builtInLabels, { name: 'D' });
    check(withoutLabel(labels(odd), 'quote'), odd, ...builtInLabels.filter(({ name }) => name !== 'quote'));
  });
  test('changes a label in its place, with what others wrote there', () => {
    check(
      withLabelChanged(labels(a, b), 'A', { name: 'Á', colour: 'pink' }),
      { name: 'Á', colour: 'pink', team: 'x' },
      b,
    );
    check(
      withLabelChanged(labels(a, c), 'C', { name: 'C', shortcut: '1' }),
      { name: 'A', team: 'x' },
      { name: 'C', shortcut: '1' },
    );
    refuse(withLabelChanged(labels(a, b), 'A', { name: 'b' }));
    refuse(withLabelChanged(labels(a, b), 'D', { name: 'E' }));
  });
  test('removes a label', () => {
    check(withoutLabel(labels(a, odd, b), 'A'), odd, b);
    refuse(withoutLabel(labels(a), 'D'));
  });
  test('moves a label past the next one, entries that are none stay', () => {
    check(withLabelMoved(labels(a, odd, b, c), 'A', 1), b, odd, a, c);
    check(withLabelMoved(labels(a, odd, b, c), 'C', -1), a, odd, c, b);
    refuse(withLabelMoved(labels(a, b), 'A', -1));
    refuse(withLabelMoved(labels(a, b, odd), 'B', 1));
    refuse(withLabelMoved(labels(a, b), 'D', 1));
  });
});
