import { Diagnostic, DiagnosticSeverity, l10n, languages, Range, workspace, type TextDocument } from 'vscode';
import { placeInJson } from '../core/annotation/jsonPlace';
import { parseLabels, type LabelProblem } from '../core/label/labelsCodec';
import { LABELS_PATH, type LabelList } from '../core/label/projectLabel';
import type { Disposable } from '../app/ports';

/** Says in an open file of labels what its schema cannot: that two labels or verdicts have one name, or two labels one number. */
export function showLabelProblems(): Disposable[] {
  const shown = languages.createDiagnosticCollection('newsmark.labels');
  const show = (document: TextDocument): void => {
    if (document.uri.path.endsWith(`/${LABELS_PATH}`)) shown.set(document.uri, diagnosticsOf(document));
  };
  workspace.textDocuments.forEach(show);
  return [
    shown,
    workspace.onDidOpenTextDocument(show),
    workspace.onDidChangeTextDocument(({ document }) => show(document)),
    workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri)),
  ];
}

function diagnosticsOf(document: TextDocument): readonly Diagnostic[] {
  const text = document.getText();
  const parsed = parseLabels(text);
  if (parsed.kind !== 'ok') return [];
  return parsed.problems.flatMap(({ kind, list, index }) => {
    const problem = wordsOf(kind, list);
    const place = problem && placeInJson(text, [list, index, problem.field]);
    if (!place) return [];
    const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
    const diagnostic = new Diagnostic(range, problem.message, DiagnosticSeverity.Warning);
    diagnostic.source = 'Newsmark';
    return [diagnostic];
  });
}

function wordsOf(
  kind: LabelProblem['kind'],
  list: LabelList,
): { readonly field: string; readonly message: string } | undefined {
  if (kind === 'sameName' && list === 'verdicts') {
    return {
      field: 'name',
      message: l10n.t(
        'A verdict before this one is called so already, or it is “unreviewed”, which every scale has: this one is not used.',
      ),
    };
  }
  if (kind === 'sameName') {
    return { field: 'name', message: l10n.t('A label before this one is called so already: this one is not used.') };
  }
  if (kind !== 'sameNumber') return undefined;
  return { field: 'shortcut', message: l10n.t('A label before this one has this number: this one gets a free one.') };
}
