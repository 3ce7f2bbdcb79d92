import { l10n } from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import { choicesOf, hasChoice, withDecision } from '../../core/annotation/choices';
import type { Choice } from '../../core/annotation/mergeJson';
import { detailPath } from '../../core/annotation/sidecar';
import { stringOr } from '../../core/annotation/json';
import { metadataFields } from '../../core/article/details';
import { shownSidecar, type ArticleEntry } from '../../app/articleEntry';
import type { Corpus } from '../../app/corpus';
import type { Change, DetailChange } from '../../app/sidecarStep';
import { activeArticle } from '../activeArticle';
import { detailsOutcomeOf, outcomeOf, sidecarNotice } from '../changeNotice';
import type { Annotating } from '../commands/annotate';
import { isOfArticle, isReference } from '../commands/annotationAtHand';
import { annotationsAt } from '../language/annotationHover';
import { askChoice, hint, type Answer } from '../questions';
import { silent, told, type CommandOutcome } from '../runCommand';
import { selectionOf } from '../selections';
import { sidecarProblem } from '../sidecarProblem';
import { articleTitle, wordsOf } from '../words';
import { choiceField, choiceValue } from './choiceWords';

/** A value to choose, in an annotation or, without one, in what is said of the article itself. */
interface Open {
  readonly entry: ArticleEntry;
  readonly annotation?: Annotation;
  readonly choice: Choice;
}

type Side = 'ours' | 'theirs';

/**
 * *Resolve Annotation Conflict…*: asks of each field that both sides of a merge changed which value is to stay. What was answered
 * until Escape is written, as one step to undo; the rest stays to be reviewed.
 */
export async function resolveConflicts(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const entries = entriesMeant(tools, argument);
  const conflicted = entries.length === 1 ? entries[0] : undefined;
  const problem = conflicted && sidecarProblem(conflicted);
  if (problem) return { kind: 'refused', notice: sidecarNotice(problem.long, conflicted.id, problem.isConflict) };
  const only = isReference(argument) ? argument.annotation : annotationHere(tools, argument);
  const open = entries.flatMap((entry) => openIn(entry, only));
  if (open.length === 0) return told(l10n.t('No annotation has a value to choose from a merge.'));
  const answers = await askAll(open);
  return write(tools, open, answers);
}

/** The article of the row, else the one in the editor where it has something to choose, else all. */
function entriesMeant({ corpus, files }: Annotating, argument: unknown): readonly ArticleEntry[] {
  const active = activeArticle(corpus, files)?.id;
  const meant = isOfArticle(argument) ? argument.article : active;
  const entry = meant === undefined ? undefined : corpus.article(meant);
  if (isOfArticle(argument)) return entry ? [entry] : [];
  if (entry && (entry.sidecar.kind === 'conflicted' || openIn(entry).length > 0)) return [entry];
  return corpus.annotatedArticles().filter(({ sidecar }) => sidecar.kind === 'ok');
}

function annotationHere({ corpus, files }: Annotating, argument: unknown): string | undefined {
  const article = isOfArticle(argument) ? undefined : activeArticle(corpus, files);
  if (!article) return undefined;
  const here = annotationsAt(corpus, article.editor.document, article.map.offset(selectionOf(article.editor).active));
  return here.find(({ annotation }) => hasChoice(annotation))?.annotation.id;
}

function openIn(entry: ArticleEntry, only?: string): readonly Open[] {
  const sidecar = shownSidecar(entry.sidecar);
  if (!sidecar) return [];
  const paths = new Set(metadataFields.map((field) => detailPath(field).join(' ')));
  const ofPage = choicesOf(sidecar).filter(({ path }) => only === undefined && paths.has(path.join(' ')));
  const ofAnnotations = sidecar.annotations
    .filter(({ id }) => only === undefined || id === only)
    .flatMap((annotation) => choicesOf(annotation).map((choice) => ({ entry, annotation, choice })));
  return [...ofPage.map((choice) => ({ entry, choice })), ...ofAnnotations];
}

