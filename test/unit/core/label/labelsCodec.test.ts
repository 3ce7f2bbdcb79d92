import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../../../../src/core/annotation/json';
import { parseLabels, serialiseLabels, type LabelProblem } from '../../../../src/core/label/labelsCodec';
import {
  builtInLabels,
  labelKey,
  labelLists,
  labelsIn,
  noLabels,
  builtIn,
  type ProjectLabels,
} from '../../../../src/core/label/projectLabel';
import { hardText, runs } from '../../../support/property';

/** The labels that a file holds; it must be readable. */
function parsed(content: string): ProjectLabels {
  const read = parseLabels(content);
  if (read.kind !== 'ok') assert.fail(`${content} is ${read.kind}`);
  return read.labels;
}

const file = (...labels: readonly JsonValue[]): string => JSON.stringify({ version: 1, labels });

suite('core/label/labelsCodec', () => {
  const unverified = { name: 'Unverified', colour: 'orange', description: 'Nobody else says so.', shortcut: '1' };

  test('reads labels in the order of the file', () => {
    const labels = labelsIn(parsed(file(unverified, { name: 'Both sides' })));
    assert.deepEqual(
      labels.map(({ stored: _stored, ...label }) => label),
      [unverified, { name: 'Both sides' }],
    );
  });
  test('writes two spaces, LF, a final newline, and fields in their order', () => {
    const written = serialiseLabels(parsed(file({ shortcut: '1', name: 'A', team: 'x', colour: 'red' })));
    assert.equal(
      written,
      `{
  "version": 1,
  "labels": [
    {
      "name": "A",
      "colour": "red",
      "shortcut": "1",
      "team": "x"
    }
  ]
}
`,
    );
  });
  test('gives a project without labels the built-in ones', () => {
    for (const labels of [noLabels, parsed(file()), parsed('{"version":1}')])
      assert.equal(labelsIn(labels), builtInLabels);
  });

  const problems = (expected: readonly LabelProblem['kind'][], ...labels: readonly JsonValue[]): void => {
    const read = parseLabels(file(...labels));
    assert.deepEqual(read.kind === 'ok' && read.problems.map(({ kind }) => kind), expected);
    const written = JSON.parse(serialiseLabels(parsed(file(...labels)))) as { labels: unknown };
    assert.deepEqual(written.labels, labels);
  };
  test('says which entries are no labels, and keeps them', () => {
    problems(['noLabel', 'noLabel', 'noLabel', 'noLabel'], 'A', { name: ' ' }, { name: 7 }, { name: 'a\nb' });
  });
  test('says which names are taken, whatever their case and accents', () => {
    problems(['sameName'], { name: 'Perché' }, { name: 'perche' });
    assert.equal(labelsIn(parsed(file({ name: 'A', colour: 'red' }, { name: 'a' }))).length, 1);
  });
  test('says which fields do not count, and keeps them', () => {
    problems(['unknownColour'], { name: 'A', colour: 'mauve' });
    problems(['unknownColour', 'noDescription', 'noNumber'], { name: 'A', colour: 1, description: [], shortcut: 1 });
    problems(['noNumber'], { name: 'A', shortcut: '0' });
    problems(['sameNumber'], { name: 'A', shortcut: '2' }, { name: 'B', shortcut: '2' });
  });
  test('reads a verdict scale, whose entries have neither colour nor number', () => {
    const rubbish = { name: 'Rubbish', description: 'Nobody could think so.' };
    const file = { version: 1, verdicts: [{ ...rubbish, colour: 'red', shortcut: 7 }, { name: 'false' }] };
    const labels = parsed(JSON.stringify(file));
    assert.deepEqual(
      labelsIn(labels, 'verdicts').map(({ stored: _stored, ...verdict }) => verdict),
      [rubbish, { name: 'false' }],
    );
    assert.equal(labelsIn(labels), builtInLabels);
    assert.deepEqual(JSON.parse(serialiseLabels(labels)), file);
  });
  test('gives a project without verdicts the built-in scale', () => {
    for (const labels of [noLabels, parsed(file(unverified)), parsed('{"version":1,"verdicts":[]}')])
      assert.equal(labelsIn(labels, 'verdicts'), builtIn.verdicts);
  });
  test('says what is wrong with verdicts, and keeps the others', () => {
    const verdicts = [
      7,
      { name: 'A', description: 1 },
      { name: 'unreviewed' },
      { name: 'à' },
      { name: 'B', colour: 1 },
    ];
    const content = JSON.stringify({ version: 1, labels: [{ name: 'A' }, { name: 'a' }], verdicts });
    const read = parseLabels(content);
    assert.deepEqual(read.kind === 'ok' && read.problems, [
      { kind: 'sameName', list: 'labels', index: 1 },
      { kind: 'noLabel', list: 'verdicts', index: 0 },
      { kind: 'noDescription', list: 'verdicts', index: 1 },
      { kind: 'sameName', list: 'verdicts', index: 2 },
      { kind: 'sameName', list: 'verdicts', index: 3 },
    ]);
    assert.deepEqual(
      labelsIn(parsed(content), 'verdicts').map(({ name }) => name),
      ['A', 'B'],
    );
  });
  test('refuses what is no file of labels, or of a later version', () => {
    const kinds = [
      '[]',
      '{}',
      '{"version":1,"labels":{}}',
      '{"version":1,"verdicts":{}}',
      '{"version":"1"}',
      '',
      '{',
      '{"version":2}',
    ].map((content) => parseLabels(content).kind);
    assert.deepEqual(kinds, ['broken', 'broken', 'broken', 'broken', 'broken', 'broken', 'broken', 'newer']);
  });
  test('says where a file is broken', () =>
    assert.deepEqual(parseLabels('{\n  "version": 1,\n}'), { kind: 'broken', reason: 'syntax', line: 3, column: 1 }));

  const field = fc.constantFrom('name', 'colour', 'description', 'shortcut', 'team', '__proto__');
  const value: fc.Arbitrary<JsonValue> = fc.oneof(
    hardText(6),
    fc.constantFrom<JsonValue>('red', 'teal', '1', '9', 3, null, ['x'], { a: 1 }),
  );
  const entry: fc.Arbitrary<JsonValue> = fc.oneof(
    value,
    fc.array(fc.tuple(field, value), { maxLength: 6 }).map((fields): JsonObject => Object.fromEntries(fields)),
  );
  const entries = fc.option(fc.array(entry, { maxLength: 6 }), { nil: undefined });
  const anyFile = fc
    .tuple(
      fc.record({ labels: entries, verdicts: entries }),
      fc.array(fc.tuple(fc.constantFrom('x', '__proto__'), value), { maxLength: 2 }),
    )
    .map(([lists, others]) => JSON.stringify({ version: 1, ...lists, ...Object.fromEntries(others) }));

  test('writes what it read, field for field', () => {
    fc.assert(
      fc.property(anyFile, (content) => {
        const written = serialiseLabels(parsed(content));
        assert.deepEqual(
          sortedFields(JSON.parse(written) as JsonValue),
          sortedFields(JSON.parse(content) as JsonValue),
        );
        assert.equal(serialiseLabels(parsed(written)), written);
      }),
      runs(),
    );
  });
  test('never has two labels or two verdicts of one name, nor throws', () => {
    fc.assert(
      fc.property(fc.oneof(anyFile, hardText()), (content) => {
        const read = parseLabels(content);
        for (const list of labelLists) {
          const keys = read.kind === 'ok' ? labelsIn(read.labels, list).map(({ name }) => labelKey(name)) : [];
          assert.equal(new Set(keys).size, keys.length);
          assert.ok(list === 'labels' || !keys.includes('unreviewed'));
        }
      }),
      runs(),
    );
  });
});

/** The same value with the fields of objects in one order. */
function sortedFields(value: JsonValue): JsonValue {
  if (isJsonList(value)) return value.map(sortedFields);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, one === undefined ? one : sortedFields(one)]),
  );
}
