import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { decodeUtf8 } from '../app/decodeUtf8';
import { mergeFiles, mergeMarked, type MergedFiles } from '../app/mergeFiles';
import { gitStages } from '../node/gitStages';
import type { Console, ExitStatus } from './console';
import { oneLine, type MergeCall } from './usage';

/** See {@link MergeCall}; exit statuses as of {@link mergeSides}. */
export async function mergeCommand(call: MergeCall, console: Console): Promise<ExitStatus> {
  return 'marked' in call ? mergeMarkers(call.marked, console) : mergeSides(call, console);
}

/** A file without markers that can be read is left as it is. */
async function mergeMarkers(file: string, console: Console): Promise<ExitStatus> {
  const text = read(file);
  if (text === undefined) return failed(console, l10n.t('{0} cannot be read', file));
  const marked = mergeMarked(file.replaceAll('\\', '/'), text, await gitStages(file));
  if (marked?.merged.kind === 'mixed') {
    return failed(
      console,
      l10n.t('{0} cannot be merged: git mixed lines of both versions, and its own copies cannot be read', file),
    );
  }
  if (marked) return finish(file, { merged: marked.merged, sides: { ours: file, theirs: file } }, console);
  return failed(console, l10n.t('{0} has no conflict to merge', file));
}

/**
 * `newsmark merge`: merges a sidecar or corrections of entities three ways and writes the result over our version, at once or not
 * at all. 1 when a person has to choose: the file is valid and holds both values. 3 when a side cannot be read; nothing is written.
 */
function mergeSides({ base, ours, theirs, path }: Extract<MergeCall, { ours: string }>, console: Console): ExitStatus {
  const texts = { base: read(base), ours: read(ours), theirs: read(theirs) };
  for (const [file, text] of [
    [ours, texts.ours],
    [theirs, texts.theirs],
  ] as const) {
    if (text === undefined) return failed(console, l10n.t('{0} cannot be read', file));
  }
  // A file that both sides added has an empty base.
  const sides = {
    base: texts.base?.trim() === '' ? undefined : texts.base,
    ours: texts.ours ?? '',
    theirs: texts.theirs ?? '',
  };
  return finish(ours, { merged: mergeFiles(path, sides), sides: { ours, theirs } }, console);
}

interface Outcome {
  readonly merged: MergedFiles;
  /** The files that the sides come from. */
  readonly sides: { readonly ours: string; readonly theirs: string };
}

function finish(file: string, { merged, sides }: Outcome, console: Console): ExitStatus {
  switch (merged.kind) {
    case 'foreign':
      return failed(console, l10n.t('{0} is no file that newsmark merges', file));
    case 'unreadable':
      return failed(console, l10n.t('{0} cannot be merged ({1})', sides[merged.side], merged.reason));
    case 'merged':
      return write(file, merged, console);
  }
}

function write(
  file: string,
  { content, choices }: { readonly content: string; readonly choices: number },
  console: Console,
): ExitStatus {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, content, { flag: 'wx', flush: true });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    const reason = error instanceof Error ? oneLine(error.message) : String(error);
    return failed(console, l10n.t('{0} cannot be written: {1}', file, reason));
  }
  if (choices === 0) return 0;
  console.error(
    choices === 1
      ? l10n.t('{0}: one value was changed on both sides; both are kept in newsmark:conflicts', file)
      : l10n.t('{0}: {1} values were changed on both sides; both are kept in newsmark:conflicts', file, choices),
  );
  return 1;
}

function read(file: string): string | undefined {
  try {
    const text = decodeUtf8(readFileSync(file));
    return text.kind === 'ok' ? text.value : undefined;
  } catch {
    return undefined;
  }
}

function failed(console: Console, message: string): ExitStatus {
  console.error(message);
  return 3;
}
