import assert from 'node:assert/strict';
import {
  articleMatcher,
  defaultPatterns,
  folderMatcher,
  pathMatcher,
  skippedFolders,
} from '../../../src/app/articlePatterns';

suite('app/articlePatterns, by default', () => {
  const isArticle = articleMatcher(defaultPatterns);
  const check = (isWanted: boolean, ...paths: string[]): void => {
    for (const path of paths) assert.equal(isArticle(path), isWanted, path);
  };

  test('takes text, Markdown and HTML files, in any folder', () =>
    check(
      true,
      'a.txt',
      'a.md',
      'a.markdown',
      'a.html',
      'deep/down/a.htm',
      'con spazi/Ciò che è.txt',
      '日本/記事.txt',
    ));
  test('leaves other files', () => check(false, 'a.pdf', 'a.txt.bak', 'txt', 'a.json', 'a.mdx', 'a.csv'));
  test('leaves sidecars and their temporary files', () =>
    check(false, 'a.txt.newsmark.json', 'a.txt.newsmark.json.1f.tmp', 'in/a.newsmark.txt'));
  test('leaves files about the folder itself, in any letter case and language', () =>
    check(false, 'README.md', 'readme.txt', 'in/Readme.it.md', 'LICENSE', 'licence.txt', 'CHANGELOG.md', 'NOTICE.txt'));
  test('leaves files for programs', () =>
    check(
      false,
      'requirements.txt',
      'requirements-dev.txt',
      'in/CMakeLists.txt',
      'robots.txt',
      'AGENTS.md',
      'CLAUDE.md',
    ));
  test('leaves packages and hidden folders and files', () =>
    check(false, 'node_modules/a/a.txt', 'in/node_modules/a.md', '.git/a.txt', 'in/.cache/deep/a.txt', '.a.txt'));
  test('leaves folders that programs fill', () =>
    check(false, 'dist/a.md', 'in/build/a.txt', 'venv/lib/site-packages/a.txt'));
  test('takes folders that a newsroom may name so', () =>
    check(true, 'coverage/a.md', 'in/Coverage/a.txt', 'out/a.txt', 'target/a.txt', 'in/vendor/x/a.md'));
  test('takes articles whose names only hold such a word', () =>
    check(
      true,
      'History of X.txt',
      'The readme war.txt',
      'Changes in the cabinet.md',
      'license-fee-row.txt',
      'robots take over.txt',
      'Security council.html',
      'my_node_modules/a.txt',
    ));
  test('takes names with signs that patterns use', () =>
    check(true, 'a [1].txt', 'a (b).md', 'a{b}.txt', '!a.txt', '*.txt'));
});

suite('app/articlePatterns, of a person', () => {
  const check = (include: string[], exclude: string[], path: string, isWanted: boolean): void =>
    assert.equal(articleMatcher({ include, exclude })(path), isWanted);

  test('takes what one of several patterns matches', () => check(['a/*.txt', 'b/*.txt'], [], 'b/x.txt', true));
  test('excludes whatever is included', () => check(['**/*.txt'], ['drafts/**'], 'drafts/in/x.txt', false));
  test('takes nothing without patterns', () => check([], [], 'a.txt', false));
  test('minds the letter case of included names', () => check(['**/*.txt'], [], 'A.TXT', false));
  test('does not mind it in excluded names', () => check(['**/*'], ['Drafts/**'], 'drafts/x.txt', false));
  test('takes hidden files that are asked for', () => check(['.wire/**'], [], '.wire/in/x.txt', true));
  test('ignores an empty pattern', () => check(['', '*.txt'], [''], 'a.txt', true));
  test('ignores a pattern that is no pattern', () => check(['[', '*.txt'], ['(', '{a,'], 'a.txt', true));
  test('ignores a pattern of absurd length', () => check(['*'.repeat(70_000), '*.txt'], [], 'a.txt', true));
  test('ignores a pattern with too many stars to be matched in time', () =>
    check(['**/*a*a*a*a*a*a*a*a*a*a*a*ab', '*.txt'], ['*a*a*a*a*a*b'], `${'a'.repeat(250)}.txt`, true));
  test('is quick with as many stars as it takes', () =>
    check([`${'*a'.repeat(3)}b`], [], 'a'.repeat(250), false)).timeout(2000);
  test('takes a pattern with a few stars', () => check(['**/*a*b*.txt'], [], 'in/1a2b3.txt', true));
  test('is quick with a pattern made to be slow', () =>
    check(['**/+(+(a)+)x.txt'], [], `${'a'.repeat(40)}.txt`, false));
});

suite('app/articlePatterns, skipped folders', () => {
  const isSkipped = pathMatcher(skippedFolders, { ignoreCase: false });
  test('are packages and hidden ones', () =>
    assert.deepEqual(['.git/x', 'a/node_modules/b/x', 'a/x'].map(isSkipped), [true, true, false]));
});

suite('app/articlePatterns, folders that need not be entered', () => {
  const check = (patterns: readonly string[], folder: string, expected: boolean): void =>
    assert.equal(folderMatcher(patterns)(folder), expected);

  test('are those of which everything is excluded', () => check(['in/**'], 'in', true));
  test('are such ones at any depth', () => check(['**/node_modules/**'], 'a/node_modules', true));
  test('are hidden ones', () => check(skippedFolders, 'a/.git', true));
  test('may be written in another letter case', () => check(skippedFolders, 'Build', true));
  test('are not those of which some files are excluded', () => check(['in/*', '**/*.md', '**/x'], 'in', false));
  test('are not those that hold such a folder', () => check(['**/x/**'], 'in', false));
});
