import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DiskFolder, diskWindow } from './diskFolder';

/**
 * Annotates an article, and writes the id of each annotation that is saved: `node … <folder> <article> <count> <atomic | plain> <milliseconds>`,
 * where a writer counts as dead after the milliseconds.
 */
async function annotate([
  root = '',
  article = '',
  count = '',
  rename = '',
  deadAfter = '',
]: readonly string[]): Promise<void> {
  const files = new DiskFolder(root, { isAtomic: rename === 'atomic', deadAfter: Number(deadAfter) });
  const { annotations, corpus, ids } = await diskWindow(files, article);
  const text = readFileSync(join(root, article), 'utf8');
  writeSync(1, 'ready\n');
  for (let number = 0; number < Number(count); number++) {
    const start = number % (text.length - 5);
    ids.made.length = 0;
    const range = { start, end: start + 5 };
    const result = await annotations.add(article, text, range, { kind: 'highlight', label: 'figure' });
    // Those made later name the change while it waits.
    const [id] = ids.made;
    while (annotations.unsaved > 0) await annotations.saveUnsaved();
    if (result.kind !== 'done' && result.kind !== 'pending') throw new Error(JSON.stringify(result));
    writeSync(1, `${id ?? 'none'}\n`);
  }
  corpus.dispose();
}

annotate(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
