import {
  CodeAction,
  CodeActionKind,
  CodeLens,
  Diagnostic,
  DiagnosticSeverity,
  l10n,
  languages,
  workspace,
  type CodeActionContext,
  type Command,
  type Range,
  type TextDocument,
} from 'vscode';
import { readMarkers } from '../../core/annotation/conflictMarkers';
import { isOwnFile } from '../../app/correctionFiles';
import type { Disposable } from '../../app/ports';
import type { CommandId } from '../ids';

const source = 'Newsmark';
const code = 'conflict';
const selector = [{ pattern: '**/*.newsmark.json' }, { pattern: '**/.newsmark/*.json' }];

/** Offers the merge in open files in which git left a conflict: over the first mark, and as a way to end its warning. */
export function markConflicts(): Disposable[] {
  const collection = languages.createDiagnosticCollection('newsmark-conflicts');
  const show = (document: TextDocument): void => {
    if (!isOwnFile(document.uri.path) || document.uri.scheme === 'newsmark-merge') return;
    const range = firstMark(document);
    collection.set(document.uri, range ? [warningAt(range)] : []);
  };
  for (const document of workspace.textDocuments) show(document);
  return [
    collection,
    workspace.onDidOpenTextDocument(show),
    workspace.onDidChangeTextDocument(({ document }) => show(document)),
    workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    languages.registerCodeLensProvider(selector, { provideCodeLenses: lensesOf }),
    languages.registerCodeActionsProvider(
      selector,
      { provideCodeActions: (document, _range, context) => actionsOf(document, context) },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  ];
}

function lensesOf(document: TextDocument): CodeLens[] {
  const range = firstMark(document);
  return range ? mergeCommands(document).map((command) => new CodeLens(range, command)) : [];
}

function actionsOf(document: TextDocument, { diagnostics }: CodeActionContext): CodeAction[] {
  const conflict = diagnostics.find((one) => one.source === source && one.code === code);
  if (!conflict) return [];
  return mergeCommands(document).map((command) => {
    const action = new CodeAction(command.title, CodeActionKind.QuickFix);
    action.command = command;
    action.diagnostics = [conflict];
    return action;
  });
}

function mergeCommands({ uri }: TextDocument): readonly Command[] {
  const command = (title: string, id: CommandId): Command => ({ title, command: id, arguments: [uri] });
  return [
    command(l10n.t('Show Merge of Annotations'), 'newsmark.showMerge'),
    command(l10n.t('Apply Merge of Annotations'), 'newsmark.applyMerge'),
  ];
}

function warningAt(range: Range): Diagnostic {
  const words = l10n.t('Git left both versions of a merge here. Newsmark can merge them one by one.');
  const warning = new Diagnostic(range, words, DiagnosticSeverity.Warning);
  warning.source = source;
  warning.code = code;
  return warning;
}

/** Undefined where git left no marks, or somebody began to take them out. */
function firstMark(document: TextDocument): Range | undefined {
  const text = document.getText();
  if (!readMarkers(text)) return undefined;
  return document.lineAt(document.positionAt(text.search(/^<{7}/m)).line).range;
}
