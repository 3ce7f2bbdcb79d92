import type { TreeView } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { Disposable } from '../../app/ports';
import { openClaimCount } from '../words';
import { openClaims } from './listed';

/** Counts the claims without a verdict on a view and on the icon of its container; nothing when there are none. */
export function watchOpenClaims(view: TreeView<unknown>, corpus: Corpus): Disposable {
  return corpus.onDidChange(({ articles }) => {
    if (articles.size === 0) return;
    const value = corpus.annotatedArticles().reduce((sum, entry) => sum + openClaims(entry), 0);
    if (value === (view.badge?.value ?? 0)) return;
    view.badge = value === 0 ? undefined : { value, tooltip: openClaimCount(value) };
  });
}
