import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { sidecarWith } from '../support/inside/sidecars';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy, temporaryFolder } from '../support/temporaryCopy';
import { becomes, untilShown } from '../support/ui/becomes';
import { activeEditor } from '../support/ui/editor';
import { annotationPage, seedArticle, seedTitle } from '../support/ui/newsmark';
import { dismissNotifications, notification, pressButton } from '../support/ui/notifications';
import { answerInputBox, openFile, pickRow, quickInput, runCommand } from '../support/ui/palette';
import { openViewContainer, setExpanded, tree, treeRow, treeRows } from '../support/ui/tree';

const sidecarFile = `${seedArticle}.newsmark.json`;
const highlighted = 'circa 10.000 truppe';

suite('ui/views', () => {
  let workbench: Workbench;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    workbench = await openWorkbench({ folder, viewport: { width: 1600, height: 1000 } });
    await openViewContainer(workbench.page, 'Newsmark');
    await treeRow(workbench.page, 'Articles', seedTitle).waitFor();
  });
  suiteTeardown(() => workbench.close());

  teardown(async () => {
    await dismissNotifications(workbench.page);
    rmSync(path.join(folder, sidecarFile), { force: true });
    await tree(workbench.page, 'Annotations').getByRole('treeitem').first().waitFor({ state: 'detached' });
  });

  test('lists an article with its title, source and date, and opens it with a click', async () => {
    const { page } = workbench;
    const first = async (): Promise<unknown[]> => {
      const [row] = await treeRows(page, 'Articles');
      return [row?.name, row?.description];
    };
    await becomes(first, [seedTitle, 'Adnkronos · November 2024']);
    await treeRow(page, 'Articles', seedTitle).click();
    await activeEditor(page).getByText('Via libera').first().waitFor();
  });

  test('groups the names of the corpus by type, down to the sentence of each mention', async () => {
    const { page } = workbench;
    const entity = treeRow(page, 'Entities', 'Vladimir Putin');
    await setExpanded(entity, true);
    await setExpanded(treeRow(page, 'Entities', seedTitle), true);
    const mention = treeRow(page, 'Entities', 'Putin ha salutato');
    await mention.waitFor();
    await becomes(() => mention.locator('.highlight').innerText(), 'Putin');
    await mention.click();
    await page.locator('.statusbar-item', { hasText: 'Vladimir Putin: 4 of 6' }).waitFor();
    await setExpanded(entity, false);
  });

  test('shows an annotation that git or a hand wrote, edits it and removes it from its row', async () => {
    const { page } = workbench;
    writeFileSync(path.join(folder, sidecarFile), sidecarWith({ exact: highlighted, start: 2152, comment: 'by git' }));
    const row = treeRow(page, 'Annotations', highlighted);
    await row.waitFor();

    await untilShown(quickInput(page), async () => {
      await row.hover();
      await row.getByRole('button', { name: /^Edit Annotation/ }).click();
    });
    await pickRow(page, 'Question');
    await answerInputBox(page, 'by hand');
    await treeRow(page, 'Annotations', 'Question · by hand').waitFor();
    const { items } = await annotationPage(folder, sidecarFile, 1);
    assert.deepEqual(
      items[0]?.body.map(({ value }) => value),
      ['question', 'by hand'],
    );

    const dialog = page.getByRole('dialog');
    await untilShown(dialog.getByText('Remove this highlight?'), async () => {
      await row.hover();
      await row.getByRole('button', { name: /^Remove Annotation/ }).click();
    });
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await row.waitFor({ state: 'detached' });
    await annotationPage(folder, sidecarFile, 0);

    await runCommand(page, 'Newsmark: Undo Annotation Change');
    await row.waitFor();
    await annotationPage(folder, sidecarFile, 1);
  });

  test('opens a broken sidecar from its one message and leaves it as it is', async () => {
    const { page } = workbench;
    const broken = '{ "items": [ oops\n';
    writeFileSync(path.join(folder, sidecarFile), broken);
    const message = notification(page, 'cannot be read: it is not valid JSON (line 1)');
    await message.waitFor();
    await treeRow(page, 'Annotations', 'Sidecar cannot be read').waitFor();
    await pressButton(message, 'Open Sidecar');
    await page.locator('.tab.active', { hasText: sidecarFile }).waitFor();
    assert.equal(readFileSync(path.join(folder, sidecarFile), 'utf8'), broken);
  });

  test('makes no link and no icon of what an article is called', async () => {
    const { page } = workbench;
    const name = 'trap.txt';
    writeFileSync(path.join(folder, name), 'Leggi [qui](command:workbench.action.quit) o $(trash).\n');
    writeFileSync(path.join(folder, `${name}.newsmark.json`), '{');
    const message = notification(page, 'Leggi [qui] (command:workbench.action.quit)');
    await message.waitFor();
    assert.equal(await message.locator('.notification-list-item-message a').count(), 0);
    await runCommand(page, 'Newsmark: Search Articles and Annotations…');
    await page.keyboard.type('leggi');
    const row = page.locator('.quick-input-list-row', { hasText: '$(trash)' }).first();
    await row.waitFor();
    assert.equal(await row.locator('.codicon-trash').count(), 0);
    await page.keyboard.press('Escape');
    rmSync(path.join(folder, name));
    rmSync(path.join(folder, `${name}.newsmark.json`));
  });

  test('keeps an annotation whose words are gone, marked as not found', async () => {
    const { page } = workbench;
    writeFileSync(path.join(folder, sidecarFile), sidecarWith({ exact: 'mai scritto', start: 10, comment: 'gone' }));
    await treeRow(page, 'Annotations', 'Words not found in the article').click();
    await notification(page, 'The annotation is kept.').waitFor();
    assert.ok(existsSync(path.join(folder, sidecarFile)));
  });

  test('marks the words in the text with a line under them', async () => {
    const { page } = workbench;
    writeFileSync(path.join(folder, sidecarFile), sidecarWith({ exact: highlighted, start: 2152, comment: 'seen' }));
    await openFile(page, seedArticle);
    await treeRow(page, 'Annotations', highlighted).click();
    await page.waitForFunction(
      `[...document.querySelectorAll('.view-overlays .cdr[class*="ced-"]')]
        .some((mark) => getComputedStyle(mark).borderBottomStyle === 'solid')`,
    );
  });
});

