import assert from 'node:assert/strict';
import { driverConfig, missingAttributes } from '../../../src/app/mergeDriver';

const lines = '*.newsmark.json merge=newsmark\n.newsmark/*.json merge=newsmark\n';

function checkAttributes(present: string, missing: string): void {
  assert.equal(missingAttributes(present), missing);
  assert.equal(missingAttributes(present + missing), '', 'nothing is missing afterwards');
}

suite('app/mergeDriver', () => {
  test('adds both lines to a new .gitattributes', () => checkAttributes('', lines));

  test('adds after what is there, on lines of their own', () => checkAttributes('*.png binary', `\n${lines}`));

  test('adds only what is missing, however it is spaced', () =>
    checkAttributes('*.newsmark.json\t merge=newsmark\n', '.newsmark/*.json merge=newsmark\n'));

  test('keeps the line ends of the file', () => checkAttributes('*.png binary\r\n', lines.replaceAll('\n', '\r\n')));

  test('adds what is only in a comment', () => checkAttributes('# *.newsmark.json merge=newsmark\n', lines));

  test('names a script on Windows as shells do, whatever its path', () => {
    const value = driverConfig(String.raw`C:\Users\D'Annunzio\100%\git-merge.sh`)[1]?.value ?? '';
    assert.ok(value.includes(String.raw`sh 'C:/Users/D'\''Annunzio/100%%/git-merge.sh' %O %A %B %P`), value);
  });
});
