import { commands, l10n } from 'vscode';
import { withoutFiller } from '../../core/article/filler';
import { proseOf } from '../../core/article/prose';
import type { TextRange } from '../../core/text/textRange';
import type { AnnotationDraft, Annotations } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import { offeredLabels } from '../../app/labels';
import { activeArticle, wordsToAnnotate, type ActiveArticle } from '../activeArticle';
import { outcomeOf, sidecarNotice } from '../changeNotice';
import type { ArticleFiles } from '../host/articleFiles';
import { silent, type CommandOutcome, told } from '../runCommand';
import { sidecarProblem, type SidecarProblem } from '../sidecarProblem';
import { askClaim, askHighlight, claimantsIn } from './draftQuestions';

/** What the annotating commands work with. */
export interface Annotating {
  readonly corpus: Corpus;
  readonly annotations: Annotations;
  readonly files: ArticleFiles;
}

/** An annotation being made: where, what is said so far, and how to ask for the rest. */
interface Making<Draft extends AnnotationDraft> {
  readonly article: ActiveArticle;
  readonly range: TextRange;
  readonly draft: Draft;
  ask(draft: Draft): Promise<Draft | undefined>;
}

/** *Highlight Selection*: a label, an optional comment, saved. */
export async function highlightSelection(tools: Annotating): Promise<CommandOutcome> {
  const selected = selectedWords(tools);
  if ('kind' in selected) return selected;
  const { id } = selected.article;
  await tools.corpus.labels.ready(id);
  const ask = (draft: Highlighting): Promise<Highlighting | undefined> =>
    askHighlight(l10n.t('Highlight'), draft, () => offeredLabels(tools.corpus, id));
  return make(tools, { ...selected, draft: { kind: 'highlight' }, ask });
}

type Highlighting = Extract<AnnotationDraft, { kind: 'highlight' }>;
type Claiming = Extract<AnnotationDraft, { kind: 'claim' }>;

/** *Annotate Claim*: a statement, a claimant, a verdict, saved. */
export async function annotateClaim(tools: Annotating): Promise<CommandOutcome> {
  const selected = selectedWords(tools);
  if ('kind' in selected) return selected;
  const { article, range } = selected;
  const prose = proseOf(article.editor.document.uri.path, article.map.text);
  const words = withoutFiller(prose.slice(range.start, range.end));
  const draft: Claiming = { kind: 'claim', statement: words.replace(/\s+/g, ' ').trim(), verdict: 'unreviewed' };
  const claimants = () => claimantsIn(tools.corpus, article.id);
  return make(tools, { ...selected, draft, ask: (said) => askClaim(l10n.t('Claim'), said, claimants) });
}

function selectedWords({
  corpus,
  files,
}: Annotating): { readonly article: ActiveArticle; readonly range: TextRange } | CommandOutcome {
  const article = activeArticle(corpus, files);
  if (!article) return told(l10n.t('Open an article and select the words to annotate first.'));
  if (article.editor.selections.length > 1) {
    return told(l10n.t('Several passages are selected. Select one, or put the cursor in a sentence.'));
  }
  const range = wordsToAnnotate(article);
  return range ? { article, range } : told(l10n.t('Select the words to annotate first.'));
}

/**
 * Asks and saves. The question shows at once, so that what is typed next goes into it; article and sidecar are read
 * behind it, and it closes again when the sidecar turns out to be unreadable.
 */
async function make<Draft extends AnnotationDraft>(tools: Annotating, making: Making<Draft>): Promise<CommandOutcome> {
  const { corpus, annotations } = tools;
  const { article, range } = making;
  const reading = readSidecar(tools, article);
  reading.then(
    (problem) => (problem ? commands.executeCommand('workbench.action.closeQuickOpen') : undefined),
    () => commands.executeCommand('workbench.action.closeQuickOpen'),
  );
  const draft = await making.ask(making.draft);
  const problem = await reading;
  if (problem) return { kind: 'refused', notice: sidecarNotice(problem.long, article.id, problem.isConflict) };
  if (!draft) return silent;
  const result = await annotations.add(article.id, article.map.text, range, draft);
  return outcomeOf(result, corpus, () => make(tools, { ...making, draft }));
}

/** Reads the article and its sidecar anew. */
async function readSidecar(
  { corpus, files }: Annotating,
  { id, editor }: ActiveArticle,
): Promise<SidecarProblem | undefined> {
  await corpus.refresh([files.reference(editor.document.uri)]);
  const entry = corpus.article(id);
  return entry && sidecarProblem(entry);
}
