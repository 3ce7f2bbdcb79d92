import { commands, EventEmitter, l10n, TabInputTextDiff, Uri, window, workspace, type Tab } from 'vscode';
import { mergeConflict, type Conflict, type StagesOf } from '../../app/conflict';
import type { Disposable, FileId, FileReader } from '../../app/ports';

/** The scheme of documents that show what a merge comes to; the manifest names it too. */
const scheme = 'newsmark-merge';

/** A side of what is shown: our version, and what comes of merging it with theirs. */
type Side = 'ours' | 'merged';

interface MergeReading {
  readonly files: FileReader;
  readonly stagesOf: StagesOf;
}

/** Shows what comes of merging files in which git left a conflict, beside our version of them. Nothing is written. */
export class MergeDocuments implements Disposable {
  readonly #reading: MergeReading;
  readonly #shown = new Map<FileId, Conflict>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #provider: Disposable;

  constructor(reading: MergeReading) {
    this.#reading = reading;
    this.#provider = workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: (uri) => this.#content(uri),
    });
  }

  /** What comes of merging a file as it is now; undefined when it has no conflict, or a side cannot be read. */
  async read(file: FileId): Promise<Conflict | undefined> {
    const text = await this.#reading.files.readText(file);
    return text.kind === 'ok' ? mergeConflict(file, text.value, this.#reading.stagesOf) : undefined;
  }

  /** What was shown of a file, while it is shown. */
  shown(file: FileId): Conflict | undefined {
    return tabsOf(file).length > 0 ? this.#shown.get(file) : undefined;
  }

  async show(file: FileId, conflict: Conflict): Promise<void> {
    this.#shown.set(file, conflict);
    const [ours, merged] = [uriOf(file, 'ours'), uriOf(file, 'merged')];
    this.#changed.fire(ours);
    this.#changed.fire(merged);
    const name = ours.path.slice(ours.path.lastIndexOf('/') + 1);
    await commands.executeCommand('vscode.diff', ours, merged, l10n.t('{0}: ours ↔ merged', name), { preview: false });
  }

  /** Closes what is shown of a file. */
  async close(file: FileId): Promise<void> {
    this.#shown.delete(file);
    await window.tabGroups.close(tabsOf(file));
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }

  /** What was shown in a window before this one is merged again. */
  async #content(uri: Uri): Promise<string | undefined> {
    const asked = readQuery(uri.query);
    if (!asked) return undefined;
    const conflict = this.#shown.get(asked.file) ?? (await this.read(asked.file));
    if (conflict) this.#shown.set(asked.file, conflict);
    return asked.side === 'ours' ? conflict?.ours : conflict?.merged;
  }
}

/** The file whose merge a document shows; undefined for any other document. */
export function mergedFileOf(uri: Uri): FileId | undefined {
  return uri.scheme === scheme ? readQuery(uri.query)?.file : undefined;
}

function uriOf(file: FileId, side: Side): Uri {
  return Uri.from({ scheme, path: Uri.parse(file, true).path, query: JSON.stringify({ file, side }) });
}

function readQuery(query: string): { readonly file: FileId; readonly side: Side } | undefined {
  try {
    const { file, side } = JSON.parse(query) as { file?: unknown; side?: unknown };
    return typeof file === 'string' && (side === 'ours' || side === 'merged') ? { file, side } : undefined;
  } catch {
    return undefined;
  }
}

function tabsOf(file: FileId): Tab[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof TabInputTextDiff && mergedFileOf(input.modified) === file);
}
