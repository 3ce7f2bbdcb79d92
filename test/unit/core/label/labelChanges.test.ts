import assert from 'node:assert/strict';
import {
  withBuiltInLabels,
  withLabelChanged,
  withLabelMoved,
  withNewLabel,
  withoutLabel,
} from '../../../../src/core/label/labelChanges';
import { parseLabels, serialiseLabels } from '../../../../src/core/label/labelsCodec';
import {
  builtIn,
  builtInLabels,
  labelsIn,
  noLabels,
  type ProjectLabels,
} from '../../../../src/core/label/projectLabel';

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
  test('goes back to the built-in labels, entries that are none stay', () => {
    check(withBuiltInLabels(labels(a, odd, b), 'labels'), odd);
    assert.deepEqual(JSON.parse(serialiseLabels(withBuiltInLabels(labels(a), 'labels'))), { version: 1 });
  });
});

suite('core/label/labelChanges, verdicts', () => {
  const file = { version: 1, labels: [a], verdicts: [{ name: 'Half true', shortcut: '1' }, odd, { name: 'false' }] };
  const read = (): ProjectLabels => {
    const parsed = parseLabels(JSON.stringify(file));
    return parsed.kind === 'ok' ? parsed.labels : assert.fail();
  };
  /** The labels are never touched. */
  const check = (changed: ProjectLabels | undefined, ...expected: readonly object[]): void =>
    assert.deepEqual(changed && JSON.parse(serialiseLabels(changed)), { ...file, verdicts: expected });
  const [half, , wrong] = file.verdicts;

  test('are added, changed, moved and removed as labels are', () => {
    assert.ok(half && wrong);
    const description = 'Right figures.';
    check(withNewLabel(read(), { name: 'Rubbish' }, 'verdicts'), ...file.verdicts, { name: 'Rubbish' });
    check(
      withLabelChanged(read(), 'Half true', { name: 'Half', description }, 'verdicts'),
      { name: 'Half', description, shortcut: '1' },
      odd,
      wrong,
    );
    check(withLabelMoved(read(), 'false', -1, 'verdicts'), wrong, odd, half);
    check(withoutLabel(read(), 'Half true', 'verdicts'), odd, wrong);
    check(withBuiltInLabels(read(), 'verdicts'), odd);
  });
  test('start from the built-in scale, and go back to it without a trace', () => {
    const changed = withoutLabel(labels(a), 'misleading', 'verdicts') ?? assert.fail();
    assert.deepEqual(
      labelsIn(changed, 'verdicts').map(({ name }) => name),
      ['true', 'mostlyTrue', 'false', 'unverifiable'],
    );
    const back = withBuiltInLabels(changed, 'verdicts');
    assert.equal(labelsIn(back, 'verdicts'), builtIn.verdicts);
    assert.equal(serialiseLabels(back), serialiseLabels(labels(a)));
  });
  test('have names of their own, and none that of a claim that nobody judged', () => {
    for (const name of ['FALSE', 'unreviewed', 'Unreviewed', ' '])
      assert.equal(withNewLabel(read(), { name }, 'verdicts'), undefined);
    assert.equal(withLabelChanged(read(), 'false', { name: 'unreviewed' }, 'verdicts'), undefined);
    assert.ok(withNewLabel(read(), { name: 'A' }, 'verdicts'));
    assert.ok(withNewLabel(read(), { name: 'unreviewed' }));
  });
});
