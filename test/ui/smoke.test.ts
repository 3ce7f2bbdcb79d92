import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { openFile } from '../support/ui/palette';
import { treeRow } from '../support/ui/tree';
import { visibleLines } from '../support/ui/editor';

const article = '000_dc89bdddbb9906e6.txt';

suite('ui/smoke', () => {
  let workbench: Workbench;

  suiteSetup(async function () {
    this.timeout(300_000);
    workbench = await openWorkbench({ folder: temporaryCopy(`${repositoryRoot}/seeds`), extension: 'none' });
  });
  suiteTeardown(() => workbench.close());

  test('shows the article in the Explorer', async () => {
    await treeRow(workbench.page, 'Files Explorer', article).waitFor();
  });

  test('opens the article by its name', async () => {
    await openFile(workbench.page, article);
    assert.match((await visibleLines(workbench.page)).join(''), /Via libera all'accordo/);
  });
});
