import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson } from '../../../../src/core/annotation/parseJson';
import { scanJson } from '../../../../src/core/annotation/scanJson';
import { hardText, runs } from '../../../support/property';

suite('core/annotation/parseJson', () => {
  const check = (content: string, expected: unknown): void => {
    const parsed = parseJson(content);
    const outcome =
      parsed.kind === 'ok' ? JSON.stringify(parsed.value) : `${parsed.reason} ${parsed.line}:${parsed.column}`;
    assert.equal(outcome, expected);
  };

  test('reads JSON', () =>
    check('{"a": [1, -2.5e+3, true, false, null, "\\u00e8\\n"]}', '{"a":[1,-2500,true,false,null,"è\\n"]}'));
  test('reads past a byte order mark and CRLF', () => check('\uFEFF{\r\n"a": 0\r\n}\r\n', '{"a":0}'));
  test('reads lone surrogates', () => check('"\\ud83d"', '"\\ud83d"'));
  test('keeps a key called __proto__', () => check('{"__proto__": {"a": 1}}', '{"__proto__":{"a":1}}'));
  test('sees an empty file', () => check('\uFEFF \r\n', 'empty 1:1'));
  test('finds a missing comma', () => check('{\n  "a": 1\n  "b": 2\n}', 'syntax 3:3'));
  test('finds a missing comma after CRLF', () => check('{\r\n  "a": 1\r\n  "b": 2\r\n}', 'syntax 3:3'));
  test('does not count the byte order mark', () => check('\uFEFFx', 'syntax 1:1'));
  test('finds where a torn file ends', () => check('{"a": "b', 'syntax 1:9'));
  test('finds text after the value', () => check('{} x', 'syntax 1:4'));
  test('finds a comma before a bracket', () => check('[1,]', 'syntax 1:4'));
  test('finds a wrong bracket', () => check('[1}', 'syntax 1:3'));
  test('finds a key without quotes', () => check('{a: 1}', 'syntax 1:2'));
  test('finds a missing colon', () => check('{"a" 1}', 'syntax 1:6'));
  test('finds a line end in a string', () => check('["a\n"]', 'syntax 1:4'));
  test('finds a wrong escape', () => check('["\\x"]', 'syntax 1:4'));
  test('finds a short unicode escape', () => check('["\\u12"]', 'syntax 1:4'));
  test('finds a wrong word', () => check('[nul]', 'syntax 1:2'));
  for (const number of ['01', '1.', '.5', '1e', '+1', '-', '0x1', 'NaN']) {
    test(`refuses the number ${number}`, () => assert.equal(parseJson(number).kind, 'broken'));
  }
  test('finds the second of two equal keys', () => check('{"a": 1,\n "a": 2}', 'duplicateKey 2:2'));
  test('finds equal keys that are written differently', () => check('{"a": 1, "\\u0061": 2}', 'duplicateKey 1:10'));
  test('allows equal keys in different objects', () => check('{"a": {"a": 1}}', '{"a":{"a":1}}'));
  test('finds the marks of a merge', () => check('{\n<<<<<<< ours\n"a": 1\n=======\n', 'conflict 2:1'));
  test('finds marks of a merge that were taken out half', () => check('{\n"a": 1\n=======\n"b": 2\n}', 'conflict 3:1'));
  test('does not take marks in a string for a merge', () => check('{"a": "<<<<<<< ours"', 'syntax 1:21'));
  test('refuses what is nested beyond reason', () => check('['.repeat(100_000), 'tooDeep 1:202'));

  test('agrees with JSON.parse on what is JSON', () => {
    const mutated = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', ']', '\\', '0', '\n', 'e'));
    fc.assert(
      fc.property(mutated, ([json, at, put]) => {
        const position = at % (json.length + 1);
        const text = json.slice(0, position) + put + json.slice(position + 1);
        const flaw = scanJson(text);
        if (flaw?.kind !== 'duplicateKey') assert.equal(flaw === undefined, isJson(text), text);
      }),
      runs(1_000),
    );
  });

  test('reads back any text', () =>
    fc.assert(
      fc.property(hardText(), (text) =>
        assert.deepEqual(parseJson(JSON.stringify([text])), { kind: 'ok', value: [text] }),
      ),
      runs(),
    ));

  test('never throws', () =>
    fc.assert(
      fc.property(hardText(), (text) => assert.ok(parseJson(text))),
      runs(),
    ));
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
