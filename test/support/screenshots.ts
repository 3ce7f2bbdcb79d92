import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from './host/workbench';
import { repositoryRoot } from './paths';
import { temporaryCopy } from './temporaryCopy';
import { selectText } from './ui/editor';
import { annotateClaim, highlight, pressChord, seedArticle, seedTitle } from './ui/newsmark';
import { takePicture } from './ui/picture';
import { openFile, quickInput, runCommand } from './ui/palette';
import { openViewContainer, setExpanded, treeRow } from './ui/tree';

const viewport = { width: 1280, height: 800 };

/** Takes the README's pictures of the real editor into `media/`, on a copy of the sample corpus. */
async function takePictures(): Promise<void> {
  const folder = temporaryCopy(path.join(repositoryRoot, 'seeds'));
  await withWorkbench({ folder, theme: 'Default Light Modern' }, async (page) => {
    await annotate(page);
    await showMentions(page);
    await take(page, 'light');
    await pressChord(page, 'c');
    await quickInput(page).waitFor();
    await page.keyboard.press('Enter');
    await quickInput(page).getByPlaceholder('Who claims it?').waitFor();
    await take(page, 'claim');
  });
  await withWorkbench({ folder, theme: 'Default Dark Modern' }, async (page) => {
    await showMentions(page);
    await take(page, 'dark');
    await pressChord(page, 'g');
    await page.locator('.statusbar-item', { hasText: '1 Key fact' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await take(page, 'annotate');
  });
  await withWorkbench({ folder, theme: 'Default High Contrast' }, async (page) => {
    await showMentions(page);
    await take(page, 'high-contrast');
  });
}

async function withWorkbench(
  options: { readonly folder: string; readonly theme: string },
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const workbench: Workbench = await openWorkbench({
    ...options,
    viewport,
    settings: { 'newsmark.author': 'Redazione' },
  });
  try {
    const { page } = workbench;
    await openViewContainer(page, 'Newsmark');
    await widenSideBar(page);
    await treeRow(page, 'Articles', seedTitle).waitFor();
    await openFile(page, seedArticle);
    await use(page);
  } finally {
    await workbench.close();
  }
}

async function annotate(page: Page): Promise<void> {
  await highlight(
    page,
    'ha infatti ratificato il patto di difesa storico con la Russia',
    'Key fact',
    'Confermato dalla KCNA',
  );
  await highlight(page, 'migliaia di truppe nordcoreane', 'Figure', 'Quante? Da dove viene il numero?');
  await highlight(page, 'documento rivoluzionario', 'Quote', '');
  await annotateClaim(page, 'sosterrà fermamente i nostri compagni russi fino al giorno della vittoria', {
    statement: 'La Corea del Nord sosterrà la Russia fino alla vittoria',
    claimant: 'Choe Son Hui',
    verdict: 'Unverifiable',
  });
  await annotateClaim(page, 'la Corea del Nord ha schierato circa 10.000 truppe in Russia', {
    claimant: 'Corea del Sud',
    verdict: 'Unreviewed',
  });
}

/** The first mention of a name selected, its row unfolded, the top of the article in sight. */
async function showMentions(page: Page): Promise<void> {
  await runCommand(page, 'Newsmark: Focus on Entities View');
  await setExpanded(treeRow(page, 'Entities', 'Vladimir Putin'), true);
  await setExpanded(treeRow(page, 'Entities', seedTitle), true);
  await openFile(page, seedArticle);
  await page.keyboard.press('Control+Home');
  await selectText(page, 'Vladimir Putin');
  await page.locator('.statusbar-item', { hasText: 'Vladimir Putin: 1 of 6' }).waitFor();
}

async function widenSideBar(page: Page): Promise<void> {
  const sideBar = await page.locator('.part.sidebar').boundingBox();
  if (!sideBar) return;
  const edge = { x: sideBar.x + sideBar.width, y: sideBar.y + sideBar.height / 2 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 90, edge.y, { steps: 4 });
  await page.mouse.up();
}

async function take(page: Page, name: string): Promise<void> {
  const file = await takePicture(page, path.join(repositoryRoot, 'media', `newsmark-${name}.png`));
  process.stdout.write(`newsmark: took ${path.relative(repositoryRoot, file)}\n`);
}

takePictures().catch((error: unknown) => {
  process.stderr.write(`newsmark: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
