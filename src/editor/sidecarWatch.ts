import { l10n } from 'vscode';
import type { ArticleEntry } from '../app/articleEntry';
import type { Corpus } from '../app/corpus';
import type { Disposable, FileId } from '../app/ports';
import { sidecarNotice } from './changeNotice';
import type { CommandRunner } from './runCommand';
import { sidecarProblem } from './sidecarProblem';

/** Tells once of each sidecar that cannot be read, and again only after it was readable in between. */
export function watchSidecars(corpus: Corpus, runner: CommandRunner): Disposable {
  const told = new Set<FileId>();
  return corpus.onDidChange(({ articles }) => {
    const fresh: ArticleEntry[] = [];
    for (const id of articles) {
      const entry = corpus.article(id);
      if (!entry || !sidecarProblem(entry)) told.delete(id);
      else if (!told.has(id)) fresh.push(entry);
    }
    for (const { id } of fresh) told.add(id);
    const [first] = fresh;
    const problem = first && sidecarProblem(first);
    if (!problem) return;
    const text = problem.long;
    const more = fresh.length - 1;
    const whole =
      more === 0
        ? text
        : more === 1
          ? l10n.t('{0} The Annotations view marks 1 more article whose sidecar cannot be read.', text)
          : l10n.t('{0} The Annotations view marks {1} more articles whose sidecar cannot be read.', text, more);
    runner.tell({ kind: 'refused', notice: sidecarNotice(whole, first.id, problem.isConflict) });
  });
}
