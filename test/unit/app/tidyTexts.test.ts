import assert from 'node:assert/strict';
import {
  findUnreferenced,
  isTextName,
  removeUnreferenced,
  type KeptFile,
  type TidyPorts,
} from '../../../src/app/tidyTexts';
import { toModelText } from '../../../src/core/text/modelText';
import { articleHash } from '../../../src/core/text/sha256';
import { MemoryFiles } from '../../support/memoryFiles';
import { startedSetting } from './corpusSetting';
import { marked, sidecarWith } from './sidecars';

const folder = '.newsmark/texts/';
const [old, older] = ['Rents fell.\n', 'Rents are low.\n'];
const hashOf = (text: string): string => articleHash(toModelText(text));
const rents = 'Rents rose 4% in May. The mayor denied it.\n';

/** A folder that keeps the texts, with what else there is in it. */
function portsOf(
  others: Readonly<Record<string, string>>,
  held: readonly string[] = [],
): TidyPorts & { files: MemoryFiles } {
  const kept = [old, older, rents].map((text): readonly [string, string] => [folder + hashOf(text), text]);
  const files = new MemoryFiles({ ...Object.fromEntries(kept), ...others });
  const listed = [...kept.map(([id]) => id), ...Object.keys(others)];
  const there = (id: string): boolean => files.text(id) !== undefined;
  return {
    files,
    findTexts: () =>
      Promise.resolve(
        listed
          .filter((id) => id.startsWith(folder) && there(id))
          .map((id): KeptFile => {
            return { id, hash: id.slice(folder.length), bytes: files.text(id)?.length ?? 0 };
          }),
      ),
    findReferring: () => Promise.resolve(listed.filter((id) => !id.startsWith(folder) && there(id))),
    remove: (id) => {
      files.delete(id);
      return Promise.resolve({ kind: 'ok', value: undefined });
    },
    held: () => Promise.resolve(held),
  };
}

async function found(ports: TidyPorts): Promise<readonly string[] | string> {
  const result = await findUnreferenced(ports);
  if (result.kind === 'refused') return typeof result.reason === 'string' ? result.reason : result.reason.kind;
  return result.texts.map(({ hash }) => hash);
}

suite('app/tidyTexts', () => {
  const sidecar = sidecarWith('a.txt', rents, 'mayor');
  const check = async (others: Readonly<Record<string, string>>, expected: readonly string[] | string): Promise<void> =>
    assert.deepEqual(await found(portsOf(others)), expected);
  const [a, b] = [hashOf(old), hashOf(older)];

  test('finds the texts that no sidecar names', () => check({ 'a.txt.newsmark.json': sidecar }, [a, b]));
  test('finds all where nothing is annotated', () => check({}, [a, b, hashOf(rents)]));
  test('leaves what a field of another tool names', () =>
    check({ 'a.txt.newsmark.json': sidecar.replace('"items": [', `"tool:seen": "sha256-${a}",\n  "items": [`) }, [b]));
  test('leaves what a sidecar names that is being written', () =>
    check({ 'a.txt.newsmark.json.0123456789ab.tmp': sidecar }, [a, b]));
  test('leaves what other files of Newsmark name', () =>
    check({ '.newsmark/entities.json': JSON.stringify({ version: 1, 'tool:text': b }) }, [a, hashOf(rents)]));
  test('leaves what can be undone, or is not saved yet', async () =>
    assert.deepEqual(await found(portsOf({ 'a.txt.newsmark.json': sidecar }, [`{"base":"${a}"}`])), [b]));

  test('finds nothing where a sidecar is broken, newer or in a conflict', async () => {
    for (const [content, kind] of [
      ['{', 'broken'],
      ['', 'broken'],
      [sidecar.replace('"newsmark:version": 1', '"newsmark:version": 2'), 'newer'],
      [marked(sidecar, sidecarWith('a.txt', rents, 'May')), 'broken'],
    ] as const)
      await check({ 'a.txt.newsmark.json': sidecar, 'hidden/b.txt.newsmark.json': content }, kind);
  });

  test('finds nothing where a sidecar cannot be read', async () => {
    const ports = portsOf({ 'a.txt.newsmark.json': sidecar });
    ports.files.failReading('a.txt.newsmark.json', 'denied');
    assert.equal(await found(ports), 'denied');
    assert.deepEqual(await removeUnreferenced(ports, await ports.findTexts()), {
      kind: 'refused',
      file: 'a.txt.newsmark.json',
      reason: 'denied',
    });
    assert.equal((await ports.findTexts()).length, 3);
  });

  test('removes what was agreed to, but what an annotation names since', async () => {
    const ports = portsOf({ 'a.txt.newsmark.json': sidecar });
    const unreferenced = await findUnreferenced(ports);
    assert.ok(unreferenced.kind === 'found');
    ports.files.put('a.txt.newsmark.json', sidecarWith('a.txt', old, 'fell'));
    assert.deepEqual(await removeUnreferenced(ports, unreferenced.texts), { kind: 'done', removed: 1, left: 0 });
    assert.deepEqual([...(await ports.findTexts())].map(({ hash }) => hash).sort(), [a, hashOf(rents)].sort());
  });

  test('tells names of texts from others', () => {
    assert.deepEqual([a, 'README.md', a.slice(1), `${a}.tmp`].map(isTextName), [true, false, false, false]);
  });
});

suite('app/tidyTexts, what is held', () => {
  test('names the texts of what can be undone, made again or is to be saved', async () => {
    const { annotations, files, corpus } = await startedSetting({ 'a.txt': rents, 'b.txt': old }, { keepsTexts: true });
    await annotations.add('a.txt', rents, { start: 0, end: 5 }, { kind: 'highlight' });
    const [added] = corpus.article('a.txt')?.annotations ?? [];
    assert.ok(added);
    await annotations.remove('a.txt', [added.annotation]);
    await annotations.undo();
    await annotations.undo();
    assert.ok((await annotations.held()).some((text) => text.includes(hashOf(rents))));
    assert.deepEqual(corpus.baseTexts.rememberedHashes(), [hashOf(rents)]);
    files.writeFailure = 'full';
    await annotations.add('b.txt', old, { start: 0, end: 5 }, { kind: 'highlight' });
    assert.ok((await annotations.held()).at(-1)?.includes(hashOf(old)));
  });
});
