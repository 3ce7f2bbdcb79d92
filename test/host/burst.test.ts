import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Corpus } from '../../src/app/corpus';
import { LocalLibrary } from '../../src/app/library/localLibrary';
import type { FileReference } from '../../src/app/ports';
import { ArticleFiles } from '../../src/editor/host/articleFiles';
import { randomIds } from '../../src/editor/host/clockAndIds';
import { HostSource } from '../../src/editor/host/hostSource';
import { VscodeFileStore } from '../../src/editor/host/vscodeFileStore';
import { workerConfiguration } from '../../src/editor/host/workerSettings';
import { LiveDocuments } from '../../src/editor/liveDocuments';
import { eventually } from '../support/inside/check';
import { folderUri } from '../support/inside/workspace';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A corpus that counts how often it was told of changes. */
class CountingCorpus extends Corpus {
  readonly updates: string[] = [];

  override refresh(references: Iterable<FileReference>): Promise<void> {
    this.updates.push('refresh');
    return super.refresh(references);
  }

  override rescan(): Promise<void> {
    this.updates.push('rescan');
    return super.rescan();
  }
}

/** Files that other programs write, with the editor's real watchers. */
suite('host/burst', () => {
  const files = 2000;
  const folder = path.join(folderUri().fsPath, 'burst');
  let corpus: CountingCorpus;
  let documents: LiveDocuments;
  const errors: unknown[] = [];

  suiteSetup(async () => {
    const finder = new ArticleFiles();
    const store = new VscodeFileStore(randomIds);
    const source = new HostSource(finder, store, () => workerConfiguration(undefined, () => undefined));
    corpus = new CountingCorpus({ files: store, finder, library: new LocalLibrary({ source, log }), log });
    documents = new LiveDocuments(corpus, finder, (error) => errors.push(error));
    await corpus.start();
  });
  suiteTeardown(() => {
    documents.dispose();
    corpus.dispose();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  setup(() => (corpus.updates.length = 0));

  function inBurst(): number {
    return corpus.articles().filter(({ path }) => path.startsWith('burst/')).length;
  }

  async function becomes(count: number): Promise<void> {
    await eventually(`there are ${count} articles`, () => Promise.resolve(inBurst() === count || undefined));
  }

  test('takes up two thousand files as one change, give or take the watcher', async () => {
    fs.mkdirSync(folder);
    for (let number = 0; number < files; number++) {
      fs.writeFileSync(path.join(folder, `${number}.txt`), `Rents rose ${number}% in May.\n`);
    }
    await becomes(files);
    assert.ok(corpus.updates.length <= 4, corpus.updates.join(' '));
    assert.ok(corpus.updates.includes('rescan'));
  });

  test('reads one changed file by itself', async () => {
    fs.writeFileSync(path.join(folder, '7.txt'), 'The mayor denied it.\n');
    await eventually('the new title shows', () => {
      const entry = corpus.articles().find(({ path }) => path === 'burst/7.txt');
      return Promise.resolve(entry?.analysis?.metadata.title === 'The mayor denied it' || undefined);
    });
    assert.deepEqual([...new Set(corpus.updates)], ['refresh']);
  });

  test('finds the articles of a folder that another program moves away and back', async () => {
    const away = path.join(os.tmpdir(), `newsmark-away-${process.pid}`);
    fs.renameSync(folder, away);
    await becomes(0);
    fs.renameSync(away, folder);
    await becomes(files);
    assert.deepEqual(errors, []);
  });

  test('forgets a folder that another program deletes', async () => {
    fs.rmSync(folder, { recursive: true });
    await becomes(0);
    assert.ok(corpus.updates.length <= 4, corpus.updates.join(' '));
    assert.deepEqual(errors, []);
  });

  test('reads everything anew in another encoding', async () => {
    const uri = vscode.Uri.joinPath(folderUri(), 'latin.txt');
    await vscode.workspace.fs.writeFile(uri, Uint8Array.from(Buffer.from('La città vota.\n', 'latin1')));
    const title = (): string | undefined => corpus.article(uri.toString())?.analysis?.metadata.title;
    await eventually('the article is there', () => Promise.resolve(title() === undefined ? undefined : true));
    const settings = vscode.workspace.getConfiguration('files');
    try {
      await settings.update('encoding', 'iso88591', vscode.ConfigurationTarget.Workspace);
      await eventually('the title is right', () => Promise.resolve(title() === 'La città vota' || undefined));
    } finally {
      await settings.update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(uri);
    }
  });
});
