import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { sidecarWith } from '../support/inside/sidecars';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { selectText } from '../support/ui/editor';
import { annotationPage, pressChord, seedArticle } from '../support/ui/newsmark';
import { dismissNotifications } from '../support/ui/notifications';
import { openFile, runCommand } from '../support/ui/palette';
import { openViewContainer, treeRow } from '../support/ui/tree';
import { takePicture } from '../support/ui/picture';

const sidecarFile = `${seedArticle}.newsmark.json`;

suite('ui/threads', () => {
  let workbench: Workbench;
  let page: Page;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    workbench = await openWorkbench({
      folder,
      viewport: { width: 1600, height: 1200 },
      settings: { 'newsmark.author': 'Ada' },
    });
    page = workbench.page;
    await openFile(page, seedArticle);
    await openViewContainer(page, 'Newsmark');
    await treeRow(page, 'Articles', 'Via libera').waitFor();
  });
  suiteTeardown(() => workbench.close());
  teardown(() => dismissNotifications(page));

  test('comments on the selected words by keys alone', async () => {
    await openFile(page, seedArticle);
    await selectText(page, 'circa 10.000 truppe');
    await runCommand(page, 'Comments: Add Comment on Current Selection');
    await page.waitForTimeout(2000);
    await takePicture(page, '/tmp/wt/threads1.png');
    await page.keyboard.type('Chi le ha contate?');
    await page.keyboard.press('Control+Enter');
    await page.waitForTimeout(2000);
    await takePicture(page, '/tmp/wt/threads2.png');
    const { items } = await annotationPage(folder, sidecarFile, 1);
    console.log(JSON.stringify(items));
  });
});
