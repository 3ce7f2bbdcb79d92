import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../host/workbench';
import { repositoryRoot } from '../paths';
import { temporaryCopy } from '../temporaryCopy';
import { selectText } from './editor';
import { answerInputBox, openFile, pickRow, quickInput, typeInQuickInput } from './palette';
import { openViewContainer, treeRow } from './tree';

export const seedArticle = '000_dc89bdddbb9906e6.txt';
export const seedTitle = "Via libera all'accordo tra Kim Jong-un e Vladimir Putin";

/** A window on a copy of the sample corpus with the sample article open, its views shown, signing as Ada. */
export async function openSeed(viewport: { readonly width: number; readonly height: number }): Promise<{
  readonly workbench: Workbench;
  readonly page: Page;
  readonly folder: string;
}> {
  const folder = temporaryCopy(`${repositoryRoot}/seeds`);
  const workbench = await openWorkbench({ folder, viewport, settings: { 'newsmark.author': 'Ada' } });
  const { page } = workbench;
  await openFile(page, seedArticle);
  await openViewContainer(page, 'Newsmark');
  await treeRow(page, 'Articles', 'Via libera').waitFor();
  return { workbench, page, folder };
}

/**
 * The first stroke of Newsmark's keys, then the second. The keys are on in articles only, and an editor that has just been opened is known
 * as one a moment later: the first stroke is pressed again until the status bar says that the second is awaited, as a person would.
 */
export async function pressChord(page: Page, second: string): Promise<void> {
  const tries = 5;
  const awaited = page.locator('.statusbar-item', { hasText: '(Alt+N)' }).first();
  for (let left = tries; left > 0; left--) {
    await page.keyboard.press('Alt+n');
    const isAwaited = await awaited.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (!isAwaited) continue;
    await page.keyboard.press(second);
    return;
  }
  throw new Error(`the first stroke was taken for no key of Newsmark ${tries} times`);
}

/** Highlights words of the open article by keys alone. */
export async function highlight(page: Page, words: string, label: string, comment: string): Promise<void> {
  await selectText(page, words);
  await pressChord(page, 'h');
  await pickRow(page, label);
  await answerInputBox(page, comment);
  await quickInput(page).waitFor({ state: 'hidden' });
}

export interface ClaimAnswers {
  /** Undefined keeps the selected words. */
  readonly statement?: string;
  readonly claimant: string;
  readonly verdict: string;
}

/** Annotates a claim on words of the open article by keys alone. The claimant is typed and taken as the first row. */
export async function annotateClaim(page: Page, words: string, answers: ClaimAnswers): Promise<void> {
  await selectText(page, words);
  await pressChord(page, 'c');
  await quickInput(page).waitFor();
  if (answers.statement !== undefined) await typeInQuickInput(page, answers.statement);
  await page.keyboard.press('Enter');
  await quickInput(page).getByPlaceholder('Who claims it?').waitFor();
  await typeInQuickInput(page, answers.claimant);
  await pickRow(page, answers.claimant);
  await pickRow(page, answers.verdict);
  await quickInput(page).waitFor({ state: 'hidden' });
}

/** Waits until a file of the folder is an annotation page of so many items, and gives it. */
export async function annotationPage(folder: string, name: string, items: number): Promise<AnnotationPage> {
  const file = path.join(folder, name);
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const page = readPage(file);
    if (page?.items.length === items) return page;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} did not come to hold ${items} annotations`);
}

/** Undefined while the file is not there or is being written. */
function readPage(file: string): AnnotationPage | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as AnnotationPage;
  } catch {
    return undefined;
  }
}

/** The parts of a sidecar or a W3C export that tests look at. */
export interface AnnotationPage {
  readonly items: readonly {
    readonly id: string;
    readonly motivation: string;
    readonly body: readonly Readonly<Record<string, unknown>>[];
    readonly target: {
      readonly source: string;
      readonly selector: readonly { readonly exact?: string; readonly start?: number; readonly end?: number }[];
    };
    readonly 'newsmark:resolved'?: boolean;
    readonly 'newsmark:replies'?: readonly {
      readonly creator?: { readonly name: string };
      readonly value: string;
    }[];
  }[];
}
