import { l10n } from 'vscode';
import type { TextRange } from '../../core/text/textRange';
import type { AnnotationDraft, Annotations } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import { activeArticle, wordsToAnnotate, type ActiveArticle } from '../activeArticle';
import { outcomeOf, sidecarNotice } from '../changeNotice';
import type { ArticleFiles } from '../host/articleFiles';
import { silent, type CommandOutcome } from '../runCommand';
import { sidecarProblem } from '../sidecarProblem';
import { askClaim, askHighlight, claimantsIn } from './draftQuestions';

/** What the annotating commands work with. */
export interface Annotating {
  readonly corpus: Corpus;
  readonly annotations: Annotations;
  readonly files: ArticleFiles;
}

/** *Highlight Selection*: a label, an optional comment, saved. */
export function highlightSelection(tools: Annotating): Promise<CommandOutcome> {
  return annotate(tools, () => askHighlight(l10n.t('Highlight'), { kind: 'highlight' }));
}

/** *Annotate Claim*: a statement, a claimant, a verdict, saved. */
export function annotateClaim(tools: Annotating): Promise<CommandOutcome> {
  return annotate(tools, ({ id, map }, { start, end }) => {
    const statement = map.text.slice(start, end).replace(/\s+/g, ' ');
    const draft = { kind: 'claim', statement, verdict: 'unreviewed' } as const;
    return askClaim(l10n.t('Claim'), draft, claimantsIn(tools.corpus, id));
  });
}

async function annotate(
  { corpus, annotations, files }: Annotating,
  ask: (article: ActiveArticle, range: TextRange) => Promise<AnnotationDraft | undefined>,
): Promise<CommandOutcome> {
  const before = activeArticle(corpus, files);
  const range = before && wordsToAnnotate(before);
  if (!range) return told(l10n.t('Select the words to annotate in an article first.'));
  await corpus.start();
  await corpus.refresh([files.reference(before.editor.document.uri)]);
  const entry = corpus.article(before.id);
  const problem = entry && sidecarProblem(entry);
  if (problem) return { kind: 'refused', notice: sidecarNotice(problem.long, before.id) };

  const { version } = before.editor.document;
  const draft = await ask(before, range);
  if (!draft) return silent;
  if (before.editor.document.version !== version) {
    return told(l10n.t('The article changed while you were annotating. Nothing was saved; select the words again.'));
  }
  return outcomeOf(await annotations.add(before.id, before.map.text, range, draft), corpus);
}

function told(text: string): CommandOutcome {
  return { kind: 'told', notice: { text } };
}
