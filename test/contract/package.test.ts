import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../support/packageExtension';
import { repositoryRoot } from '../support/paths';
import { zipEntries, type ZipEntry } from './zip';

/** The package by path below `extension/`, as VS Code unpacks it. */
const files = [
  'LICENSE.txt',
  'NOTICE',
  'changelog.md',
  'dist/cli.js',
  'dist/countries.js',
  'dist/dom.js',
  'dist/extension.js',
  'dist/extension.web.js',
  'dist/language.js',
  'dist/ngrams.js',
  'dist/worker.js',
  'dist/worker.web.js',
  'l10n/bundle.l10n.it.json',
  'media/article-dark.svg',
  'media/article-language.json',
  'media/article-light.svg',
  'media/entities.schema.json',
  'media/icon.png',
  'media/labels.schema.json',
  'media/newsmark.svg',
  'media/sidecar.schema.json',
  'package.json',
  'package.nls.it.json',
  'package.nls.json',
  'readme.md',
];

const megabyte = 1024 * 1024;

suite('package', () => {
  const bundle = path.join(repositoryRoot, 'dist', 'extension.js');
  let before: Buffer;
  let entries: readonly ZipEntry[];

  suiteSetup(() => {
    before = readFileSync(bundle);
    rmSync(packageFile, { force: true });
    const tsx = path.join(repositoryRoot, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    execFileSync(process.execPath, [tsx, 'test/support/package.ts'], { cwd: repositoryRoot, stdio: 'pipe' });
    entries = zipEntries(packageFile);
  });

  const sizeOf = (name: string): number =>
    entries.find((entry) => entry.name === `extension/${name}`)?.size ?? assert.fail(`${name} is missing`);

  test('holds what runs and what is read, and nothing else', () => {
    assert.deepEqual(
      entries.map(({ name }) => name).sort(),
      ['[Content_Types].xml', 'extension.vsixmanifest', ...files.map((name) => `extension/${name}`)].sort(),
    );
  });
  test('has no more than 2 MB beside what is known of languages, and 1.5 MB of that, once', () => {
    const language = entries.find(({ name }) => name === 'extension/dist/language.js');
    assert.ok(language && language.size <= 1.5 * megabyte, `${language?.size} bytes`);
    const rest = statSync(packageFile).size - language.packed;
    assert.ok(rest <= 2 * megabyte, `${rest} bytes`);
  });
  test('keeps the extension itself small in both hosts', () => {
    for (const name of ['dist/extension.js', 'dist/extension.web.js']) {
      assert.ok(sizeOf(name) <= 500 * 1024, `${name}: ${sizeOf(name)} bytes`);
    }
  });
  test('keeps the workers and the command line within bounds', () => {
    for (const name of ['dist/worker.js', 'dist/worker.web.js', 'dist/cli.js']) {
      assert.ok(sizeOf(name) <= 1.8 * megabyte, `${name}: ${sizeOf(name)} bytes`);
    }
  });
  test('is made without touching the bundles that tests run on', () => assert.ok(readFileSync(bundle).equals(before)));
});
