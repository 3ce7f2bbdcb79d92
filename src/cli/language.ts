import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';

/** Speaks Italian where the surroundings do, else English. The words are the editor's own, packaged beside this file. */
export async function useLanguage({
  LC_ALL,
  LC_MESSAGES,
  LANG,
}: Readonly<Record<string, string | undefined>>): Promise<void> {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
  if (!/^it\b|^it_/i.test(locale)) return;
  try {
    const contents = await readFile(path.join(__dirname, '..', 'l10n', 'bundle.l10n.it.json'), 'utf8');
    l10n.config({ contents });
  } catch {
    // Without its words the command line speaks English; no result depends on them.
  }
}
