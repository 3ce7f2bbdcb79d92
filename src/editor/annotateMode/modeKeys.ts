import { commands, l10n, MarkdownString, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { escapeMarkdown } from '../../core/export/escapeMarkdown';
import type { EdgeMove } from '../../core/text/passages';
import type { Corpus } from '../../app/corpus';
import type { FileId } from '../../app/ports';
import { labelWord } from '../../app/words';
import type { CommandId } from '../ids';
import { numberedLabels } from '../numberedLabels';
import { withoutIcons } from '../plainText';
import { silent, type CommandOutcome } from '../runCommand';

/** A key of *Annotate Mode* as the manifest has it, and what it does. */
interface ModeKey {
  /** As it is written on a keyboard. */
  readonly key: string;
  readonly words: string;
  readonly command: CommandId;
  readonly argument?: EdgeMove | string;
}

interface KeyGroup {
  readonly title: string;
  readonly keys: readonly ModeKey[];
}

/** *Show Keys of Annotate Mode*: a list of them, and what is picked is done. */
export async function pickModeKey(corpus: Corpus, article: FileId): Promise<CommandOutcome> {
  const rows = keyGroups(corpus, article).flatMap(({ title, keys }): (QuickPickItem & { readonly key?: ModeKey })[] => [
    { label: title, kind: QuickPickItemKind.Separator },
    ...keys.map((key) => ({ label: withoutIcons(key.words), description: key.key, key })),
  ]);
  const picked = await window.showQuickPick(rows, {
    title: l10n.t('Keys of Annotate Mode'),
    placeHolder: l10n.t('Pick one to do it'),
    matchOnDescription: true,
  });
  if (picked?.key) await commands.executeCommand(picked.key.command, picked.key.argument);
  return silent;
}

/** The same as a text to be read over the status bar. Labels are words of other people: no markup comes from them. */
export function modeTooltip(corpus: Corpus, article: FileId): MarkdownString {
  const groups = keyGroups(corpus, article).map(({ title, keys }) =>
    [`**${title}**`, ...keys.map(({ key, words }) => `\`${key}\` ${escapeMarkdown(words)}`)].join('  \n'),
  );
  return new MarkdownString(groups.join('\n\n'));
}

function keyGroups(corpus: Corpus, article: FileId): readonly KeyGroup[] {
  return [
    { title: l10n.t('Select'), keys: selecting() },
    { title: l10n.t('Annotate'), keys: annotating(corpus, article) },
    { title: l10n.t('Go on'), keys: goingOn() },
  ];
}

function selecting(): readonly ModeKey[] {
  const move = (key: string, words: string, argument: EdgeMove): ModeKey => ({
    key,
    words,
    command: 'newsmark.movePassageEdge',
    argument,
  });
  return [
    { key: 'Tab', words: l10n.t('Next sentence'), command: 'newsmark.nextSentence' },
    { key: 'Shift+Tab', words: l10n.t('Previous sentence'), command: 'newsmark.previousSentence' },
    move('→', l10n.t('One word more'), { edge: 'end', unit: 'word', direction: 'forward' }),
    move('←', l10n.t('One word less'), { edge: 'end', unit: 'word', direction: 'backward' }),
    move('↓', l10n.t('One sentence more'), { edge: 'end', unit: 'sentence', direction: 'forward' }),
    move('↑', l10n.t('One sentence less'), { edge: 'end', unit: 'sentence', direction: 'backward' }),
    move('Shift+←', l10n.t('One word more at the beginning'), { edge: 'start', unit: 'word', direction: 'backward' }),
    move('Shift+→', l10n.t('One word less at the beginning'), { edge: 'start', unit: 'word', direction: 'forward' }),
    move('Shift+↑', l10n.t('One sentence more at the beginning'), {
      edge: 'start',
      unit: 'sentence',
      direction: 'backward',
    }),
    move('Shift+↓', l10n.t('One sentence less at the beginning'), {
      edge: 'start',
      unit: 'sentence',
      direction: 'forward',
    }),
    { key: 'Q', words: l10n.t('The quotation'), command: 'newsmark.expandToQuotation' },
    { key: 'S', words: l10n.t('The sentence'), command: 'newsmark.expandToSentence' },
    { key: 'P', words: l10n.t('The paragraph'), command: 'newsmark.expandToParagraph' },
    { key: 'Alt+→', words: l10n.t('Larger: word, quotation, sentence, paragraph'), command: 'newsmark.growPassage' },
    { key: 'Alt+←', words: l10n.t('Smaller again'), command: 'newsmark.shrinkPassage' },
  ];
}

function annotating(corpus: Corpus, article: FileId): readonly ModeKey[] {
  const labels = [...numberedLabels(corpus, article)].map(([number, { name }]): ModeKey => ({
    key: number,
    words: labelWord(name),
    command: 'newsmark.highlightWithLabel',
    argument: number,
  }));
  return [
    ...labels,
    { key: '0', words: l10n.t('Highlight without label'), command: 'newsmark.highlightWithLabel', argument: '0' },
    { key: 'Enter', words: l10n.t('Highlight with the last label'), command: 'newsmark.highlightWithLastLabel' },
    { key: 'H', words: l10n.t('Highlight with a comment'), command: 'newsmark.highlightSelection' },
    { key: 'C', words: l10n.t('Claim'), command: 'newsmark.annotateClaim' },
    { key: 'N', words: l10n.t('Note at the cursor'), command: 'newsmark.addNoteAtCursor' },
    { key: 'A', words: l10n.t('Add to an annotation'), command: 'newsmark.addSelectionToAnnotation' },
  ];
}

function goingOn(): readonly ModeKey[] {
  return [
    { key: '.', words: l10n.t('Next annotation'), command: 'newsmark.nextAnnotation' },
    { key: ',', words: l10n.t('Previous annotation'), command: 'newsmark.previousAnnotation' },
    { key: 'E', words: l10n.t('Edit the annotation'), command: 'newsmark.editAnnotation' },
    { key: 'Delete', words: l10n.t('Remove the annotation'), command: 'newsmark.removeAnnotation' },
    { key: 'U', words: l10n.t('Undo the last change of annotations'), command: 'newsmark.undoAnnotationChange' },
    { key: 'Y', words: l10n.t('Redo it'), command: 'newsmark.redoAnnotationChange' },
    { key: 'Escape', words: l10n.t('Leave Annotate Mode'), command: 'newsmark.leaveAnnotateMode' },
  ];
}
