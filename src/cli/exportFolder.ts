import { writeFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { Loss } from '../core/export/exporting';
import { exportAnnotations, type ExportFormat } from '../app/exporting';
import type { Corpus } from '../app/corpus';
import { reportWords } from '../app/words';
import type { Console, ExitStatus } from './console';

interface ExportCall {
  readonly format: ExportFormat;
  readonly out: string | undefined;
  readonly json: boolean;
}

/** `newsmark export`: all annotations in one file, or on stdout. What the format cannot hold is said on stderr. */
export async function exportFolder(
  corpus: Corpus,
  { format, out, json }: ExportCall,
  console: Console,
): Promise<ExitStatus> {
  const { content, losses, unreadable } = await exportAnnotations(corpus, format, reportWords());
  for (const { path } of unreadable) console.error(l10n.t('{0}: not exported, its sidecar cannot be read', path));
  if (out === undefined) console.out(content);
  else if (!(await write(out, content))) {
    console.error(l10n.t('{0} cannot be written', out));
    return 3;
  }
  if (json) {
    const document = { version: 1, files: [out], losses: losses.map((loss) => ({ ...loss, why: lossWords(loss) })) };
    console.out(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    for (const loss of losses) console.error(`${subjectOf(loss)}: ${lossWords(loss)}`);
  }
  return unreadable.length > 0 ? 3 : 0;
}

async function write(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, 'utf8');
    return true;
  } catch {
    return false;
  }
}

/** What a loss is about: the article, and the annotation when it has an id. */
function subjectOf({ path, annotation }: Loss): string {
  return annotation === '' ? path : `${path}: ${annotation}`;
}

function lossWords({ what }: Loss): string {
  switch (what) {
    case 'place':
      return l10n.t('has no certain place in the text; exported with the words it was made on');
    case 'details':
      return l10n.t('has details this format has no room for');
    case 'item':
      return l10n.t('an item of the sidecar was not understood and is left out');
  }
}
