import { commands, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { Annotations } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import type { Disposable, FileReader } from '../../app/ports';
import { findUnreferenced, removeUnreferenced, type Tidied } from '../../app/tidyTexts';
import { textFiles } from '../host/textFiles';
import { confirm, hint } from '../questions';
import { silent, told, type CommandOutcome, type CommandRunner } from '../runCommand';
import { brokenWords } from '../sidecarProblem';
import { failureWords, number } from '../words';

interface Tidying {
  readonly corpus: Corpus;
  readonly annotations: Annotations;
  readonly store: FileReader;
}

/** The command that tidies the kept texts. */
export function registerTidying(tools: Tidying, runner: CommandRunner): Disposable {
  return runner.register('newsmark.tidyBaseTexts', () => tidyBaseTexts(tools));
}

/** *Tidy Base Texts*: says how many texts no annotation was made on, and removes them when confirmed. */
async function tidyBaseTexts({ corpus, annotations, store }: Tidying): Promise<CommandOutcome> {
  const ports = textFiles(store, async () => [...(await annotations.held()), ...corpus.baseTexts.rememberedHashes()]);
  const found = await withProgress(findUnreferenced(ports));
  if (found.kind === 'refused') return refused(found);
  const { texts } = found;
  if (texts.length === 0)
    return told(l10n.t('Every kept text is one that annotations were made on. Nothing is to be tidied.'));
  const size = sizeWords(texts.reduce((sum, { bytes }) => sum + bytes, 0));
  const isWanted = await confirm(
    texts.length === 1
      ? l10n.t('Remove 1 text ({0}) that no annotation was made on?', size)
      : l10n.t('Remove {0} texts ({1}) that no annotation was made on?', number(texts.length), size),
    l10n.t(
      'They are in .newsmark/texts. Annotations that only another branch or another folder has are not counted. Articles and annotations are not touched.',
    ),
    l10n.t('Remove'),
  );
  if (!isWanted) return silent;
  const tidied = await withProgress(removeUnreferenced(ports, texts));
  if (tidied.kind === 'refused') return refused(tidied);
  if (tidied.left > 0)
    return {
      kind: 'refused',
      notice: { text: l10n.t('{0} texts could not be removed; try again when this is mended.', number(tidied.left)) },
    };
  hint(
    tidied.removed === 1 ? l10n.t('1 text was removed.') : l10n.t('{0} texts were removed.', number(tidied.removed)),
  );
  return silent;
}

function refused({ file, reason }: Extract<Tidied, { kind: 'refused' }>): CommandOutcome {
  const uri = Uri.parse(file, true);
  const text = l10n.t(
    'Nothing was removed: {0} may name any of the texts and cannot be read: {1}.',
    workspace.asRelativePath(uri),
    reasonWords(reason),
  );
  const run = async (): Promise<CommandOutcome> => {
    await commands.executeCommand('vscode.open', uri);
    return silent;
  };
  return { kind: 'refused', notice: { text, actions: [{ title: l10n.t('Open File'), run }] } };
}

function reasonWords(reason: Extract<Tidied, { kind: 'refused' }>['reason']): string {
  if (typeof reason === 'string') return failureWords(reason);
  return reason.kind === 'newer' ? l10n.t('a newer version of Newsmark wrote it') : brokenWords(reason);
}

/** "340 bytes", "12 KB", "3.4 MB". */
function sizeWords(bytes: number): string {
  if (bytes < 1000) return l10n.t('{0} bytes', bytes);
  if (bytes < 1_000_000) return l10n.t('{0} KB', number(Math.round(bytes / 1000)));
  return l10n.t('{0} MB', number(Math.round(bytes / 100_000) / 10));
}

function withProgress<Value>(work: Promise<Value>): Promise<Value> {
  const options = {
    location: ProgressLocation.Window,
    title: l10n.t('Newsmark: looking for the texts of annotations'),
  };
  return Promise.resolve(window.withProgress(options, () => work));
}
