import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Workbench } from '../support/host/workbench';
import { becomes, untilShown } from '../support/ui/becomes';
import { selectText } from '../support/ui/editor';
import { annotationPage, openSeed, pressChord, seedArticle, type AnnotationPage } from '../support/ui/newsmark';
import { dismissNotifications } from '../support/ui/notifications';
import { openFile, runCommand } from '../support/ui/palette';
import { focusRow, pickMenuItem, treeRow } from '../support/ui/tree';

const sidecarFile = `${seedArticle}.newsmark.json`;

suite('ui/threads', () => {
  let workbench: Workbench;
  let page: Page;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    ({ workbench, page, folder } = await openSeed({ width: 1600, height: 1200 }));
  });
  suiteTeardown(() => workbench.close());
  teardown(() => dismissNotifications(page));

  test('comments on the selected words by keys alone', async () => {
    await openFile(page, seedArticle);
    await selectText(page, 'circa 10.000 truppe');
    await runCommand(page, 'Comments: Add Comment on Current Selection');
    await typed('Chi le ha **contate**?');
    await page.keyboard.press('Control+Enter');
    const { items } = await annotationPage(folder, sidecarFile, 1);
    assert.equal(items[0]?.target.selector[0]?.exact, 'circa 10.000 truppe');
    assert.deepEqual(
      items[0].body.map(({ purpose, value }) => [purpose, value]),
      [['commenting', 'Chi le ha **contate**?']],
    );
    await thread().getByText('contate', { exact: true }).and(page.locator('strong')).waitFor();
    await thread().getByText('Ada').waitFor();
  });

  test('keeps an answer that is being typed while the sidecar is changed elsewhere, and then adds it', async () => {
    await pressChord(page, 'o');
    await replyBox();
    await typed('La KCNA');
    const before = await annotationPage(folder, sidecarFile, 1);
    const others = before.items.map((item) => ({ ...item, 'newsmark:replies': [reply('1', 'Da un altro')] }));
    writeFileSync(path.join(folder, sidecarFile), JSON.stringify({ ...before, items: others }));
    await thread().getByText('Da un altro').waitFor();
    await page.keyboard.type(' e Kiev');
    await page.keyboard.press('Control+Enter');
    await untilStored((item) => item['newsmark:replies']?.length === 2);
    await thread().locator('.review-comment').getByText('La KCNA e Kiev').waitFor();
    const [first] = (await annotationPage(folder, sidecarFile, 1)).items;
    assert.deepEqual(
      first?.['newsmark:replies']?.map(({ creator, value }) => [creator?.name, value]),
      [
        ['Zoe', 'Da un altro'],
        ['Ada', 'La KCNA e Kiev'],
      ],
    );
    await treeRow(page, 'Annotations', '2 replies').waitFor();
  });

  test('resolves a discussion from its row, and opens it again from the thread', async () => {
    await runCommand(page, 'Newsmark: Focus on Annotations View');
    await focusRow(page, 'Annotations', 'circa 10.000 truppe');
    await pickMenuItem(page, 'Resolve Discussion');
    await treeRow(page, 'Annotations', 'Resolved').waitFor();
    await untilStored((item) => item['newsmark:resolved'] === true);
    await page.keyboard.press('Control+1');
    await pressChord(page, 'o');
    await thread().getByRole('button', { name: 'Reopen Discussion' }).click();
    await untilStored((item) => item['newsmark:resolved'] === undefined);
  });

  test('edits and deletes a comment, and brings it back', async () => {
    const last = thread().locator('.review-comment').last();
    await untilShown(page.locator('.review-widget .monaco-editor.focused').first(), async () => {
      await last.hover();
      await last.getByRole('button', { name: 'Edit Comment' }).click();
    });
    await typed(', forse');
    await page.keyboard.press('Control+Enter');
    await untilStored((item) => item['newsmark:replies']?.[1]?.value === 'La KCNA e Kiev, forse');
    const confirmed = page.getByRole('dialog').getByRole('button', { name: 'Delete' });
    await untilShown(confirmed, async () => {
      await last.hover();
      await last.getByRole('button', { name: 'Delete Comment' }).click();
    });
    await confirmed.click();
    await untilStored((item) => item['newsmark:replies']?.length === 1);
    await runCommand(page, 'Newsmark: Undo Annotation Change');
    await untilStored((item) => item['newsmark:replies']?.length === 2);
    await thread().getByText('La KCNA e Kiev, forse').waitFor();
  });

  test('removes the annotation with its thread', async () => {
    await thread().getByRole('button', { name: 'Remove Annotation…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await annotationPage(folder, sidecarFile, 0);
    await thread().waitFor({ state: 'hidden' });
  });

  /** The thread that is unfolded. */
  function thread(): Locator {
    return page.locator('.review-widget').filter({ visible: true }).first();
  }

  /** Goes from the comments to the box for an answer, by keys alone, and opens it. */
  async function replyBox(): Promise<void> {
    const box = page.locator('.review-thread-reply-button:focus');
    await page.locator('.review-widget :focus').first().waitFor();
    for (let presses = 0; presses < 20 && (await box.count()) === 0; presses++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }

  /** Types into the box for comments that has the focus. */
  async function typed(text: string): Promise<void> {
    await page.locator('.review-widget .monaco-editor.focused').first().waitFor();
    await page.keyboard.type(text);
  }

  async function untilStored(isSo: (item: AnnotationPage['items'][number]) => boolean): Promise<void> {
    await becomes(async () => (await annotationPage(folder, sidecarFile, 1)).items.every(isSo), true);
  }
});

function reply(number: string, value: string): object {
  const id = `urn:uuid:00000000-0000-4000-8000-00000000000${number}`;
  return { id, creator: { type: 'Person', name: 'Zoe' }, created: '2026-01-02T00:00:00Z', value };
}
