import { Uri, workspace } from 'vscode';
import { relativePathOf } from '../../app/library/fileId';
import { fileStamp } from '../../app/library/fileStamp';
import type { ArticleSource, ArticleText, FoundFile } from '../../app/library/librarySource';
import type { ConfiguredFolder, WorkerConfiguration } from '../../app/library/workerConfiguration';
import type { ArticleFinder, FileId, FileReference, FileResult } from '../../app/ports';

/** How many files are asked for their stamps at once; each question is a message to the editor's file service. */
const filesAtOnce = 20;

/** How many files are told at once. */
const batchSize = 200;

/** Reads whole files; of one whose size in bytes is told it need not be asked for. */
export interface SizedReader {
  readText(id: FileId, size?: number): Promise<FileResult<string>>;
}

/** What only the editor can list and read: folders that are on no disk of the worker's, and files it cannot decode. */
export class HostSource implements ArticleSource {
  readonly #finder: ArticleFinder;
  readonly #files: SizedReader;
  readonly #configuration: () => WorkerConfiguration;

  /** @param configuration the settings as they are now. */
  constructor(finder: ArticleFinder, files: SizedReader, configuration: () => WorkerConfiguration) {
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
      const stamps = await inTurns(batch, ({ file, folder }) => stampOf(file, folder));
      onFound(batch.map(({ file }, index) => withStamp(file, stamps[index]?.stamp)));
    }
  }

  async read(file: FileReference): Promise<FileResult<ArticleText>> {
    const folder = folderOf(file.id, this.#configuration().folders);
    // The stamp of a file on a disk is the worker's; a stamp from before the text is at worst too old.
    const { stamp, size } = folder && folder.diskPath === undefined ? await stampOf(file, folder) : {};
    const text = await this.#files.readText(file.id, size);
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

/** Empty for a file that went away, or that may not be looked at: reading it says so. Its size is in bytes. */
async function stampOf(
  { id }: FileReference,
  { encoding }: ConfiguredFolder,
): Promise<{ readonly stamp?: string; readonly size?: number }> {
  try {
    const { mtime, size } = await workspace.fs.stat(Uri.parse(id, true));
    return { stamp: fileStamp(mtime, size, encoding), size };
  } catch {
    return {};
  }
}

function withStamp(file: FileReference, stamp: string | undefined): FoundFile {
  return stamp === undefined ? file : { ...file, stamp };
}

async function inTurns<Item, Value>(items: readonly Item[], ask: (item: Item) => Promise<Value>): Promise<Value[]> {
  const answers: Value[] = [];
  for (let at = 0; at < items.length; at += filesAtOnce) {
    answers.push(...(await Promise.all(items.slice(at, at + filesAtOnce).map(ask))));
  }
  return answers;
}
