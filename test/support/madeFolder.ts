import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeArticle } from '../bench/corpus/article';
import { temporaryFolder } from './temporaryCopy';

/** A folder of so many made articles, always the same ones, and of others given by path. Removed when this process ends. */
export function madeFolder(count: number, others: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder('made');
  const write = (file: string, content: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  for (let number = 0; number < count; number++) {
    const article = makeArticle(7, number);
    write(article.path, article.content);
  }
  for (const [file, content] of Object.entries(others)) write(file, content);
  return folder;
}
