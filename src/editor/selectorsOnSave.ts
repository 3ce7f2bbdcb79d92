import { workspace, type TextDocument } from 'vscode';
import { isGone } from '../core/anchor/followEdits';
import type { Annotation } from '../core/annotation/annotation';
import type { TextRange } from '../core/text/textRange';
import type { Disposable } from '../app/ports';
import type { Annotating } from './commands/annotate';
import { textMapOf } from './convert';
import { passagesIn, type FollowedPassage } from './placements';

/**
 * Writes into the sidecar where annotations stand when a person saves an article whose words they moved or changed in the
 * editor. What had been moved or changed outside of the editor before, and what lost all of its words, stays as it was made.
 */
export function rewriteOnSave({ corpus, annotations }: Annotating, onError: (error: unknown) => void): Disposable {
  const saved = async (document: TextDocument): Promise<void> => {
    const passages = passagesIn(corpus, document);
    if (!passages || passages.length === 0) return;
    const moves = movesOf(passages);
    if (moves.length > 0) await annotations.rewrite(document.uri.toString(), textMapOf(document).text, moves);
  };
  return workspace.onDidSaveTextDocument((document) => {
    saved(document).catch(onError);
  });
}

/** The annotations that stood where they were made until a person edited the article, with where they stand now. */
function movesOf(
  passages: readonly FollowedPassage[],
): readonly { readonly annotation: Annotation; readonly ranges: readonly TextRange[] }[] {
  const byAnnotation = new Map<Annotation, FollowedPassage[]>();
  for (const passage of passages) {
    const own = byAnnotation.get(passage.annotation);
    if (own) own.push(passage);
    else byAnnotation.set(passage.annotation, [passage]);
  }
  return [...byAnnotation].flatMap(([annotation, own]) => {
    const isWhole = own.length === 1 + (annotation.moreTargets?.length ?? 0);
    const isOwnEdit = own.every(({ kind, range, lost }) => kind === 'exact' && !lost && !isGone(range));
    return isWhole && isOwnEdit ? [{ annotation, ranges: own.map(({ range }) => range) }] : [];
  });
}
