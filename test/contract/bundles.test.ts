import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { repositoryRoot } from '../support/paths';
import { matches, readText } from './repository';

/** The modules that a bundle asks its host for. */
function required(bundle: string): string[] {
  const named = matches(readText(bundle), /\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g);
  return [...new Set(named)].sort();
}

const laterScripts = ['./countries.js', './dom.js', './language.js', './ngrams.js'];

suite('bundles', () => {
  const checkNode = (bundle: string, others: readonly string[]): void =>
    assert.deepEqual(
      required(bundle).filter((name) => !isBuiltin(name)),
      others,
    );

  test('of the web host need VS Code only', () => assert.deepEqual(required('dist/extension.web.js'), ['vscode']));
  test('of the web worker need nothing', () => assert.deepEqual(required('dist/worker.web.js'), []));
  test('of the Node host need VS Code, Node and what is read later', () =>
    checkNode('dist/extension.js', ['./countries.js', 'vscode']));
  test('of the Node worker need Node and what is read later', () => checkNode('dist/worker.js', laterScripts));
  test('of the command line need Node and what is read later', () => checkNode('dist/cli.js', laterScripts));
  test('that are read later need nothing', () => {
    for (const script of laterScripts) assert.deepEqual(required(`dist/${script}`), []);
  });
  test('of Node read nothing else before they are asked', () => {
    const script = "require('./dist/worker.js'); console.log(Object.keys(require.cache).join())";
    const loaded = execFileSync(process.execPath, ['-e', script], { cwd: repositoryRoot, encoding: 'utf8' });
    assert.deepEqual(
      loaded
        .trim()
        .split(',')
        .map((file) => path.basename(file)),
      ['worker.js'],
    );
  });
  test('of the hosts hold no DOM and nothing that needs one: pages are taken apart in the worker', () => {
    const marks = /readability-page|createDocumentFragment|data-turndown/;
    for (const bundle of ['dist/extension.js', 'dist/extension.web.js']) assert.doesNotMatch(readText(bundle), marks);
    for (const bundle of ['dist/worker.js', 'dist/worker.web.js']) assert.match(readText(bundle), marks);
  });
  test('of the command line start by themselves', () =>
    assert.match(readText('dist/cli.js'), /^#!\/usr\/bin\/env node\n/));
  test('of the web host load no code from elsewhere', () => {
    for (const bundle of ['dist/extension.web.js', 'dist/worker.web.js']) {
      assert.doesNotMatch(readText(bundle), /\b(importScripts|eval)\(|\bnew Function\(/);
    }
  });
});
