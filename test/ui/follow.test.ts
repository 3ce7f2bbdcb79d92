import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { sidecarWith } from '../support/inside/sidecars';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { becomes } from '../support/ui/becomes';
import { seedArticle } from '../support/ui/newsmark';
import { tree, treeRow } from '../support/ui/tree';
import { unchecked } from '../support/unchecked';

const ending = '.newsmark.json';
const renamed = 'patto.txt';

/** A person renames and deletes an article in the Explorer, and takes it back by Ctrl+Z. The tests build on one another. */
suite('ui/follow', () => {
  let workbench: Workbench;
  let folder: string;
  let sidecar: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    sidecar = sidecarWith({ exact: 'circa 10.000 truppe', start: 2152, comment: 'check it' });
    writeFileSync(path.join(folder, seedArticle + ending), sidecar);
    workbench = await openWorkbench({ folder });
    await workbench.page.keyboard.press('Control+Shift+e');
    await treeRow(workbench.page, 'Files Explorer', seedArticle).click();
    await workbench.page.locator('.statusbar-item', { hasText: 'News Article' }).waitFor();
  });
  suiteTeardown(() => workbench.close());

  test('renames the sidecar with the article', async () => {
    const { page } = workbench;
    await pick(seedArticle);
    await page.keyboard.press('F2');
    await tree(page, 'Files Explorer').locator('input').fill(renamed);
    await page.keyboard.press('Enter');
    await agree('OK');
    await holds(renamed + ending, sidecar.replaceAll(seedArticle, renamed));
    await holds(seedArticle, undefined);
    await holds(seedArticle + ending, undefined);
  });

  test('takes both names back in one step', async () => {
    await pick(renamed);
    await undo();
    await holds(seedArticle + ending, sidecar);
    await holds(renamed, undefined);
    await holds(renamed + ending, undefined);
  });

  test('deletes the sidecar with the article, and brings both back in one step', async () => {
    const { page } = workbench;
    const article = readFileSync(path.join(folder, seedArticle), 'utf8');
    await pick(seedArticle);
    await page.keyboard.press('Delete');
    await agree('Delete');
    await holds(seedArticle, undefined);
    await holds(seedArticle + ending, undefined);
    await treeRow(page, 'Files Explorer', seedArticle).waitFor({ state: 'detached' });
    await undo();
    await holds(seedArticle, article);
    await holds(seedArticle + ending, sidecar);
  });

  async function pick(name: string): Promise<void> {
    const row = treeRow(workbench.page, 'Files Explorer', name);
    await row.click();
    await row.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
  }

  /** The Explorer takes back what was done in it when it has the focus, which it gets again after a question. */
  async function undo(): Promise<void> {
    await workbench.page.waitForFunction(
      `document.activeElement?.closest('[role=tree][aria-label^="Files Explorer"]') instanceof Element`,
    );
    await workbench.page.keyboard.press('Control+z');
  }

  /** Answers what the editor itself asks. */
  async function agree(button: string): Promise<void> {
    await workbench.page.getByRole('dialog').getByRole('button', { name: button, exact: true }).press('Enter');
  }

  function holds(name: string, content: string | undefined): Promise<void> {
    return becomes(() => unchecked(contentOf(path.join(folder, name))), content);
  }
});

function contentOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
