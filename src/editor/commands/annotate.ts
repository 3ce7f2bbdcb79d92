import { commands, l10n, type Uri } from 'vscode';
import { withoutFiller } from '../../core/article/filler';
import { proseOf } from '../../core/article/prose';
import type { TextRange } from '../../core/text/textRange';
import type { AnnotationDraft, Annotations } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import { offeredLabels } from '../../app/labels';
import { activeArticle, wordsToAnnotate, type ActiveArticle } from '../activeArticle';
import { outcomeOf, sidecarNotice } from '../changeNotice';
import type { ArticleFiles } from '../host/articleFiles';
import type { LastLabel } from '../lastLabel';
import { silent, type CommandOutcome, told } from '../runCommand';
import { sidecarProblem, type SidecarProblem } from '../sidecarProblem';
import { askClaim, askHighlight } from './draftQuestions';

/** What the annotating commands work with. */
export interface Annotating {
  readonly corpus: Corpus;
  readonly annotations: Annotations;
  readonly files: ArticleFiles;
}

/** The words of an article that are annotated; several passages make one annotation. */
interface SelectedWords {
  readonly article: ActiveArticle;
  readonly ranges: readonly TextRange[];
}

/** An annotation being made: where, what is said so far, and how to ask for the rest. */
interface Making<Draft extends AnnotationDraft> extends SelectedWords {
  readonly draft: Draft;
  ask(draft: Draft): Promise<Draft | undefined>;
}

/** *Highlight Selection*: a label, an optional comment, saved. */
export async function highlightSelection(tools: Annotating, lastLabel: LastLabel): Promise<CommandOutcome> {
  const selected = selectedWords(tools);
  if ('kind' in selected) return selected;
  const { id } = selected.article;
  await tools.corpus.labels.ready(id);
  const ask = async (asked: Highlighting): Promise<Highlighting | undefined> => {
    const draft = await askHighlight(l10n.t('Highlight'), asked, () => offeredLabels(tools.corpus, id));
    if (draft) lastLabel.set(draft.label);
    return draft;
  };
  return make(tools, { ...selected, draft: { kind: 'highlight' }, ask });
}

type Highlighting = Extract<AnnotationDraft, { kind: 'highlight' }>;
type Claiming = Extract<AnnotationDraft, { kind: 'claim' }>;

/** *Annotate Claim*: a statement, a claimant, a verdict, saved. */
export async function annotateClaim(tools: Annotating): Promise<CommandOutcome> {
  const selected = selectedWords(tools);
  if ('kind' in selected) return selected;
  const { article, ranges } = selected;
  const prose = proseOf(article.editor.document.uri.path, article.map.text);
  const passages = ranges.map(({ start, end }) => withoutFiller(prose.slice(start, end)).replace(/\s+/g, ' ').trim());
  const draft: Claiming = { kind: 'claim', statement: passages.join(' … '), verdict: 'unreviewed' };
  const ask = (said: Claiming) => askClaim(l10n.t('Claim'), said, tools.corpus, article.id);
  return make(tools, { ...selected, draft, ask });
}

/** The words to annotate in the active article; what to do first where there are none. */
export function selectedWords({ corpus, files }: Pick<Annotating, 'corpus' | 'files'>): SelectedWords | CommandOutcome {
  const article = activeArticle(corpus, files);
  if (!article) return told(l10n.t('Open an article and select the words to annotate first.'));
  const ranges = wordsToAnnotate(article);
  return ranges.length > 0 ? { article, ranges } : told(l10n.t('Select the words to annotate first.'));
}

/**
 * Asks and saves. The question shows at once, so that what is typed next goes into it; article and sidecar are read
 * behind it, and it closes again when the sidecar turns out to be unreadable.
 */
async function make<Draft extends AnnotationDraft>(tools: Annotating, making: Making<Draft>): Promise<CommandOutcome> {
  const { corpus, annotations } = tools;
  const { article, ranges } = making;
  const reading = readSidecar(tools, article.editor.document.uri);
  reading.then(
    (problem) => (problem ? commands.executeCommand('workbench.action.closeQuickOpen') : undefined),
    () => commands.executeCommand('workbench.action.closeQuickOpen'),
  );
  const draft = await making.ask(making.draft);
  const problem = await reading;
  if (problem) return { kind: 'refused', notice: sidecarNotice(problem.long, article.id, problem.isConflict) };
  if (!draft) return silent;
  const result = await annotations.add(article.id, article.map.text, ranges, draft);
  return outcomeOf(result, corpus, () => make(tools, { ...making, draft }));
}

/** Reads an article and its sidecar anew; why nothing can be annotated in it then. */
export async function readSidecar(
  { corpus, files }: Pick<Annotating, 'corpus' | 'files'>,
  article: Uri,
): Promise<SidecarProblem | undefined> {
  await corpus.refresh([files.reference(article)]);
  const entry = corpus.article(article.toString());
  return entry && sidecarProblem(entry);
}
