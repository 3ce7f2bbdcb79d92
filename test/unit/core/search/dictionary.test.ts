import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteWriter, unitsToBytes } from '../../../../src/core/search/bytes';
import { Dictionary, DictionaryWriter } from '../../../../src/core/search/dictionary';
import { runs } from '../../../support/property';

function dictionaryOf(keys: readonly string[]): Dictionary {
  const dictionary = new DictionaryWriter();
  keys.forEach((key, index) => dictionary.add(key, index % 200));
  const writer = new ByteWriter();
  writer.byte(7);
  dictionary.writeTo(writer);
  return new Dictionary(writer.toBytes(), 1);
}

const someKeys = fc
  .uniqueArray(fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 60 })
  .map((keys) => keys.sort());

suite('core/search/dictionary', () => {
  test('finds every key with the place of its record', () =>
    fc.assert(
      fc.property(someKeys, (keys) => {
        const dictionary = dictionaryOf(keys);
        assert.equal(dictionary.size, keys.length);
        let record = 0;
        keys.forEach((key, index) => {
          assert.equal(dictionary.find(unitsToBytes(key)), record);
          const cursor = dictionary.entryAt(index);
          assert.deepEqual([cursor.entry.text(), cursor.record, cursor.number], [key, record, index]);
          record += index % 200;
        });
      }),
      runs(),
    ));
  test('finds no other key', () =>
    fc.assert(
      fc.property(someKeys, fc.string(), (keys, other) => {
        if (!keys.includes(other)) assert.equal(dictionaryOf(keys).find(unitsToBytes(other)), undefined);
      }),
      runs(),
    ));
  test('reads on from any place', () =>
    fc.assert(
      fc.property(someKeys, fc.string({ maxLength: 3 }), (keys, from) => {
        const cursor = dictionaryOf(keys).from(unitsToBytes(from));
        const read: string[] = [];
        if (cursor)
          do read.push(cursor.entry.text());
          while (cursor.next());
        assert.deepEqual(
          read,
          keys.filter((key) => key >= from),
        );
      }),
      runs(),
    ));
});
