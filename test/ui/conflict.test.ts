import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describeTarget } from '../../src/core/anchor/describe';
import type { Annotation } from '../../src/core/annotation/annotation';
import { createHighlight } from '../../src/core/annotation/create';
import { serialiseSidecar } from '../../src/core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation } from '../../src/core/annotation/sidecar';
import { toModelText } from '../../src/core/text/modelText';
import { articleHash } from '../../src/core/text/sha256';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { temporaryFolder } from '../support/temporaryCopy';
import { becomes } from '../support/ui/becomes';
import { selectText } from '../support/ui/editor';
import { annotationPage, pressChord } from '../support/ui/newsmark';
import { dismissNotifications, notification } from '../support/ui/notifications';
import { openFile, pickRow, quickInput, runCommand } from '../support/ui/palette';
import { openViewContainer, treeRow, treeRows } from '../support/ui/tree';

const view = 'Annotations';
const texts = {
  'borsa.txt': 'I titoli salgono da giorni. La banca centrale non commenta.\n',
  'kursk.txt': 'Le truppe sono arrivate ieri a Kursk. Il ministro nega ogni accordo con Mosca.\n',
};
type Article = keyof typeof texts;

/** Two branches annotated the same articles, and git could not merge them: all by keys alone. */
suite('ui/conflict', () => {
  let workbench: Workbench;
  let page: Page;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryFolder('conflict');
    conflictIn(folder);
    workbench = await openWorkbench({ folder, viewport: { width: 1600, height: 1100 } });
    page = workbench.page;
    await openViewContainer(page, 'Newsmark');
  });
  suiteTeardown(() => workbench.close());
  teardown(() => dismissNotifications(page));

  test('says so, shows what is in both versions, and lets nobody annotate', async () => {
    await notification(page, 'Git could not merge the annotations of “').waitFor();
    await treeRow(page, view, 'In a git conflict').waitFor();
    await treeRow(page, view, 'a Kursk').waitFor();
    await becomes(drawn, [
      'I titoli salgono da giorni In a git conflict · 1',
      '- salgono',
      'Le truppe sono arrivate ieri a Kursk In a git conflict · 3',
      '- a Kursk',
      '- nega ogni accordo',
      '- accordo con Mosca',
    ]);
    await dismissNotifications(page);
    await openFile(page, 'kursk.txt');
    await selectText(page, 'Il ministro');
    await pressChord(page, 'h');
    await notification(page, 'the article cannot be annotated until the merge is applied').waitFor();
    await quickInput(page).waitFor({ state: 'hidden' });
    assert.match(sidecar('kursk.txt'), /<<<<<<<[^]*=======[^]*>>>>>>>/);
    await dismissNotifications(page);
    await runCommand(page, 'Newsmark: Tidy Base Texts…');
    await notification(page, 'Nothing was removed: borsa.txt.newsmark.json may name any of the texts').waitFor();
  });

  test('shows the merge, and writes it when it is applied', async () => {
    await openFile(page, 'kursk.txt');
    await runCommand(page, 'Newsmark: Show Merge of Annotations');
    await page.locator('.tab.active').filter({ hasText: 'ours ↔ merged' }).waitFor();
    await notification(page, 'nothing is written yet').waitFor();
    await page.locator('.editor.modified .line-insert').first().waitFor();
    assert.match(sidecar('kursk.txt'), /<<<<<<</);
    await runCommand(page, 'Newsmark: Apply Merge of Annotations');
    await notification(page, 'holds the annotations of both versions now').waitFor();
    const { items } = await annotationPage(folder, 'kursk.txt.newsmark.json', 3);
    assert.deepEqual(
      items.map(({ target }) => target.selector[0]?.exact),
      ['a Kursk', 'nega ogni accordo', 'accordo con Mosca'],
    );
    await treeRow(page, view, 'Le truppe sono arrivate ieri a Kursk, 3 annotations').waitFor();
    await becomes(async () => (await drawn()).includes('Le truppe sono arrivate ieri a Kursk 3'), true);
  });

  test('asks which value stays where both changed it, now or later', async () => {
    await openFile(page, 'borsa.txt');
    await runCommand(page, 'Newsmark: Apply Merge of Annotations');
    await quickInput(page).getByPlaceholder('Both versions changed “Figure”. Which is to stay?').waitFor();
    await quickInput(page).getByText('Label: “salgono”').waitFor();
    await page.keyboard.press('Escape');
    await treeRow(page, view, 'Needs review').waitFor();
    const left = await annotationPage(folder, 'borsa.txt.newsmark.json', 1);
    assert.deepEqual(labelIn(left.items[0]), 'quote');

    await runCommand(page, 'Newsmark: Resolve Annotation Conflict…');
    await pickRow(page, 'Theirs: Opinion');
    await treeRow(page, view, 'Needs review').waitFor({ state: 'detached' });
    const chosen = await annotationPage(folder, 'borsa.txt.newsmark.json', 1);
    assert.deepEqual(labelIn(chosen.items[0]), 'opinion');
    assert.doesNotMatch(sidecar('borsa.txt'), /newsmark:conflicts/);
  });

  test('lets the texts be tidied that no annotation was made on', async () => {
    const keep = (text: string): string => {
      const file = path.join(folder, '.newsmark', 'texts', articleHash(toModelText(text)));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    };
    const [annotated, other] = [keep(texts['kursk.txt']), keep('Somebody annotated this once.\n')];
    await runCommand(page, 'Newsmark: Tidy Base Texts…');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Remove 1 text (30 bytes) that no annotation was made on?').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
    await page.locator('.statusbar').getByText('1 text was removed.').waitFor();
    assert.deepEqual([existsSync(annotated), existsSync(other)], [true, false]);
  });

  function sidecar(article: Article): string {
    return readFileSync(path.join(folder, `${article}.newsmark.json`), 'utf8');
  }

  async function drawn(): Promise<string[]> {
    const rows = await treeRows(page, view);
    return rows.map(({ name, description, level }) => (level === 1 ? `${name} ${description}` : `- ${name}`));
  }
});