/** The answers in the order of the questions, until Escape. */
async function askAll(open: readonly Open[]): Promise<readonly Side[]> {
  const answers: Side[] = [];
  for (let index = 0; index < open.length;) {
    const one = open[index];
    if (!one) break;
    const answer = await ask(one, { step: index + 1, totalSteps: open.length, before: answers[index] });
    if (answer.kind === 'cancelled') return answers.slice(0, index);
    answers[index] = answer.value;
    index += answer.kind === 'value' ? 1 : -Math.min(index, 1);
  }
  return answers;
}

interface AskedBefore {
  readonly step: number;
  readonly totalSteps: number;
  readonly before: Side | undefined;
}

async function ask(
  { entry, annotation, choice }: Open,
  { step, totalSteps, before }: AskedBefore,
): Promise<Answer<Side>> {
  const about = annotation ? `“${oneLine(wordsOf(annotation), 50)}”` : articleTitle(entry);
  const value = (side: Side | 'base'): string => oneLine(choiceValue(choice, choice[side]), 200);
  return askChoice<Side>(
    { title: l10n.t('{0}: {1}', choiceField(choice), about), step, totalSteps },
    {
      placeholder:
        choice.base === undefined
          ? l10n.t('Both versions say something else. Which is to stay?')
          : l10n.t('Both versions changed “{0}”. Which is to stay?', value('base')),
      choices: [
        { label: l10n.t('Ours: {0}', value('ours')), value: 'ours' },
        { label: l10n.t('Theirs: {0}', value('theirs')), value: 'theirs' },
      ],
      current: before ?? 'ours',
      isCurrent: (side) => side === (before ?? 'ours'),
    },
  );
}

async function write(tools: Annotating, open: readonly Open[], answers: readonly Side[]): Promise<CommandOutcome> {
  const { corpus, annotations } = tools;
  const decided = answers.flatMap((side, index) => {
    const one = open[index];
    return one ? [{ ...one, side }] : [];
  });
  if (decided.length === 0) return silent;
  const entries = [...new Set(decided.map(({ entry }) => entry))];
  const steps = entries.map((entry) => ({
    article: entry.id,
    changes: changesOf(decided.filter((one) => one.entry === entry)),
  }));
  const changing = steps.filter(({ changes }) => changes.length > 0);
  const changed = changing.length > 0 ? await annotations.changeAll(changing) : undefined;
  if (changed && changed.kind !== 'done') return outcomeOf(changed, corpus);
  for (const entry of entries) {
    const details = detailsOf(decided.filter((one) => one.entry === entry && !one.annotation));
    const corrected = details.length > 0 ? await annotations.correct(entry.id, details) : undefined;
    if (corrected && corrected.kind !== 'done') return detailsOutcomeOf(corrected, corpus);
  }
  hint(decided.length === 1 ? l10n.t('1 value is chosen.') : l10n.t('{0} values are chosen.', decided.length));
  return leftOf(corpus, open);
}

type Decided = Open & { readonly side: Side };

function changesOf(decided: readonly Decided[]): readonly Change[] {
  const changes = new Map<string, { before: Annotation; after: Annotation }>();
  for (const { annotation, choice, side } of decided) {
    if (!annotation) continue;
    const { before, after } = changes.get(annotation.id) ?? { before: annotation, after: annotation };
    changes.set(annotation.id, { before, after: withDecision(after, choice, side) });
  }
  return [...changes.values()];
}

function detailsOf(decided: readonly Decided[]): readonly DetailChange[] {
  return decided.flatMap(({ entry, choice, side }) => {
    const field = metadataFields.find((one) => detailPath(one).join(' ') === choice.path.join(' '));
    const before = field && shownSidecar(entry.sidecar)?.article.details?.[field];
    return field ? [{ field, before, after: stringOr(choice[side]) }] : [];
  });
}

/** Says how much is left after some of it was chosen. */
function leftOf(corpus: Corpus, open: readonly Open[]): CommandOutcome {
  const articles = new Set(open.map(({ entry }) => entry.id));
  const left = [...articles].reduce((sum, id) => {
    const entry = corpus.article(id);
    return sum + (entry ? openIn(entry).length : 0);
  }, 0);
  if (left === 0) return silent;
  return told(
    left === 1
      ? l10n.t('1 value is still to be chosen. Until then ours counts; both are kept.')
      : l10n.t('{0} values are still to be chosen. Until then ours count; both are kept.', left),
  );
}

function oneLine(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length)}…`;
}
