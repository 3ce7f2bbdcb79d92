import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MentionWords } from '../../../../src/core/entity/mentionWords';
import { runs } from '../../../support/property';

const articles = ['a', 'b', 'c', 'd', 'e'];

suite('core/entity/mentionWords', () => {
  test('gives the words of each article back, whatever came and went in between', () => {
    // Some thousand words each, so that the chunks are filled, emptied and closed up within a few steps.
    const step = fc.record({ article: fc.constantFrom(...articles), length: fc.integer({ min: 0, max: 90_000 }) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        const kept = new MentionWords();
        const expected = new Map<string, Uint32Array>();
        for (const [number, { article, length }] of steps.entries()) {
          kept.delete(article);
          expected.delete(article);
          if (length % 3 === 0) continue;
          const words = new Uint32Array(length).fill(number);
          kept.add(article, words);
          expected.set(article, words.slice());
          words.fill(0);
          for (const [each, its] of expected) assert.ok(areEqual(kept.of(each), its), `${each} after step ${number}`);
        }
        assert.deepEqual([...kept.articles()], [...expected.keys()]);
        assert.deepEqual(
          articles.map((article) => kept.has(article)),
          articles.map((article) => expected.has(article)),
        );
      }),
      runs(40),
    );
  });

  test('keeps an article that is larger than a chunk, and gives nothing for an unknown one', () => {
    const kept = new MentionWords();
    const words = new Uint32Array(500_000).fill(7);
    kept.add('large', words);
    kept.add('small', Uint32Array.of(1, 2, 3));
    assert.ok(areEqual(kept.of('large'), words));
    assert.deepEqual([...kept.of('small')], [1, 2, 3]);
    assert.equal(kept.of('none').length, 0);
  });
});

function areEqual(one: Uint32Array, other: Uint32Array): boolean {
  return bytesOf(one).equals(bytesOf(other));
}

function bytesOf(words: Uint32Array): Buffer {
  return Buffer.from(words.buffer, words.byteOffset, words.byteLength);
}
