import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMarkers } from '../../../../src/core/annotation/conflictMarkers';
import { runs } from '../../../support/property';

suite('core/annotation/conflictMarkers', () => {
  const check = (text: string, expected: object | undefined): void => assert.deepEqual(readMarkers(text), expected);

  test('takes both sides apart', () =>
    check('a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> topic\nd\n', { ours: 'a\nb\nd\n', theirs: 'a\nc\nd\n' }));
  test('has the base where git wrote it', () =>
    check('<<<<<<< HEAD\nb\n||||||| 1a2b3c\na\n=======\nc\n>>>>>>> topic\n', {
      ours: 'b\n',
      base: 'a\n',
      theirs: 'c\n',
    }));
  test('has no base when it is missing at one conflict', () =>
    check('<<<<<<< a\n1\n||||||| o\n0\n=======\n2\n>>>>>>> b\n<<<<<<< a\n3\n=======\n4\n>>>>>>> b\n', {
      ours: '1\n3\n',
      theirs: '2\n4\n',
    }));
  test('takes line ends as they are', () =>
    check('<<<<<<< a\r\n1\r\n=======\r\n2\r\n>>>>>>> b\r\n', { ours: '1\r\n', theirs: '2\r\n' }));
  test('finds nothing in a file without conflicts', () => check('{\n  "a": "======="\n}\n', undefined));
  test('finds nothing when a marker is missing', () => {
    for (const text of [
      '<<<<<<< a\n1\n=======\n2\n',
      '=======\n>>>>>>> b\n',
      '<<<<<<< a\n<<<<<<< a\n=======\n>>>>>>> b\n',
    ])
      check(text, undefined);
  });
  test('takes longer rows of signs for text', () => check('<<<<<<<<\n=======x\n', undefined));

  const lines = fc.array(fc.constantFrom('a', 'b', '  "x": 1,', ''), { maxLength: 4 });
  test('gives back what was put between markers', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, lines, lines), { minLength: 1, maxLength: 4 }), (hunks) => {
        const text = hunks.flatMap(([shared, ours, theirs]) => [
          ...shared,
          ...['<<<<<<< HEAD', ...ours, '=======', ...theirs, '>>>>>>> topic'],
        ]);
        const side = (pick: 1 | 2): string => hunks.flatMap((hunk) => [...hunk[0], ...hunk[pick]]).join('\n');
        assert.deepEqual(readMarkers(text.join('\n')), { ours: side(1), theirs: side(2) });
      }),
      runs(200),
    ));
});
