import * as vscode from 'vscode';
import { Annotations } from '../../../src/app/annotations';
import { Corpus } from '../../../src/app/corpus';
import { LocalLibrary } from '../../../src/app/library/localLibrary';
import { ArticleFiles } from '../../../src/editor/host/articleFiles';
import { randomIds, systemClock } from '../../../src/editor/host/clockAndIds';
import { HostSource } from '../../../src/editor/host/hostSource';
import { VscodeFileStore } from '../../../src/editor/host/vscodeFileStore';
import { workerConfiguration } from '../../../src/editor/host/workerSettings';
import { equal, ok } from './check';
import { deleteFile, readFile, writeFile } from './workspace';

const article = 'writers.txt';
const sidecar = `${article}.newsmark.json`;
const text = 'Rents rose 4% in May.\n';
/** Enough for the writers to meet many times; each waits for its turn on the disk. */
const adds = 60;

/** The windows of the test that runs. */
const opened: Corpus[] = [];

/** Two windows on one folder, as far as one host can be two: nothing is shared but the file system. */
export function writersTests(): void {
  teardown(async () => {
    for (const corpus of opened.splice(0)) corpus.dispose();
    await deleteFile(sidecar);
    await deleteFile(article);
  });

  test('lose no annotation that either was told is saved', async () => {
    const uri = await writeFile(article, text);
    const windows = await Promise.all([openWindow(uri), openWindow(uri)]);
    const results = await Promise.all(
      Array.from({ length: adds }, async (_, number) =>
        windows[number % 2]?.add(uri.toString(), text, { start: 0, end: 5 }, { kind: 'highlight' }),
      ),
    );
    equal([...new Set(results.map((result) => result?.kind))], ['done']);
    const { items } = JSON.parse((await readFile(sidecar)) ?? '{}') as { items: readonly { id: string }[] };
    equal(new Set(items.map(({ id }) => id)).size, adds, 'annotations');
    const left = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(uri, '..'));
    equal(left.filter(([name]) => name.endsWith('.tmp')).length, 0, 'temporary files');
  }).timeout(240_000);

  test('pass over what a writer left behind that died', async () => {
    const uri = await writeFile(article, text);
    const left = `${sidecar}.000000000000.tmp`;
    await writeFile(left, '{');
    const window = await openWindow(uri);
    const result = await window.add(uri.toString(), text, { start: 0, end: 5 }, { kind: 'highlight' });
    equal(result.kind, 'done');
    equal(await readFile(left), undefined);
  });

  test('leave a sidecar alone that is not in UTF-8', async () => {
    const uri = await writeFile(article, text);
    const bytes = new Uint8Array([0x7b, 0x22, 0xf2, 0x22, 0x7d]);
    const target = vscode.Uri.joinPath(uri, '..', sidecar);
    await vscode.workspace.fs.writeFile(target, bytes);
    const window = await openWindow(uri);
    const result = await window.add(uri.toString(), text, { start: 0, end: 5 }, { kind: 'highlight' });
    ok(result.kind === 'failed' && result.failure === 'notUtf8', JSON.stringify(result));
    equal([...(await vscode.workspace.fs.readFile(target))], [...bytes]);
  });
}

async function openWindow(uri: vscode.Uri): Promise<Annotations> {
  const files = new VscodeFileStore(randomIds);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const finder = new ArticleFiles();
  const source = new HostSource(finder, files, () => workerConfiguration(undefined, () => undefined));
  const corpus = new Corpus({ files, finder, library: new LocalLibrary({ source, log }), log });
  opened.push(corpus);
  await corpus.refresh([{ id: uri.toString(), path: article }]);
  return new Annotations(corpus, { files, clock: systemClock, ids: randomIds, author: () => undefined });
}
