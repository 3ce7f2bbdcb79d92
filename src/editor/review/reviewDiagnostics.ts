import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  l10n,
  languages,
  window,
  workspace,
  type CodeActionContext,
  type CodeActionProvider,
  type TextDocument,
} from 'vscode';
import { placedRange, type Placement } from '../../core/anchor/placement';
import { hasChoice } from '../../core/annotation/choices';
import type { PlacedAnnotation } from '../../core/export/exporting';
import { articleHash } from '../../core/text/sha256';
import type { Corpus } from '../../app/corpus';
import type { Disposable } from '../../app/ports';
import { isToReview } from '../../app/reviewing';
import { textMapOf } from '../convert';
import type { CommandId } from '../ids';
import { later } from '../later';
import { candidatesOf } from './reviewCommands';

const source = 'Newsmark';

/** Milliseconds that an article is left alone after an edit. */
const pause = 300;

/** A hint at each annotation of an open article that a person is to look at; those without a place are told of in the first line. */
export class ReviewDiagnostics implements Disposable {
  readonly #corpus: Corpus;
  readonly #collection = languages.createDiagnosticCollection('newsmark');
  readonly #listeners: readonly Disposable[];
  #cancel: (() => void) | undefined;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    const showAll = (): void => {
      for (const { document } of window.visibleTextEditors) this.#show(document);
    };
    this.#listeners = [
      corpus.onDidChange(showAll),
      window.onDidChangeVisibleTextEditors(showAll),
      // The editor moves the hints with the words; a file that another program wrote comes in after the corpus has read it.
      workspace.onDidChangeTextDocument(() => {
        this.#cancel?.();
        this.#cancel = later(showAll, pause);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
      languages.registerCodeActionsProvider({ pattern: '**/*' }, new ReviewActions(corpus), {
        providedCodeActionKinds: [CodeActionKind.QuickFix],
      }),
    ];
    showAll();
  }

  dispose(): void {
    this.#cancel?.();
    for (const listener of this.#listeners) listener.dispose();
    this.#collection.dispose();
  }

  #show(document: TextDocument): void {
    const entry = this.#corpus.article(document.uri.toString());
    // What is in a git conflict has its merge applied first.
    const isReadable = entry?.sidecar.kind === 'ok';
    const placed = isReadable ? entry.annotations.filter(isToReview) : [];
    // Places in another version of the text wait until both are the same again.
    const isCurrent = placed.length > 0 && entry?.analysis?.hash === articleHash(textMapOf(document).text);
    if (!isCurrent) this.#collection.delete(document.uri);
    else
      this.#collection.set(
        document.uri,
        placed.map((one) => diagnostic(one, document)),
      );
  }
}

function diagnostic({ annotation, placement }: PlacedAnnotation, document: TextDocument): Diagnostic {
  const range = placedRange(placement) ?? candidatesOf(placement)[0] ?? { start: 0, end: 0 };
  const quote = annotation.target.exact.replace(/\s+/g, ' ').slice(0, 80);
  const words = hasChoice(annotation)
    ? l10n.t('Two versions of this annotation were merged, and a choice is left.')
    : reviewWords(placement, quote);
  const hint = new Diagnostic(textMapOf(document).range(range), words, DiagnosticSeverity.Hint);
  hint.source = source;
  hint.code = annotation.id;
  return hint;
}

function reviewWords({ kind }: Placement, quote: string): string {
  switch (kind) {
    // Then it is another of its passages.
    case 'exact':
    case 'moved':
    case 'edited':
      return l10n.t('The words of this annotation were changed; it was made on “{0}”.', quote);
    case 'ambiguous':
      return l10n.t('The annotation on “{0}” may stand here or elsewhere.', quote);
    case 'orphan':
      return l10n.t('The words of an annotation are not in the article any more: “{0}”.', quote);
  }
}

/** What can be done about the hints at a place. */
class ReviewActions implements CodeActionProvider {
  readonly #corpus: Corpus;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  provideCodeActions(document: TextDocument, _range: unknown, { diagnostics }: CodeActionContext): CodeAction[] {
    const article = document.uri.toString();
    return diagnostics.flatMap((one) => {
      const { code } = one;
      const placed = this.#placed(article, code);
      if (one.source !== source || typeof code !== 'string' || !placed) return [];
      const reference = { article, annotation: code };
      const action = (title: string, command: CommandId): CodeAction => {
        const fix = new CodeAction(title, CodeActionKind.QuickFix);
        fix.command = { command, title, arguments: [reference] };
        fix.diagnostics = [one];
        return fix;
      };
      // The value that is chosen may be the place.
      if (hasChoice(placed.annotation))
        return [action(l10n.t('Resolve Annotation Conflict…'), 'newsmark.resolveAnnotationConflict')];
      return [
        action(l10n.t('Accept New Wording'), 'newsmark.acceptWording'),
        action(l10n.t('Choose This Place…'), 'newsmark.choosePlace'),
        action(l10n.t('Attach to Selection'), 'newsmark.attachToSelection'),
        action(l10n.t('Keep as Orphan'), 'newsmark.keepAsOrphan'),
        action(l10n.t('Show What Changed'), 'newsmark.showWhatChanged'),
        action(l10n.t('Remove Annotation…'), 'newsmark.removeAnnotation'),
      ];
    });
  }

  #placed(article: string, id: Diagnostic['code']): PlacedAnnotation | undefined {
    return this.#corpus.article(article)?.annotations.find(({ annotation }) => annotation.id === id);
  }
}
