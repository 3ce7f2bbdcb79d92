import assert from 'node:assert/strict';
import { getL10nJson } from '@vscode/l10n-dev';
import { matches, readText, readWords, repeated, sourceFiles } from './repository';

/** Keys of a JSON file as written, so that one given twice is seen. */
function keysAsWritten(file: string): string[] {
  return matches(readText(file), /^ {2}"((?:[^"\\]|\\.)*)":/gm);
}

suite('localisation, manifest', () => {
  const english = readWords('package.nls.json');
  const italian = readWords('package.nls.it.json');
  const used = [...new Set(matches(readText('package.json'), /"%([^%"]+)%"/g))].sort();

  test('has an English text for every key, and no others', () => assert.deepEqual(Object.keys(english).sort(), used));
  test('has an Italian text for every key, and no others', () => assert.deepEqual(Object.keys(italian).sort(), used));
  test('has every key once', () =>
    assert.deepEqual(
      [...repeated(keysAsWritten('package.nls.json')), ...repeated(keysAsWritten('package.nls.it.json'))],
      [],
    ));
  test('links to the same commands and settings in Italian', () => {
    const links = (text = ''): string[] => matches(text, /(\(command:[^)]*\)|`#[^`]*#`)/g).sort();
    for (const key of used) assert.deepEqual(links(italian[key]), links(english[key]), key);
  });
  test('has no empty text', () =>
    assert.deepEqual(
      used.filter((key) => english[key]?.trim() === '' || italian[key]?.trim() === ''),
      [],
    ));
});

suite('localisation, code', () => {
  const english = readWords('l10n/bundle.l10n.json');
  const italian = readWords('l10n/bundle.l10n.it.json');
  const placeholders = (text = ''): string[] => [...new Set(matches(text, /(\{\w+\})/g))].sort();

  test('has every text of the code, and no others: npm run build:l10n', async () => {
    const files = sourceFiles('src').map(({ content }) => ({ extension: '.ts', contents: content }));
    const found = await getL10nJson(files);
    assert.ok(Object.keys(found).length > 100);
    assert.deepEqual(sorted(english), sorted(found));
  });
  test('has every text in Italian, and no others', () =>
    assert.deepEqual(Object.keys(italian).sort(), Object.keys(english).sort()));
  test('has every key once', () =>
    assert.deepEqual(
      [...repeated(keysAsWritten('l10n/bundle.l10n.json')), ...repeated(keysAsWritten('l10n/bundle.l10n.it.json'))],
      [],
    ));
  test('has the same places to fill in Italian', () => {
    for (const [key, text] of Object.entries(english)) {
      assert.deepEqual(placeholders(italian[key]), placeholders(text), key);
    }
  });
  test('has no empty text', () =>
    assert.deepEqual(
      Object.entries(italian).filter(([, text]) => text.trim() === ''),
      [],
    ));
});

function sorted(words: object): [string, unknown][] {
  return Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1));
}
