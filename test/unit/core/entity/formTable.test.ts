import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntityType } from '../../../../src/core/entity/entity';
import { FormTable } from '../../../../src/core/entity/formTable';
import { formKey, type MentionForm } from '../../../../src/core/entity/mentionBlock';
import { runs } from '../../../support/property';

/** Forms that are easily taken for each other: few words, in all places. */
function forms(): fc.Arbitrary<MentionForm> {
  const word = fc.constantFrom('', 'a', 'b', 'a b', 'b a', 'A', 'undefined');
  const kind = fc.record({
    text: word,
    type: fc.constantFrom<EntityType>('person', 'place'),
    confidence: fc.constantFrom(0.5, 0.75),
    origin: fc.constantFrom<MentionForm['origin']>('list', 'model'),
  });
  const names = fc.oneof(
    fc.constant({}),
    word.map((name) => ({ name })),
    fc.array(word, { minLength: 1, maxLength: 3 }).map((candidates) => ({ candidates })),
  );
  return fc.tuple(kind, names).map(([one, named]) => ({ ...one, ...named }));
}

suite('core/entity/formTable', () => {
  test('numbers equal forms alike, and gives each back', () => {
    fc.assert(
      fc.property(fc.array(forms(), { maxLength: 60 }), (some) => {
        const table = new FormTable();
        const numbers = new Map<string, number>();
        for (const form of some) {
          const known = numbers.get(formKey(form));
          assert.equal(table.find(form), known);
          const number = known ?? table.add(form);
          numbers.set(formKey(form), number);
          assert.deepEqual(table.form(number), form);
          assert.equal(table.isShared(number), form.candidates !== undefined);
        }
        assert.equal(table.size, numbers.size);
      }),
      runs(),
    );
  });

  test('finds all of many, however often it grew, but those that are apart', () => {
    const table = new FormTable();
    const many = Array.from({ length: 20_000 }, (_, at): MentionForm => {
      return { text: `Anna ${at % 5000}`, type: 'person', confidence: 0.9, origin: 'model', name: `Bianchi ${at}` };
    });
    const numbers = many.map((form, at) => (at % 10 === 0 ? table.addApart(form) : table.add(form)));
    assert.deepEqual(
      many.map((form) => table.find(form)),
      numbers.map((number, at) => (at % 10 === 0 ? undefined : number)),
    );
    assert.deepEqual(
      numbers.map((number) => table.form(number)),
      many,
    );
    assert.equal(table.form(many.length), undefined);
  });
});
