import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describeTarget } from '../../src/core/anchor/describe';
import { wholeArticle } from '../../src/core/anchor/quoteTarget';
import type { Annotation } from '../../src/core/annotation/annotation';
import { createClaim, createHighlight, type Making } from '../../src/core/annotation/create';
import { serialiseSidecar } from '../../src/core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation } from '../../src/core/annotation/sidecar';
import { toModelText } from '../../src/core/text/modelText';
import { articleHash } from '../../src/core/text/sha256';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { temporaryFolder } from '../support/temporaryCopy';
import { becomes } from '../support/ui/becomes';
import { selectText } from '../support/ui/editor';
import { pressChord } from '../support/ui/newsmark';
import { dismissNotifications, notification } from '../support/ui/notifications';
import { openFile, pickRow, quickInput, runCommand, typeInQuickInput } from '../support/ui/palette';
import { openViewContainer, treeRow, treeRows } from '../support/ui/tree';

const view = 'Annotations';
const mac = process.platform === 'darwin';

const texts = {
  'kursk.txt': 'Le truppe sono arrivate ieri a Kursk. Il ministro nega ogni accordo con Mosca.\n',
  'borsa.txt': 'I titoli salgono da giorni. La banca centrale non commenta.\n',
};

suite('ui/annotationsView', () => {
  let workbench: Workbench;
  let page: Page;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryFolder('annotations');
    annotate('kursk.txt', [
      createHighlight(making('kursk.txt', 'Le truppe', 'Ada', '2026-01-02'), { label: 'figure' }),
      createClaim(making('kursk.txt', 'nega ogni accordo', 'Zoe', '2026-01-03'), { statement: 'There is no deal' }),
      createHighlight(making('kursk.txt', 'mai scritto', 'Ada', '2026-01-01'), { label: 'quote' }),
    ]);
    annotate('borsa.txt', [
      createHighlight(making('borsa.txt', 'salgono', 'Ada', '2026-01-04'), { label: 'figure', comment: 'di quanto?' }),
      {
        ...createHighlight(making('borsa.txt', undefined, 'Zoe', '2026-01-05'), { comment: 'Una fonte sola' }),
        replies: [{ id: 'urn:uuid:1', value: 'Trovata la seconda' }],
        isResolved: true,
      },
    ]);
    workbench = await openWorkbench({ folder, viewport: { width: 1600, height: 1500 } });
    page = workbench.page;
    await openViewContainer(page, 'Newsmark');
    await treeRow(page, view, 'Le truppe').waitFor();
  });
  suiteTeardown(() => workbench.close());
  teardown(() => dismissNotifications(page));

  test('lists what needs review first, then all by article', async () => {
    await treeRow(page, view, 'Whole article').waitFor();
    await becomes(drawn, [
      'Needs review 1',
      '- mai scritto',
      'I titoli salgono da giorni 2',
      '- salgono',
      '- Whole article',
      'Le truppe sono arrivate ieri a Kursk 3',
      '- Le truppe',
      '- There is no deal',
      '- mai scritto',
    ]);
    const note = (): Promise<string | null> => treeRow(page, view, 'Whole article').getAttribute('aria-label');
    await becomes(note, 'Whole article, Highlight · Una fonte sola · 1 reply · Resolved');
  });

  test('groups by label, author and status by keys alone', async () => {
    await arrange('By label', 'By place in the article');
    await treeRow(page, view, 'Figure, 2 annotations').waitFor();
    await becomes(async () => (await drawn()).slice(2, 5), ['Figure 2', '- salgono', '- Le truppe']);
    await arrange('By author', 'Newest first');
    await treeRow(page, view, 'Zoe, 2 annotations').waitFor();
    await becomes(
      async () => (await drawn()).slice(2),
      ['Ada 3', '- salgono', '- Le truppe', '- mai scritto', 'Zoe 2', '- Whole article', '- There is no deal'],
    );
    await arrange('By status', 'By place in the article');
    await treeRow(page, view, 'Resolved, 1 annotation').waitFor();
    await treeRow(page, view, 'Open claims, 1 annotation').waitFor();
    await arrange('By article', 'By place in the article');
    await treeRow(page, view, 'Le truppe sono arrivate ieri a Kursk, 3 annotations').waitFor();
  });

  test('filters while typing, says how many are left, and clears again', async () => {
    await openFile(page, 'kursk.txt');
    await pressChord(page, 'q');
    await quickInput(page).waitFor();
    await typeInQuickInput(page, 'seconda');
    await quickInput(page).getByText('1 of 5 annotations').waitFor();
    await page.keyboard.press('Enter');
    await treeRow(page, view, 'Le truppe').waitFor({ state: 'detached' });
    await page.getByText('1 of 5 annotations: seconda').first().waitFor();
    await runCommand(page, 'Newsmark: Clear Annotation Filter');
    await treeRow(page, view, 'Le truppe,').waitFor();
  });

  test('selects the row of the annotation at the cursor and leaves the focus in the text', async () => {
    await openFile(page, 'kursk.txt');
    await selectText(page, 'ogni accordo');
    const row = treeRow(page, view, 'There is no deal');
    await row.and(page.locator('[aria-selected="true"]')).waitFor();
    await selectText(page, 'Le truppe');
    await treeRow(page, view, 'Le truppe,').and(page.locator('[aria-selected="true"]')).waitFor();
  });

  test('labels several annotations at once, claims apart, by the menu of the rows', async () => {
    await selectRows();
    await pickFromMenu('Set Label…');
    await pickRow(page, 'Opinion');
    await page.locator('.statusbar-item', { hasText: 'Claims kept their verdict.' }).waitFor();
    await treeRow(page, view, 'Le truppe, Opinion').waitFor();
    await treeRow(page, view, 'salgono, Opinion').waitFor();
    await runCommand(page, 'Newsmark: Undo Annotation Change');
    await treeRow(page, view, 'Le truppe, Figure').waitFor();
    await treeRow(page, view, 'salgono, Figure').waitFor();
  });

  test('removes several annotations of two articles, and brings them back in one step', async () => {
    await selectRows();
    await pickFromMenu('Remove Annotation…');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Remove 3 annotations?').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await treeRow(page, view, 'There is no deal').waitFor({ state: 'detached' });
    await treeRow(page, view, 'salgono,').waitFor({ state: 'detached' });
    await runCommand(page, 'Newsmark: Undo Annotation Change');
    await treeRow(page, view, 'There is no deal').waitFor();
    await treeRow(page, view, 'salgono,').waitFor();
    await treeRow(page, view, 'Le truppe,').waitFor();
  });

  test('exports the selected annotations only', async () => {
    await selectRows();
    await pickFromMenu('Export Annotations…');
    await pickRow(page, 'CSV table');
    await quickInput(page).getByText('OK').waitFor();
    await page.keyboard.press('Enter');
    await notification(page, 'Exported 3 annotations to').waitFor();
  });

  /** Two highlights and a claim, in two articles. */
  async function selectRows(): Promise<void> {
    await treeRow(page, view, 'Le truppe,').click();
    await treeRow(page, view, 'There is no deal').click({ modifiers: [mac ? 'Meta' : 'Control'] });
    await treeRow(page, view, 'salgono,').click({ modifiers: [mac ? 'Meta' : 'Control'] });
  }

  async function pickFromMenu(title: string): Promise<void> {
    await treeRow(page, view, 'salgono,').click({ button: 'right' });
    await page.locator('.monaco-menu').getByText(title, { exact: true }).hover();
    await page.keyboard.press('Enter');
  }

  async function arrange(grouping: string, sorting: string): Promise<void> {
    await runCommand(page, 'Newsmark: Arrange Annotations…');
    await pickRow(page, grouping);
    await pickRow(page, sorting);
  }

  /** Groups with their counts, and the annotations under them. */
  async function drawn(): Promise<string[]> {
    const rows = await treeRows(page, view);
    return rows.map(({ name, level, description }) => (level === 1 ? `${name} ${description}` : `- ${name}`));
  }

  function annotate(name: keyof typeof texts, annotations: readonly Annotation[]): void {
    const hash = articleHash(toModelText(texts[name]));
    const sidecar = annotations.reduce(withAnnotation, newSidecar(name, hash, 'it'));
    writeFileSync(path.join(folder, name), texts[name]);
    writeFileSync(path.join(folder, `${name}.newsmark.json`), serialiseSidecar(sidecar));
  }
});

let made = 0;

/** Words that the article does not have are described as if they were at its end. */
function making(name: keyof typeof texts, words: string | undefined, creator: string, day: string): Making {
  const text = toModelText(texts[name]);
  const start = words === undefined ? -1 : text.indexOf(words);
  const described = describeTarget(text, { start, end: start + (words?.length ?? 0) });
  const target = start >= 0 ? described : words === undefined ? wholeArticle : { exact: words, prefix: '', suffix: '' };
  made += 1;
  const id = `urn:uuid:00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
  return { id, target, creator, now: `${day}T00:00:00Z` };
}
