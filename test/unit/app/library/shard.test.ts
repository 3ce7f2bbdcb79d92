import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sealMentions, unsealMentions } from '../../../../src/app/library/mentionsFile';
import { sealBytes, sealedSection, unsealBytes } from '../../../../src/app/library/sealedBytes';
import { openRecords, openShard, packShard, Sharing, withStamps, type Shard } from '../../../../src/app/library/shard';
import { packMentions } from '../../../../src/core/entity/mentionBlock';
import { hardText, runs } from '../../../support/property';

const whole: Shard = {
  records: [
    {
      file: { id: 'file:///a.txt', path: 'a.txt' },
      stamp: '1:2',
      analysis: {
        hash: 'ab'.repeat(32),
        metadata: {
          title: 'Floods',
          source: 'ANSA',
          words: 12,
          provenance: { title: { from: 'text', confidence: 0.8 }, source: { from: 'dateline', confidence: 0.95 } },
        },
      },
    },
    { file: { id: 'file:///b.txt', path: 'b.txt' }, stamp: undefined, failure: 'binary' },
  ],
  segment: new Uint8Array([1, 2, 3, 4, 5]),
};

/** A file with one byte changed, or cut short, or made longer. */
function damaged(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const changed = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
    const copy = bytes.slice();
    copy[at] = (copy[at] ?? 0) ^ by;
    return copy;
  });
  const cut = fc.nat({ max: bytes.length - 1 }).map((length) => bytes.slice(0, length));
  const longer = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((more) => new Uint8Array([...bytes, ...more]));
  return fc.oneof(changed, cut, longer, fc.uint8Array({ maxLength: 100 }));
}

suite('app/library/shard', () => {
  const check = (shard: Shard): void => assert.deepEqual(openShard(packShard(shard), new Sharing()), shard);

  test('opens as it was packed', () => check(whole));
  test('opens empty as it was packed', () => check({ records: [], segment: new Uint8Array() }));

  test('keeps any title and path', () => {
    fc.assert(
      fc.property(hardText(), hardText(), (title, path) => {
        const analysis = { hash: 'h', metadata: { title, words: 1, provenance: {} } };
        check({ records: [{ file: { id: path, path }, stamp: 's', analysis }], segment: new Uint8Array(3) });
      }),
      runs(),
    );
  });

  test('does not open when it is damaged, and never throws', () => {
    const bytes = packShard(whole);
    fc.assert(
      fc.property(damaged(bytes), (given) => assert.equal(openShard(given, new Sharing()), undefined)),
      runs(500),
    );
  });

  test('opens from the middle of a larger buffer', () => {
    const bytes = packShard(whole);
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    assert.deepEqual(openShard(larger.subarray(3), new Sharing()), whole);
  });

  test('opens its records from the first bytes, reading on where these end, and its segment apart', async () => {
    const bytes = packShard(whole);
    for (const given of [64, 100, bytes.length]) {
      const opened = await openRecords(
        bytes.slice(0, given),
        (end) => Promise.resolve(bytes.slice(0, end)),
        new Sharing(),
      );
      assert.deepEqual(opened?.records, whole.records);
      const { start, end } = opened.segment;
      assert.deepEqual(sealedSection(opened.segment, bytes.slice(start, end)), whole.segment);
    }
  });

  test('does not open records that are damaged, and never throws', async () => {
    const bytes = packShard(whole);
    const end = (await openRecords(bytes, () => assert.fail(), new Sharing()))?.segment.start ?? 0;
    await fc.assert(
      fc.asyncProperty(damaged(bytes.slice(0, end)), async (given) => {
        const opened = await openRecords(given, () => Promise.resolve(given), new Sharing());
        if (given.length <= end || given.subarray(0, end).some((byte, at) => byte !== bytes[at]))
          assert.equal(opened, undefined);
      }),
      runs(500),
    );
  });

  test('takes new stamps and stays the same otherwise', () => {
    const bytes = withStamps(packShard(whole), (id) => (id.endsWith('a.txt') ? '3:4' : undefined));
    assert.ok(bytes);
    const [first, second] = whole.records;
    assert.deepEqual(openShard(bytes, new Sharing()), { ...whole, records: [{ ...first, stamp: '3:4' }, second] });
  });

  test('keeps what many articles have in common once', () => {
    const sharing = new Sharing();
    const [one, other] = [packShard(whole), packShard(whole)].map((bytes) => openShard(bytes, sharing)?.records[0]);
    assert.notEqual(one, other);
    assert.equal(one?.analysis?.metadata.provenance, other?.analysis?.metadata.provenance);
  });
});

suite('app/library/mentionsFile', () => {
  const block = [
    {
      article: 'a',
      key: 'k',
      mentions: [{ start: 1, end: 5, text: 'Roma', type: 'place', confidence: 0.9, origin: 'model' }],
    },
  ] as const;

  test('opens as it was sealed', () => {
    const opened = unsealMentions(sealMentions(packMentions(block)));
    assert.deepEqual(opened?.forms, [{ text: 'Roma', type: 'place', confidence: 0.9, origin: 'model' }]);
    assert.deepEqual([...(opened.articles[0]?.words ?? [])], [1, 5, 0]);
  });

  test('does not open when it is damaged, and never throws', () => {
    const bytes = sealMentions(packMentions(block));
    fc.assert(
      fc.property(damaged(bytes), (given) => assert.equal(unsealMentions(given), undefined)),
      runs(500),
    );
  });
});

suite('app/library/sealedBytes', () => {
  test('gives back its sections, each at a multiple of eight', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), (sections) => {
        const opened = unsealBytes({ kind: 1, version: 2 }, sealBytes({ kind: 1, version: 2 }, sections));
        assert.deepEqual(
          opened?.map((section) => [...section]),
          sections.map((section) => [...section]),
        );
        for (const { byteOffset } of opened) assert.equal(byteOffset % 8, 0);
      }),
      runs(),
    );
  });

  test('opens nothing of another kind or version', () => {
    const bytes = sealBytes({ kind: 1, version: 2 }, [new Uint8Array(9)]);
    assert.equal(unsealBytes({ kind: 2, version: 2 }, bytes), undefined);
    assert.equal(unsealBytes({ kind: 1, version: 3 }, bytes), undefined);
  });
});
