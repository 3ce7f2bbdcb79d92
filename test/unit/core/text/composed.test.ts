import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findComposed } from '../../../../src/core/text/composed';
import { hardText, runs } from '../../../support/property';

const words = (text: string): { start: number; end: number; text: string }[] =>
  Array.from(text.matchAll(/\S+/g), (match) => {
    return { start: match.index, end: match.index + match[0].length, text: match[0] };
  });

suite('core/text/composed', () => {
  test('finds words over marks that stand behind their letters, where they are', () => {
    const text = 'Má̧s de dos, españa'.normalize('NFD');
    assert.deepEqual(findComposed(text, words), words(text));
    const seen: string[] = [];
    findComposed('perché'.normalize('NFD'), (composed) => {
      seen.push(composed);
      return [];
    });
    assert.deepEqual(seen, ['perché']);
  });
  test('gives the places of the text as it is, whatever the text', () => {
    const text = fc.array(fc.oneof(hardText(3), fc.constantFrom('é', 'ñ ', 'ế', '́', ' ', 'a')));
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('').normalize('NFD');
        assert.deepEqual(findComposed(whole, words), words(whole));
      }),
      runs(),
    );
  });
});
