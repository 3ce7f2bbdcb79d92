import assert from 'node:assert/strict';
import fc from 'fast-check';
import { placeInJson } from '../../../../src/core/annotation/jsonPlace';
import { hardText, runs } from '../../../support/property';

suite('core/annotation/jsonPlace', () => {
  const check = (text: string, path: readonly (string | number)[], expected: string | undefined): void => {
    const place = placeInJson(text, path);
    assert.equal(place && text.slice(place.start, place.end), expected);
  };
  const text = '{"version": 1, "labels": [{"name": "A, \\"B\\": {", "x": [1, {"name": 2}]}, {"name": "C"}, "D"]}';

  test('finds values of objects in lists', () => {
    check(text, ['version'], '1');
    check(text, ['labels', 0, 'name'], '"A, \\"B\\": {"');
    check(text, ['labels', 1, 'name'], '"C"');
    check(text, ['labels', 0, 'x', 1, 'name'], '2');
    check(text, ['labels', 2], '"D"');
  });
  test('finds nothing where there is none', () => {
    check(text, ['labels', 3], undefined);
    check(text, ['labels', 1, 'colour'], undefined);
    check('7', ['labels'], undefined);
  });
  test('finds any field of any name', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hardText(4), { minLength: 1, maxLength: 4 }), fc.nat(3), (names, at) => {
        const fields = names.map((name) => [name, `value of ${name}`] as const);
        const [name = '', value = ''] = fields[at % fields.length] ?? [];
        check(JSON.stringify([{}, Object.fromEntries(fields)], null, 1), [1, name], JSON.stringify(value));
      }),
      runs(),
    );
  });
});
