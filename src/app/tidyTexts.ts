import { articleNameOf } from '../core/annotation/sidecar';
import { parseSidecar, type ParsedSidecar } from '../core/annotation/parseSidecar';
import type { FileFailure, FileId, FileReader, FileResult } from './ports';

/** A text that annotations were made on, as it is kept. */
export interface KeptFile {
  readonly id: FileId;
  /** Its name: the hash of the text. */
  readonly hash: string;
  /** On the disk. */
  readonly bytes: number;
}

/** What tidying needs of the workspace. */
export interface TidyPorts {
  readonly files: FileReader;
  /** The texts that the folders keep. */
  findTexts(): Promise<readonly KeptFile[]>;
  /** All that may name a text, wherever it is and whatever hides it: sidecars, those that are being written, other own files. */
  findReferring(): Promise<readonly FileId[]>;
  remove(id: FileId): Promise<FileResult<void>>;
  /** What else may name a text: what can be undone or waits to be saved, and files that are open with unsaved changes. */
  held(): Promise<readonly string[]>;
}

/** Why nothing is removed: a file that may name any of the texts. */
interface Refused {
  readonly kind: 'refused';
  readonly file: FileId;
  readonly reason: FileFailure | Exclude<ParsedSidecar, { kind: 'ok' }>;
}

/** The outcome of {@link findUnreferenced}. */
export type Unreferenced = { readonly kind: 'found'; readonly texts: readonly KeptFile[] } | Refused;

/** The outcome of {@link removeUnreferenced}; `left` could not be removed. */
export type Tidied = { readonly kind: 'done'; readonly removed: number; readonly left: number } | Refused;

/**
 * The texts that nothing names. Whatever looks like a hash counts as one, so that fields of later versions and other tools count.
 * Nothing is found when one file cannot be read. O(all sidecars).
 */
export async function findUnreferenced(ports: TidyPorts): Promise<Unreferenced> {
  // First the texts: what is kept after that is not among them.
  const texts = await ports.findTexts();
  const named = new Set((await ports.held()).flatMap(hashesIn));
  // In one order everywhere, so that the same file is named each time.
  for (const file of (await ports.findReferring()).toSorted()) {
    const read = await ports.files.readText(file);
    if (read.kind === 'failed') return { kind: 'refused', file, reason: read.failure };
    const parsed = articleNameOf(file) === undefined ? undefined : parseSidecar(read.value);
    if (parsed && parsed.kind !== 'ok') return { kind: 'refused', file, reason: parsed };
    for (const hash of hashesIn(read.value)) named.add(hash);
  }
  return { kind: 'found', texts: texts.filter(({ hash }) => !named.has(hash)) };
}

/** Removes texts that a person agreed to, those that still nothing names. */
export async function removeUnreferenced(ports: TidyPorts, agreed: readonly KeptFile[]): Promise<Tidied> {
  const found = await findUnreferenced(ports);
  if (found.kind === 'refused') return found;
  const still = new Set(found.texts.map(({ id }) => id));
  let [removed, left] = [0, 0];
  for (const { id } of agreed) {
    if (!still.has(id)) continue;
    const result = await ports.remove(id);
    if (result.kind === 'ok') removed++;
    else left++;
  }
  return { kind: 'done', removed, left };
}

/** Whether a name is that of a kept text. */
export function isTextName(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}

function hashesIn(text: string): readonly string[] {
  return text.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g) ?? [];
}