suite('ui/conflict, in a folder that is not trusted', () => {
  test('is merged when the folder is, where only the copies of git tell what it mixed', async function () {
    this.timeout(180_000);
    const folder = temporaryFolder('conflict');
    conflictIn(folder);
    const file = path.join(folder, 'borsa.txt.newsmark.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"opinion"', '"figure"'));
    const workbench = await openWorkbench({ folder, asksForTrust: true });
    const { page } = workbench;
    try {
      await openViewContainer(page, 'Newsmark');
      await notification(page, 'cannot be merged without git’s own copies').waitFor();
      await treeRow(page, view, 'Sidecar cannot be read').waitFor();
      await dismissNotifications(page);
      await runCommand(page, 'Workspaces: Manage Workspace Trust');
      await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).press('Enter');
      await treeRow(page, view, 'Sidecar cannot be read').waitFor({ state: 'detached' });
      await treeRow(page, view, 'I titoli salgono da giorni, In a git conflict').waitFor();
    } finally {
      await workbench.close();
    }
  });
});

function labelIn(item: { readonly body: readonly Readonly<Record<string, unknown>>[] } | undefined): unknown {
  return item?.body.find(({ purpose }) => purpose === 'tagging')?.['value'];
}

/** A clone in which the merge of a branch stopped. */
function conflictIn(folder: string): void {
  const git = (...words: string[]): void => {
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...words], { cwd: folder });
  };
  const commit = (borsa: string, ...kursk: string[]): void => {
    annotate(folder, 'borsa.txt', borsa, 'salgono');
    annotate(folder, 'kursk.txt', 'figure', ...kursk);
    git('add', '.');
    git('commit', '--quiet', '-m', 'annotated');
  };
  git('init', '--quiet', '-b', 'main');
  commit('figure', 'a Kursk');
  git('checkout', '--quiet', '-b', 'theirs');
  commit('opinion', 'a Kursk', 'accordo con Mosca');
  git('checkout', '--quiet', 'main');
  commit('quote', 'a Kursk', 'nega ogni accordo');
  // Another change of the same lines of both.
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  assert.equal(spawnSync('git', [...identity, 'merge', '--quiet', 'theirs'], { cwd: folder }).status, 1);
}

function annotate(folder: string, name: Article, label: string, ...quotes: readonly string[]): void {
  const text = toModelText(texts[name]);
  const made = quotes.map((quote): Annotation => {
    const start = text.indexOf(quote);
    const target = describeTarget(text, { start, end: start + quote.length });
    const id = `urn:uuid:${articleHash(toModelText(quote)).slice(0, 12)}`;
    return createHighlight({ id, target, now: '2026-01-02T08:00:00Z', creator: 'Ada' }, { label });
  });
  const sidecar = made.reduce(withAnnotation, newSidecar(name, articleHash(text)));
  writeFileSync(path.join(folder, name), texts[name]);
  writeFileSync(path.join(folder, `${name}.newsmark.json`), serialiseSidecar(sidecar));
}
