import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ByteReader,
  ByteWriter,
  bytesToText,
  checksum,
  uint32At,
  unitsToBytes,
} from '../../../../src/core/search/bytes';
import { runs } from '../../../support/property';

const anyText = fc.string({ unit: 'binary', maxLength: 3000 });

suite('core/search/bytes', () => {
  test('reads the numbers that were written', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(300), fc.nat(2 ** 32 - 1))), (numbers) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.varint(number);
        for (const number of numbers) writer.uint32(number);
        const reader = new ByteReader(writer.toBytes());
        assert.deepEqual(
          numbers.map(() => reader.varint()),
          numbers,
        );
        assert.deepEqual(
          numbers.map((_, index) => uint32At(reader.bytes, reader.at + 4 * index)),
          numbers,
        );
        reader.at = 0;
        reader.skip(Math.floor(numbers.length / 2));
        if (numbers.length > 0) assert.equal(reader.varint(), numbers[Math.floor(numbers.length / 2)]);
      }),
      runs(),
    ));
  test('reads zeros past the end', () => {
    const reader = new ByteReader(Uint8Array.of(0x80, 0x80));
    assert.deepEqual([reader.varint(), reader.varint(), reader.byte(), uint32At(reader.bytes, 1)], [0, 0, 0, 0x80]);
    reader.skip(3);
  });
  test('gives any string back, halves of pairs too', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
        ),
        (text) => {
          const bytes = unitsToBytes(text);
          assert.equal(bytesToText(bytes, 0, bytes.length), text);
        },
      ),
      runs(),
    ));
  test('sorts bytes as strings sort', () =>
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const order = Buffer.compare(unitsToBytes(a), unitsToBytes(b));
        assert.equal(order, a < b ? -1 : Number(a > b));
      }),
      runs(),
    ));
  test('sums bytes alike wherever they stand', () => {
    const bytes = Uint8Array.from({ length: 103 }, (_, index) => index * 7);
    for (let start = 0; start < 4; start++) {
      const other = new Uint8Array(110);
      other.set(bytes, start);
      assert.equal(checksum(other.subarray(start, start + 103)), checksum(bytes));
    }
  });
  test('sums bytes in another order to another number', () =>
    assert.notEqual(checksum(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)), checksum(Uint8Array.of(5, 6, 7, 8, 1, 2, 3, 4))));
});
