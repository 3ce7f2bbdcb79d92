import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultEncoding } from '../../../src/app/library/workerConfiguration';
import { toModelText } from '../../../src/core/text/modelText';
import { articleHash } from '../../../src/core/text/sha256';
import { gitText, isCommittedText } from '../../../src/node/gitTexts';
import { temporaryFolder } from '../../support/temporaryCopy';

const hashOf = (text: string): string => articleHash(toModelText(text));

suite('node/gitTexts', () => {
  let folder = '';
  let file = '';
  const git = (...words: string[]): void => {
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ada', '-c', 'user.email=a@example.org', ...words], {
      stdio: 'ignore',
    });
  };
  const commit = (text: string | Uint8Array): void => {
    writeFileSync(file, text);
    git('add', '--all');
    git('commit', '--message', 'text');
  };

  setup(() => {
    folder = temporaryFolder('git-texts');
    file = path.join(folder, 'a story.txt');
    git('init', '--quiet');
    git('config', 'core.autocrlf', 'false');
  });

  test('finds each version that was committed, by the hash of its text', async () => {
    const versions = ['One.\n', 'One, è vero.\n', 'Two.\n'];
    for (const text of versions) commit(text);
    for (const text of versions) assert.equal(await gitText(file, hashOf(text), defaultEncoding), text);
    assert.equal(await gitText(file, hashOf('Three.\n'), defaultEncoding), undefined);
  });

  test('takes other line ends, a byte order mark and another encoding for the same text', async () => {
    commit('\uFEFFOne.\r\nTwo.\r\n');
    commit(Buffer.from('Perch\u00e9 no? Citt\u00e0 di Roma, gi\u00e0 detto.\n', 'latin1'));
    assert.equal(await gitText(file, hashOf('One.\nTwo.\n'), defaultEncoding), 'One.\nTwo.\n');
    const western = 'Perché no? Città di Roma, già detto.\n';
    assert.equal(await gitText(file, hashOf(western), defaultEncoding), western);
  });

  test('tells whether a text is the last that was committed', async () => {
    commit('One.\n');
    commit('Two.\n');
    writeFileSync(file, 'Three.\n');
    const answers = ['One.\n', 'Two.\n', 'Three.\n'].map((text) =>
      isCommittedText(file, hashOf(text), defaultEncoding),
    );
    assert.deepEqual(await Promise.all(answers), [false, true, false]);
  });

  test('finds nothing where there is no history', async () => {
    writeFileSync(file, 'One.\n');
    assert.equal(await gitText(file, hashOf('One.\n'), defaultEncoding), undefined);
    assert.equal(await isCommittedText(file, hashOf('One.\n'), defaultEncoding), false);
    const nowhere = path.join(temporaryFolder('no-git'), 'a.txt');
    assert.equal(await gitText(nowhere, hashOf('One.\n'), defaultEncoding), undefined);
  });
});
