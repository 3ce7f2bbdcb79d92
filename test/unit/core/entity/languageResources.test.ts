import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { bytesOf } from '../../../../src/core/entity/base64';
import { openResources, type LanguageResources } from '../../../../src/core/entity/languageResources';
import { nameKinds, NameTable, readNames, writeNames } from '../../../../src/core/entity/nameTable';
import { createRecogniser } from '../../../../src/core/entity/recognise';
import { bestTags } from '../../../../src/core/entity/tagger';
import { packWeights, tagCount, TagWeights } from '../../../../src/core/entity/tagWeights';
import { emptyHash, hashOn } from '../../../../src/core/text/textHash';
import { packWords, WordSet } from '../../../../src/core/entity/wordSet';
import { resourceFile } from '../../../support/language/resources';
import { runs } from '../../../support/property';

const key = (text: string): number => hashOn(emptyHash, text);

suite('core/entity/resources', () => {
  test('stay small', () => {
    const sizes = (['names', 'words', 'weights'] as const).map((name) => readFileSync(resourceFile(name)).length);
    assert.ok(sizes.reduce((sum, size) => sum + size) <= 1.5 * 1024 * 1024);
  });
  test('are opened when the first article is read, and once', () => {
    let opened = 0;
    const resources = (): LanguageResources => {
      opened++;
      return openResources({ names: '', words: {}, weights: '' });
    };
    const recognise = createRecogniser(resources);
    assert.equal(opened, 0);
    recognise('Con Anna Bianchi.', 'it');
    recognise('Con Anna Bianchi.', 'it');
    assert.equal(opened, 1);
  });
  test('may be empty: the rules that are sure find countries still', () => {
    const recognise = createRecogniser(() => openResources({ names: '', words: {}, weights: '' }));
    assert.deepEqual(
      recognise('Oggi in Ucraina.', 'it').map(({ text, type }) => [text, type]),
      [['Ucraina', 'place']],
    );
  });
});

suite('core/entity/base64', () => {
  test('reads any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        assert.deepEqual(bytesOf(Buffer.from(bytes).toString('base64')), bytes);
      }),
      runs(),
    ));
});

suite('core/entity/nameTable', () => {
  const names = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,4})?$/), fc.integer({ min: 1, max: 255 })), {
    maxLength: 30,
  });
  test('gives back what was written, whatever the names', () =>
    fc.assert(
      fc.property(names, (entries) => {
        const kinds = new Map(entries);
        const stored = writeNames(kinds);
        const table = new NameTable(readNames(stored), kinds.size);
        for (const [name, kind] of kinds) {
          assert.equal(table.kinds(key(name)), kind);
          if (name.includes(' ')) assert.ok(table.opensLonger(key(name.slice(0, name.indexOf(' ')))));
        }
        assert.equal(table.kinds(key('no such name')), 0);
      }),
      runs(),
    ));
  test('adds up what a name may be', () => {
    const table = new NameTable(
      [
        [nameKinds.city, ['paris']],
        [nameKinds.given, ['paris']],
      ],
      2,
    );
    assert.equal(table.kinds(key('paris')), nameKinds.city | nameKinds.given);
  });
  test('hashes a name in pieces as it does whole', () =>
    assert.equal(hashOn(hashOn(key('new'), ' '), 'york'), key('new york')));
});

suite('core/entity/wordSet', () => {
  test('holds every word put in, and few others', () => {
    const words = Array.from({ length: 1000 }, (_, index) => `word${index}`);
    const set = new WordSet(packWords(words, 1024));
    assert.ok(words.every((word) => set.has(key(word))));
    const wrong = Array.from({ length: 1000 }, (_, index) => `other${index}`).filter((word) => set.has(key(word)));
    assert.ok(wrong.length < 60, String(wrong.length));
  });
});

suite('core/entity/tagWeights', () => {
  test('gives back the weights that were packed, and none for others', () => {
    const rows = new Map(
      Array.from(
        { length: 200 },
        (_, index) => [index * 7919, Array.from({ length: tagCount }, (_weight, tag) => index - 100 + tag)] as const,
      ),
    );
    const transitions = Array.from({ length: tagCount * tagCount }, (_, index) => index - 40);
    const weights = new TagWeights(packWeights(transitions, rows));
    assert.deepEqual([...weights.transitions], transitions);
    for (const [feature, row] of rows) {
      const scores = new Int32Array(tagCount + 1);
      weights.addTo(scores, 1, feature);
      assert.deepEqual([...scores], [0, ...row]);
    }
    const none = new Int32Array(tagCount);
    weights.addTo(none, 0, 12345);
    assert.deepEqual([...none], new Array(tagCount).fill(0));
  });
});

suite('core/entity/tagger', () => {
  test('goes on with a name in its own kind only, whatever the scores', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: tagCount, maxLength: tagCount * 8 }),
        (scores) => {
          const length = Math.floor(scores.length / tagCount);
          let before = 0;
          for (const tag of bestTags(scores, length, new Int8Array(tagCount * tagCount))) {
            assert.ok(tag === 0 || tag % 2 === 1 || before === tag || before === tag - 1);
            before = tag;
          }
        },
      ),
      runs(),
    ));
  test('takes the best sequence, not the best of each', () => {
    const [outside, first, further] = [0, 1, 2];
    const scores = new Array<number>(2 * tagCount).fill(-50);
    scores[outside] = 1;
    scores[first] = 0;
    scores[tagCount + further] = 9;
    assert.deepEqual([...bestTags(scores, 2, new Int8Array(tagCount * tagCount))], [first, further]);
  });
});
