import type { FileReference, FileResult } from '../ports';
import type { ArticleSource, ArticleText } from './librarySource';

/** How many files are read at once: each may be a message to the editor's file service. */
const filesAtOnce = 10;

/** Reads files in their order, a few ahead of the one that is worked on. */
export async function* readAhead<Item extends { readonly file: FileReference }>(
  items: readonly Item[],
  source: ArticleSource,
): AsyncGenerator<{ readonly item: Item; readonly text: FileResult<ArticleText> }, void> {
  const reading: Promise<FileResult<ArticleText>>[] = [];
  for (const [index, item] of items.entries()) {
    for (const { file } of items.slice(index + reading.length, index + filesAtOnce))
      reading.push(readSafely(file, source));
    const text = await reading.shift();
    yield { item, text: text ?? unavailable };
  }
}

/** A source that rejects all the same fails for one file, not for a batch. */
export async function readSafely(file: FileReference, source: ArticleSource): Promise<FileResult<ArticleText>> {
  try {
    return await source.read(file);
  } catch {
    return unavailable;
  }
}

const unavailable: FileResult<ArticleText> = { kind: 'failed', failure: 'unavailable' };
