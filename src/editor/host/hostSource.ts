import { Uri, workspace } from 'vscode';
import { relativePathOf } from '../../app/library/fileId';
import { fileStamp } from '../../app/library/fileStamp';
import type { ArticleSource, ArticleText, FoundFile } from '../../app/library/librarySource';
import type { ConfiguredFolder, WorkerConfiguration } from '../../app/library/workerConfiguration';
import type { ArticleFinder, FileId, FileReader, FileReference, FileResult } from '../../app/ports';

/** How many files are asked for their stamps at once; each question is a message to the editor's file service. */
const filesAtOnce = 20;

/** How many files are told at once. */
const batchSize = 200;

/** What only the editor can list and read: folders that are on no disk of the worker's, and files it cannot decode. */
export class HostSource implements ArticleSource {
  readonly #finder: ArticleFinder;
  readonly #files: FileReader;
  readonly #configuration: () => WorkerConfiguration;

  /** @param configuration the settings as they are now. */
  constructor(finder: ArticleFinder, files: FileReader, configuration: () => WorkerConfiguration) {
    this.#finder = finder;
    this.#files = files;
    this.#configuration = configuration;
  }

  async list(onFound: (files: readonly FoundFile[]) => void): Promise<void> {
    const { folders } = this.#configuration();
    if (folders.every(({ diskPath }) => diskPath !== undefined)) return;
    const own = (await this.#finder.findArticles()).flatMap((file) => {
      const folder = folderOf(file.id, folders);
      return folder && folder.diskPath === undefined ? [{ file, folder }] : [];
    });
    for (let at = 0; at < own.length; at += batchSize) {
      const batch = own.slice(at, at + batchSize);
      onFound(await inTurns(batch, ({ file, folder }) => withStamp(file, folder)));
    }
  }

  async read(file: FileReference): Promise<FileResult<ArticleText>> {
    const folder = folderOf(file.id, this.#configuration().folders);
    // The stamp of a file on a disk is the worker's; a stamp from before the text is at worst too old.
    const { stamp } = folder && folder.diskPath === undefined ? await withStamp(file, folder) : {};
    const text = await this.#files.readText(file.id);
    if (text.kind === 'failed') return text;
    return { kind: 'ok', value: { text: text.value, ...(stamp !== undefined && { stamp }) } };
  }
}

/** The folder a file is in; of folders inside each other the inner one. */
function folderOf(id: FileId, folders: readonly ConfiguredFolder[]): ConfiguredFolder | undefined {
  let nearest: ConfiguredFolder | undefined;
  for (const folder of folders) {
    const isNearer = folder.uri.length > (nearest?.uri.length ?? -1);
    if (isNearer && relativePathOf(folder.uri, id) !== undefined) nearest = folder;
  }
  return nearest;
}

async function withStamp(file: FileReference, { encoding }: ConfiguredFolder): Promise<FoundFile> {
  try {
    const { mtime, size } = await workspace.fs.stat(Uri.parse(file.id, true));
    return { ...file, stamp: fileStamp(mtime, size, encoding) };
  } catch {
    // It went away, or there is no permission: reading it says so.
    return file;
  }
}

async function inTurns<Item, Value>(items: readonly Item[], ask: (item: Item) => Promise<Value>): Promise<Value[]> {
  const answers: Value[] = [];
  for (let at = 0; at < items.length; at += filesAtOnce) {
    answers.push(...(await Promise.all(items.slice(at, at + filesAtOnce).map(ask))));
  }
  return answers;
}
