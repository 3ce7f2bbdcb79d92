import { commands, l10n } from 'vscode';
import type { TextRange } from '../../core/text/textRange';
import type { AnnotationDraft, Annotations } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import { activeArticle, wordsToAnnotate, type ActiveArticle } from '../activeArticle';
import { outcomeOf, sidecarNotice } from '../changeNotice';
import type { ArticleFiles } from '../host/articleFiles';
import { silent, type CommandOutcome } from '../runCommand';
import { sidecarProblem, type SidecarProblem } from '../sidecarProblem';
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
    return askClaim(l10n.t('Claim'), draft, () => claimantsIn(tools.corpus, id));
  });
}

async function annotate(
  { corpus, annotations, files }: Annotating,
  ask: (article: ActiveArticle, range: TextRange) => Promise<AnnotationDraft | undefined>,
): Promise<CommandOutcome> {
  const before = activeArticle(corpus, files);
  const range = before && wordsToAnnotate(before);
  if (!range) return told(l10n.t('Select the words to annotate in an article first.'));
  // The question shows at once, so that what is typed next goes into it; article and sidecar are read behind it.
  const reading = sidecarProblemNow(before, { corpus, files });
  const answer = await Promise.race([
    ask(before, range).then((draft) => ({ draft })),
    reading.then((problem) => problem ?? new Promise<SidecarProblem>(() => undefined)),
  ]);
  const problem = 'long' in answer ? answer : answer.draft && (await reading);
  if (problem) {
    await commands.executeCommand('workbench.action.closeQuickOpen');
    return { kind: 'refused', notice: sidecarNotice(problem.long, before.id) };
  }
  if (!('draft' in answer) || !answer.draft) return silent;
  return outcomeOf(await annotations.add(before.id, before.map.text, range, answer.draft), corpus);
}

/** Reads the article and its sidecar anew. */
async function sidecarProblemNow(
  { id, editor }: ActiveArticle,
  { corpus, files }: Pick<Annotating, 'corpus' | 'files'>,
): Promise<SidecarProblem | undefined> {
  await corpus.refresh([files.reference(editor.document.uri)]);
  const entry = corpus.article(id);
  return entry && sidecarProblem(entry);
}

function told(text: string): CommandOutcome {
  return { kind: 'told', notice: { text } };
}
