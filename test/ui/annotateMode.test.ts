import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Workbench } from '../support/host/workbench';
import { activeEditor } from '../support/ui/editor';
import { annotationPage, openSeed, pressChord, seedArticle, type AnnotationPage } from '../support/ui/newsmark';
import { dismissNotifications } from '../support/ui/notifications';
import { openFile } from '../support/ui/palette';

const sidecarFile = `${seedArticle}.newsmark.json`;
const steps = 10;

suite('ui/annotateMode', () => {
  let workbench: Workbench;
  let page: Page;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    ({ workbench, page, folder } = await openSeed({ width: 1600, height: 1000 }));
    await openFile(page, seedArticle);
  });
  suiteTeardown(() => workbench.close());
  teardown(() => dismissNotifications(page));

  test('annotates ten passages with two keys each, undoes all and makes all again to the same bytes', async () => {
    await pressChord(page, 'g');
    await status('1 Key fact').waitFor();
    let pressed = 0;
    const press = async (key: string, count = 1): Promise<void> => {
      for (let at = 0; at < count; at++) await page.keyboard.press(key);
      pressed += count;
    };
    for (let at = 0; at < steps; at++) {
      await page.keyboard.press('Tab');
      await press(at % 3 === 0 ? 'ArrowLeft' : 'Alt+ArrowRight');
      await press(String((at % 6) + 1));
      await annotationPage(folder, sidecarFile, at + 1);
    }
    assert.ok(pressed <= 60, `${pressed} keys`);
    const written = sidecar();
    const items = (JSON.parse(written) as AnnotationPage).items;
    assert.equal(new Set(items.map(({ target }) => JSON.stringify(target.selector))).size, steps);
    assert.match(
      items[0]?.target.selector[0]?.exact ?? '',
      /Vladimir Putin$/,
      'a key is lost that follows another at once',
    );
    for (let left = steps; left > 0; left--) {
      await hinted(left === steps ? 'Highlighted as' : 'was undone');
      await page.keyboard.press('u');
      await annotationPage(folder, sidecarFile, left - 1);
    }
    for (let made = 1; made <= steps; made++) {
      await page.keyboard.press('y');
      await annotationPage(folder, sidecarFile, made);
    }
    assert.equal(sidecar(), written);
  });

  test('types nothing from the first key on, and types again when it is left', async () => {
    const firstLine = (words: RegExp) => activeEditor(page).locator('.view-line', { hasText: words });
    await page.keyboard.press('Escape');
    await status('1 Key fact').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+Home');
    await pressChord(page, 'g');
    await page.keyboard.press('2');
    await annotationPage(folder, sidecarFile, steps + 1);
    await hinted('Highlighted as');
    await page.keyboard.type('xz');
    await hinted('types nothing');
    await firstLine(/^\s*date\s2024/).waitFor();
    await page.keyboard.press('Escape');
    await status('1 Key fact').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('xz');
    await firstLine(/^xz\s*date\s2024/).waitFor();
    await page.keyboard.press('Control+z');
    await firstLine(/^\s*date\s2024/).waitFor();
  });

  const status = (text: string) => page.locator('.statusbar-item', { hasText: text });
  const hinted = (text: string) => status(text).waitFor();
  const sidecar = (): string => readFileSync(path.join(folder, sidecarFile), 'utf8');
});
