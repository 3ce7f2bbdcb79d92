import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { notification } from '../support/ui/notifications';
import { runCommand } from '../support/ui/palette';

/** Merges of git are set up by a command that shows first what it writes. */
suite('ui/gitMerge', () => {
  let workbench: Workbench;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    execFileSync('git', ['init', '--quiet', folder]);
    writeFileSync(path.join(folder, '.gitattributes'), '*.png binary\n');
    workbench = await openWorkbench({ folder });
  });
  suiteTeardown(() => workbench.close());

  test('writes what it showed, after what was there', async () => {
    const { page } = workbench;
    await runCommand(page, 'Newsmark: Set Up Git Merge…');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('*.newsmark.json merge=newsmark').waitFor();
    await dialog.getByRole('button', { name: 'Set Up' }).press('Enter');
    await notification(page, 'Git now merges annotations one by one in this clone.').waitFor();
    assert.equal(
      readFileSync(path.join(folder, '.gitattributes'), 'utf8'),
      '*.png binary\n*.newsmark.json merge=newsmark\n.newsmark/*.json merge=newsmark\n',
    );
    const driver = execFileSync('git', ['-C', folder, 'config', '--local', 'merge.newsmark.driver'], {
      encoding: 'utf8',
    });
    const script = /^if \[ -f '(.+?)' \]/.exec(driver)?.[1];
    assert.ok(script !== undefined, driver);
    assert.match(readFileSync(script, 'utf8'), /dist\/cli\.js/);
  });
});
