import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { cacheRoot } from '../paths';

/** Takes a picture of the whole window as a PNG file. A bare name lands in `.vscode-test/pictures/`. */
export async function takePicture(page: Page, file: string): Promise<string> {
  const target = path.isAbsolute(file)
    ? file
    : path.join(cacheRoot, 'pictures', file.endsWith('.png') ? file : `${file}.png`);
  mkdirSync(path.dirname(target), { recursive: true });
  await page.screenshot({ path: target, animations: 'disabled', caret: 'hide' });
  return target;
}
