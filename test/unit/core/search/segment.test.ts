import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SearchDocument } from '../../../../src/core/search/searchEngine';
import { openSegment } from '../../../../src/core/search/segment';
import { SegmentBuilder } from '../../../../src/core/search/segmentBuilder';
import { SegmentedIndex } from '../../../../src/core/search/segmentedIndex';
import { prepareLookup } from '../../../../src/core/search/wordLookup';
import { hardText, runs } from '../../../support/property';

function seal(texts: readonly string[]): Uint8Array {
  const builder = new SegmentBuilder();
  texts.forEach((text, index) =>
    builder.add({ id: `file:///news/${index}.txt`, language: 'it', title: text.slice(0, 20), text }),
  );
  return builder.seal();
}

const sample = seal(['I soldati sono entrati a Kursk.', 'Il presidente parla di pace, parla di Kursk.', '']);

suite('core/search/segment', () => {
  test('opens what was sealed', () => {
    const segment = openSegment(sample);
    assert.ok(segment);
    assert.deepEqual(segment.ids, ['file:///news/0.txt', 'file:///news/1.txt', 'file:///news/2.txt']);
    assert.deepEqual(
      [segment.byteLength, segment.lengthOf(1, 'text'), segment.lengthOf(2, 'text')],
      [sample.length, 6, 0],
    );
  });
  test('opens an empty one', () => {
    const segment = openSegment(seal([]));
    assert.ok(segment);
    assert.equal(segment.size, 0);
    for (const kind of ['word', 'prefix'] as const) {
      assert.deepEqual(segment.expand(prepareLookup({ kind, word: 'uno' }, false)), []);
    }
  });
  test('is the same for the same documents', () => assert.deepEqual(seal(['uno due']), seal(['uno due'])));
  test('is the same from a builder that built others before', () => {
    const documents = (texts: readonly string[]): SearchDocument[] =>
      texts.map((text, index) => ({ id: `${index}.txt`, language: index % 2 === 0 ? 'it' : 'fr', title: '', text }));
    const text = fc.oneof(hardText(60), fc.lorem({ maxCount: 20 }));
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 4 }), fc.nat(3), (segments, dropped) => {
        const used = new SegmentBuilder();
        for (const [number, texts] of segments.entries()) {
          const fresh = new SegmentBuilder();
          for (const document of documents(texts)) {
            fresh.add(document);
            used.add(document);
          }
          if (number === dropped) used.clear();
          else assert.deepEqual(used.seal(), fresh.seal());
        }
      }),
      runs(100),
    );
  });
  test('opens inside another array, wherever it starts', () => {
    for (let start = 0; start < 5; start++) {
      const file = new Uint8Array(sample.length + 10);
      file.set(sample, start);
      assert.equal(openSegment(file.subarray(start, start + sample.length))?.size, 3);
    }
  });
  test('finds the same words in one of many words', () => {
    const words = Array.from({ length: 3000 }, (_, number) => `w${number.toString(36)}${number % 7 === 0 ? 'è' : ''}`);
    const index = new SegmentedIndex();
    const segment = openSegment(seal([words.join(' ')]));
    assert.ok(segment);
    index.addSegment(segment);
    for (const word of words) {
      const match = { kind: 'word', word: word.replace('è', 'e') } as const;
      assert.equal(index.search({ kind: 'words', words: [match] }, { limit: 1 }).total, 1, word);
    }
  });

  test('does not open another version', () => {
    const other = sample.slice();
    other[4] = (other[4] ?? 0) + 1;
    assert.equal(openSegment(other), undefined);
  });
  test('does not open what is cut short or longer', () => {
    for (let length = 0; length < sample.length; length++)
      assert.equal(openSegment(sample.slice(0, length)), undefined);
    assert.equal(openSegment(Uint8Array.of(...sample, 0)), undefined);
  });
  test('does not open what is damaged anywhere', () => {
    for (let at = 0; at < sample.length; at++) {
      const damaged = sample.slice();
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      assert.equal(openSegment(damaged), undefined, `bit at byte ${at}`);
    }
  });
  test('does not open what was damaged in several places', () =>
    fc.assert(
      fc.property(
        fc.array(hardText(), { maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (texts, damages) => {
          const whole = seal(texts);
          const damaged = whole.slice();
          for (const [at, value] of damages) damaged[at % damaged.length] = value;
          const isSame = damaged.every((value, at) => value === whole[at]);
          assert.equal(openSegment(damaged) !== undefined, isSame);
        },
      ),
      runs(),
    ));
  test('opens no random bytes, nor fails on them', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => assert.equal(openSegment(bytes), undefined)),
      runs(),
    ));
});
