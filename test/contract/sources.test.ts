import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../support/paths';
import { readText, sourceFiles } from './repository';

suite('sources', () => {
  const check = (pattern: RegExp): void =>
    assert.deepEqual(
      sourceFiles('src')
        .filter(({ content }) => pattern.test(content))
        .map(({ file }) => file),
      [],
    );

  test('never trust Markdown as a whole', () => check(/\bisTrusted['"]?\]?\s*[:=]\s*true\b/));
  test('never let HTML into Markdown', () => check(/\bsupportHtml['"]?\]?\s*[:=]\s*true\b/));
  test('never switch a rule of the compiler off', () => check(/@ts-(ignore|expect-error|nocheck)/));
  test('never switch a rule of the linter off', () => check(/eslint-disable/));

  test('leave no code out of the coverage floor', () => {
    const { exclude } = JSON.parse(readText('.c8rc.json')) as { exclude: string[] };
    for (const file of exclude) {
      const { outputText } = ts.transpileModule(readText(file), {
        compilerOptions: { target: ts.ScriptTarget.ES2022 },
      });
      assert.equal(outputText.replace(/\/\*[\s\S]*?\*\//g, '').trim(), 'export {};', `${file} holds more than types`);
    }
  });
});

suite('seeds', () => {
  test('hold the article byte for byte', () => {
    const bytes = readFileSync(path.join(repositoryRoot, 'seeds', '000_dc89bdddbb9906e6.txt'));
    const hash = createHash('sha256').update(bytes).digest('hex');
    assert.equal(hash, 'eda017a26d123cb7a92c96cb6057b25a73cd48b5eda199c6317aefd78c9bd8a8');
  });
});
