import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { becomes } from '../support/ui/becomes';
import { selectText } from '../support/ui/editor';
import {
  annotateClaim,
  highlight,
  annotationPage,
  pressChord,
  seedArticle,
  seedTitle,
  type AnnotationPage,
} from '../support/ui/newsmark';
import { notification } from '../support/ui/notifications';
import { openFile, pickRow, quickInput, runCommand } from '../support/ui/palette';
import { treeRow, treeRows, type TreeRow } from '../support/ui/tree';

const highlighted = 'La Corea del Nord ha infatti ratificato il patto di difesa storico con la Russia';
const claimed = 'ha schierato circa 10.000 truppe in Russia';
const exportFile = '000_dc89bdddbb9906e6.newsmark.jsonld';
const statement = 'La Corea del Nord ha schierato circa 10.000 truppe in Russia';

/** The whole main job of a person who never touches the mouse. The tests build on one another. */
suite('ui/mainJob', () => {
  let workbench: Workbench;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    workbench = await openWorkbench({ folder });
    await openFile(workbench.page, seedArticle);
    await treeRowAfterFocus('Articles', seedTitle);
  });
  suiteTeardown(() => workbench.close());

  test('highlights a passage with a label and a comment', async () => {
    await highlight(workbench.page, highlighted, 'Key fact', 'Ratifica confermata dalla KCNA');
    const { items } = await sidecar(1);
    assert.equal(items[0]?.motivation, 'highlighting');
    assert.deepEqual(
      items[0].body.map(({ purpose, value }) => [purpose, value]),
      [
        ['tagging', 'keyFact'],
        ['commenting', 'Ratifica confermata dalla KCNA'],
      ],
    );
  });

  test('annotates a claim with statement, claimant and verdict', async () => {
    await annotateClaim(workbench.page, claimed, {
      statement,
      claimant: 'servizi di intelligence',
      verdict: 'Unverifiable',
    });
    const { items } = await sidecar(2);
    const [body] = items[1]?.body ?? [];
    assert.equal(body?.['type'], 'newsmark:Claim');
    assert.equal(body['statement'], statement);
    assert.deepEqual(body['claimant'], { name: 'servizi di intelligence' });
    assert.equal(body['verdict'], 'unverifiable');
  });

  test('finds both again after the window was reloaded', async function () {
    this.timeout(180_000);
    await workbench.reload();
    await treeRowAfterFocus('Annotations', highlighted);
    const rows = (): Promise<TreeRow[]> => treeRows(workbench.page, 'Annotations');
    await becomes(
      async () => (await rows()).map(({ accessibleName }) => accessibleName),
      [
        `${seedTitle}, 2 annotations`,
        `${highlighted}, Key fact · Ratifica confermata dalla KCNA`,
        `Claim, ${statement}, servizi di intelligence · Unverifiable`,
      ],
    );
    await becomes(
      async () => (await rows()).slice(1).map(({ description }) => description),
      ['Key fact · Ratifica confermata dalla KCNA', 'servizi di intelligence · Unverifiable'],
    );
  });

  test('shows the words of an annotation with Enter on its row', async () => {
    const { page } = workbench;
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: `(${claimed.length} selected)` }).waitFor();
    // Once it has the focus nothing takes it from the list that is opened next.
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  });

  test('jumps through all mentions of a name and comes round to the first', async () => {
    const { page } = workbench;
    await openFile(page, seedArticle);
    await page.keyboard.press('Control+Home');
    await selectText(page, 'Ucraina');
    const position = page.locator('.statusbar-item', { hasText: /Ucraina: \d+ of \d+/ });
    await position.waitFor();
    const [, total] = /of (\d+)/.exec(await position.innerText()) ?? [];
    assert.ok(Number(total) >= 7);
    for (let step = 2; step <= Number(total); step++) {
      await page.keyboard.press('Alt+.');
      await position.filter({ hasText: `Ucraina: ${step} of ${total ?? ''}` }).waitFor();
    }
    await page.keyboard.press('Alt+.');
    await position.filter({ hasText: `Ucraina: 1 of ${total ?? ''}` }).waitFor();
    await page.keyboard.press('Alt+,');
    await position.filter({ hasText: `Ucraina: ${total ?? ''} of ${total ?? ''}` }).waitFor();
  });

  test('exports what was annotated as W3C JSON-LD, and only that', async () => {
    const { page } = workbench;
    await pressChord(page, 'x');
    await pickRow(page, 'This article');
    await pickRow(page, 'W3C Web Annotation (JSON-LD)');
    await quickInput(page).getByText('OK').waitFor();
    await page.waitForFunction(
      `[...document.querySelectorAll('.quick-input-widget input')].some(({ value }) => value.endsWith('${exportFile}'))`,
    );
    await page.keyboard.press('Enter');
    await notification(page, `Exported 2 annotations to ${exportFile}.`).waitFor();

    const exported = await annotationPage(folder, exportFile, 2);
    const stored = await sidecar(2);
    assert.deepEqual(
      exported.items.map(({ id }) => id),
      stored.items.map(({ id }) => id),
    );
    const text = Array.from(readFileSync(path.join(folder, seedArticle), 'utf8'));
    const words = exported.items.map(({ target: { selector } }) => {
      const { start, end } = selector.find((one) => one.start !== undefined) ?? {};
      return text.slice(start, end).join('');
    });
    assert.deepEqual(words, [highlighted, claimed]);
    assert.deepEqual(
      exported.items.map(({ target }) => target.source),
      [seedArticle, seedArticle],
    );
  });

  test('leaves the article itself as it was', () => {
    const original = readFileSync(path.join(repositoryRoot, 'seeds', seedArticle));
    assert.ok(original.equals(readFileSync(path.join(folder, seedArticle))));
  });

  function sidecar(count: number): Promise<AnnotationPage> {
    return annotationPage(folder, `${seedArticle}.newsmark.json`, count);
  }

  async function treeRowAfterFocus(view: string, text: string): Promise<void> {
    await runCommand(workbench.page, `Newsmark: Focus on ${view} View`);
    await treeRow(workbench.page, view, text).waitFor();
  }
});