suite('ui/views without articles', () => {
  let workbench: Workbench | undefined;

  teardown(async () => {
    await workbench?.close();
    workbench = undefined;
  });

  test('offers to open a folder when none is open', async function () {
    this.timeout(180_000);
    workbench = await openWorkbench();
    await openViewContainer(workbench.page, 'Newsmark');
    await workbench.page.getByRole('button', { name: 'Open Folder' }).first().waitFor();
    await workbench.page.getByText('Open the folder that holds your articles.').waitFor();
  });

  test('offers to choose which files are articles when there are none', async function () {
    this.timeout(180_000);
    workbench = await openWorkbench({ folder: temporaryFolder('empty') });
    await openViewContainer(workbench.page, 'Newsmark');
    await workbench.page.getByRole('button', { name: 'Choose Which Files Are Articles' }).click();
    await workbench.page.getByText('Which files are articles').first().waitFor();
  });

  test('lists the articles of every folder of a workspace', async function () {
    this.timeout(180_000);
    const [one, other] = [temporaryFolder('one'), temporaryFolder('other')];
    writeFileSync(path.join(one, 'a.txt'), 'ROMA, 12 nov. (ANSA) - La prima notizia di oggi.\n');
    writeFileSync(path.join(other, 'b.md'), '---\ntitle: La seconda notizia\n---\n\nTesto.\n');
    workbench = await openWorkbench({ folders: [one, other] });
    await openViewContainer(workbench.page, 'Newsmark');
    await treeRow(workbench.page, 'Articles', 'La prima notizia di oggi').waitFor();
    await treeRow(workbench.page, 'Articles', 'La seconda notizia').waitFor();
  });

  test('lists and opens articles in a folder that is not trusted', async function () {
    this.timeout(180_000);
    workbench = await openWorkbench({ folder: temporaryCopy(`${repositoryRoot}/seeds`), asksForTrust: true });
    await workbench.page.getByText('Restricted Mode').first().waitFor();
    await openViewContainer(workbench.page, 'Newsmark');
    await treeRow(workbench.page, 'Articles', seedTitle).click();
    await activeEditor(workbench.page).getByText('Via libera').first().waitFor();
  });

  test('speaks Italian where the editor does', async function () {
    this.timeout(180_000);
    workbench = await openWorkbench({ folder: temporaryCopy(`${repositoryRoot}/seeds`), language: 'it' });
    await openViewContainer(workbench.page, 'Newsmark');
    await treeRow(workbench.page, 'Articoli', `${seedTitle}, Adnkronos, novembre 2024`).waitFor();
    await treeRow(workbench.page, 'Entità', 'Persone').waitFor();
    await workbench.page.getByRole('button', { name: 'Evidenzia la selezione' }).waitFor();
  });
});
