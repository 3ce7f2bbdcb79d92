import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isJsonObject, type JsonValue } from '../../../src/core/annotation/json';
import { parseSidecar } from '../../../src/core/annotation/parseSidecar';
import { hardText } from '../../support/property';
import { type CorpusSetting, startedSetting } from './corpusSetting';
import { sidecarWith } from './sidecars';

const text = 'Rents rose 4% in May. The mayor denied it. Nobody won.';
const sidecar = 'a.txt.newsmark.json';
const whole = sidecarWith('a.txt', text, 'Rents', 'mayor', 'won');

/** How many sidecars are tried in all. */
const trials = process.env.NEWSMARK_DEEP === '1' ? 100_000 : 5_000;

/** A change of a file: so many code units from a place on, in thousandths of the file, give way to a text. */
interface Mutation {
  readonly place: number;
  readonly length: number;
  readonly into: string;
}

const bits = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\\u',
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '""',
  '{}',
  '[]',
  '\n<<<<<<< ours\n',
];

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(999),
  length: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(200)),
  into: fc.oneof(fc.constant(''), fc.constantFrom(...bits), hardText(4)),
});

function mutated(content: string, { place, length, into }: Mutation): string {
  const at = Math.floor((place * content.length) / 1000);
  return content.slice(0, at) + into + content.slice(at + length);
}

/** Where a value goes, counted over all objects of a file; its name is one that Newsmark does not know. */
interface Unknown {
  readonly place: number;
  readonly value: unknown;
}

function withUnknown(content: string, unknowns: readonly Unknown[]): string {
  const page = JSON.parse(content) as JsonValue;
  const objects = objectsIn(page);
  for (const [number, { place, value }] of unknowns.entries()) {
    const object = objects[place % objects.length];
    if (object) Object.assign(object, { [`other:${number}`]: value });
  }
  return `${JSON.stringify(page, undefined, 2)}\n`;
}

function objectsIn(value: JsonValue | undefined): object[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap((child: JsonValue | undefined) => objectsIn(child));
  return isJsonObject(value) ? [value, ...inside] : inside;
}

/** The unknown fields of a file with their values, in any order. */
function unknownsIn(content: string): string[] {
  return objectsIn(JSON.parse(content) as JsonValue)
    .flatMap((object) => Object.entries(object))
    .flatMap(([name, value]) => (name.startsWith('other:') ? [`${name} ${JSON.stringify(value)}`] : []))
    .sort();
}

suite('app/annotations, any sidecar', () => {
  const add = (setting: CorpusSetting): ReturnType<CorpusSetting['annotations']['add']> =>
    setting.annotations.add('a.txt', text, { start: 22, end: 25 }, { kind: 'highlight', label: 'quote' });

  test('never crashes, and never writes over what it could not read', async () => {
    const setting = await startedSetting({ 'a.txt': text });
    const seen = new Set<string>();
    const property = fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
      const content = mutations.reduce(mutated, whole);
      setting.files.put(sidecar, content);
      const parsed = parseSidecar(content);
      const result = await add(setting);
      seen.add(parsed.kind);
      if (parsed.kind === 'ok') {
        assert.deepEqual(result, { kind: 'done', changed: 1, skipped: 0 });
        const after = parseSidecar(setting.files.text(sidecar) ?? '');
        assert.ok(after.kind === 'ok');
        const [before, now] = [parsed.sidecar, after.sidecar].map(
          ({ annotations, others }) => annotations.length + others.length,
        );
        assert.equal(now, (before ?? 0) + 1);
      } else {
        assert.equal(result.kind, 'refused');
        assert.equal(setting.files.text(sidecar), content);
      }
    });
    await fc.assert(property, { numRuns: trials });
    // Few mutations make it one of a newer version.
    for (const kind of ['broken', 'ok']) assert.ok(seen.has(kind), kind);
  }).timeout(1_800_000);

  test('keeps what other tools say, through reading, changing and writing', async () => {
    const setting = await startedSetting({ 'a.txt': text });
    const unknown = fc.record({ place: fc.nat(200), value: fc.jsonValue({ maxDepth: 2 }) });
    const property = fc.asyncProperty(fc.array(unknown, { minLength: 1, maxLength: 8 }), async (unknowns) => {
      const content = withUnknown(whole, unknowns);
      setting.files.put(sidecar, content);
      await setting.refresh('a.txt');
      const first = setting.corpus.article('a.txt')?.annotations[0]?.annotation ?? assert.fail();
      const results = [
        await add(setting),
        await setting.annotations.update('a.txt', first, { kind: 'highlight', label: 'quote', comment: 'Why?' }),
      ];
      assert.deepEqual(new Set(results.map(({ kind }) => kind)), new Set(['done']));
      assert.deepEqual(unknownsIn(setting.files.text(sidecar) ?? ''), unknownsIn(content));
    });
    await fc.assert(property, { numRuns: trials / 5 });
  }).timeout(1_800_000);
});
