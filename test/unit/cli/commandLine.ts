import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { runCli } from '../../../src/cli/runCli';

/** What a run of the command line left. */
export interface Run {
  readonly status: number;
  readonly out: string;
  /** The lines on stderr. */
  readonly errors: readonly string[];
}

/** Runs the command line in this process. */
export async function run(words: readonly string[], environment: Record<string, string> = {}): Promise<Run> {
  let out = '';
  const errors: string[] = [];
  const status = await runCli(words, {
    out: (text) => (out += text),
    error: (line) => errors.push(line),
    environment,
  }).finally(() => l10n.config({ contents: {} }));
  for (const line of errors) assert.doesNotMatch(line, /[\r\n]/, 'a message is one line');
  return { status, out, errors };
}

/** What `--json` printed: one document with a final line end. */
export function jsonOf({ out }: Run): unknown {
  assert.ok(out.endsWith('}\n'));
  return JSON.parse(out);
}

/** Files in a new folder, given to a test and removed afterwards. */
export async function withFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-cli-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
