import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { MetadataField } from '../../core/article/article';
import { correct, detailsOf, takeBack, type Detail } from '../../app/articleDetails';
import type { ArticleEntry } from '../../app/articleEntry';
import type { FileId } from '../../app/ports';
import type { DetailChange } from '../../app/sidecarStep';
import { readActiveArticle } from '../activeArticle';
import { detailsOutcomeOf, sidecarNotice } from '../changeNotice';
import { fieldQuestion, fieldWord, notUnderstoodWords, originWords, valueWords } from '../detailWords';
import { languageCodes } from '../languageCodes';
import { askChoice, askText, hint, type Answer, type Choice, type StepPlace } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { sidecarProblem } from '../sidecarProblem';
import { articleTitle, languageName } from '../words';
import type { Annotating } from './annotate';
import { isOfArticle } from './annotationAtHand';

/** A row that was picked: a field to be answered, or one whose correction is taken back. */
interface Picked {
  readonly field: MetadataField;
  readonly takesBack: boolean;
}

/**
 * *Edit Article Details*: lists what is known about an article and where it comes from; each field can be corrected, one after
 * the other, until Escape. Each correction is saved at once.
 */
export async function editArticleDetails(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const { corpus, files } = tools;
  const id = isOfArticle(argument) ? argument.article : (await readActiveArticle(corpus, files))?.id;
  const entry = id === undefined ? undefined : corpus.article(id);
  if (!entry) {
    hint(l10n.t('No article is open.'));
    return silent;
  }
  const problem = sidecarProblem(entry);
  if (problem) return { kind: 'refused', notice: sidecarNotice(problem.long, entry.id, problem.isConflict) };
  return editFields(tools, entry.id);
}

async function editFields(tools: Annotating, article: FileId): Promise<CommandOutcome> {
  let picked: Picked = { field: 'title', takesBack: false };
  for (let entry = tools.corpus.article(article); entry; entry = tools.corpus.article(article)) {
    const answer = await askField(entry, picked);
    if (answer.kind !== 'value') return silent;
    picked = answer.value;
    const outcome = await editField(tools, entry, picked);
    if (outcome !== 'next') return outcome;
  }
  return silent;
}

/**
 * Asks for one field and saves it; `next` goes on with the list.
 *
 * @param typed what was typed before, when saving it failed.
 */
async function editField(
  tools: Annotating,
  entry: ArticleEntry,
  { field, takesBack }: Picked,
  typed?: string,
): Promise<CommandOutcome | 'next'> {
  const detail = detailsOf(entry).find((one) => one.field === field) ?? { field };
  const answer: Answer<string> = takesBack ? { kind: 'value', value: '' } : await askValue(entry, detail, typed);
  if (answer.kind === 'cancelled') return silent;
  if (answer.kind === 'back') return 'next';
  const change = takesBack ? takeBack(detail) : correct(detail, answer.value);
  return isChange(change) ? save(tools, entry, change, answer.value) : 'next';
}

function isChange(change: ReturnType<typeof correct>): change is DetailChange {
  return typeof change === 'object';
}

async function save(
  tools: Annotating,
  { id }: ArticleEntry,
  change: DetailChange,
  typed: string,
): Promise<CommandOutcome | 'next'> {
  const { corpus, annotations } = tools;
  const result = await annotations.correct(id, [change]);
  if (result.kind === 'done') return 'next';
  return detailsOutcomeOf(result, corpus, async () => {
    const entry = corpus.article(id);
    const picked = { field: change.field, takesBack: change.after === undefined };
    const outcome = entry ? await editField(tools, entry, picked, typed) : silent;
    return outcome === 'next' ? editFields(tools, id) : outcome;
  });
}

function askField(entry: ArticleEntry, active: Picked): Promise<Answer<Picked>> {
  const details = detailsOf(entry);
  const corrected = details.filter(({ correction }) => correction !== undefined);
  const separator = {
    label: l10n.t('Corrected by hand'),
    kind: QuickPickItemKind.Separator,
    value: { field: 'title', takesBack: false },
  } as const;
  return askChoice<Picked>(
    { title: l10n.t('Details of “{0}”', articleTitle(entry)), step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('Pick what to correct. Escape ends'),
      choices: [
        ...details.map(fieldChoice),
        ...(corrected.length > 0 ? [separator] : []),
        ...corrected.map(takeBackChoice),
      ],
      current: active,
      isCurrent: ({ field, takesBack }) => field === active.field && !takesBack,
      pressed: ({ field }) => ({ field, takesBack: true }),
    },
  );
}

function fieldChoice(detail: Detail): Choice<Picked> {
  const { field, value, correction } = detail;
  const button = { iconPath: new ThemeIcon('discard'), tooltip: l10n.t('Use What Was Found') };
  return {
    label: fieldWord(field),
    description: value === undefined ? '–' : valueWords(field, value),
    detail: originWords(detail),
    value: { field, takesBack: false },
    ...(correction === undefined ? {} : { buttons: [button] }),
  };
}

function takeBackChoice({ field, found }: Detail): Choice<Picked> {
  const value = found === undefined ? '–' : valueWords(field, found);
  return {
    label: l10n.t('{0}: Use What Was Found', fieldWord(field)),
    description: value,
    value: { field, takesBack: true },
  };
}

async function askValue(entry: ArticleEntry, detail: Detail, typed: string | undefined): Promise<Answer<string>> {
  const { field, value = '', found } = detail;
  const title = l10n.t('{0} of “{1}”', fieldWord(field), articleTitle(entry));
  const place = { title, step: 2, totalSteps: 2 };
  if (field === 'language') return askLanguage(place, value);
  return askText(place, {
    prompt: fieldQuestion(field),
    ...(found === undefined ? {} : { placeholder: l10n.t('Found: {0}', found) }),
    value: typed ?? value,
    problem: (answer) => (correct(detail, answer) === 'notUnderstood' ? notUnderstoodWords(field) : undefined),
  });
}

function askLanguage(place: StepPlace, current: string): Promise<Answer<string>> {
  const choices = languageCodes()
    .map((code): Choice<string> => ({ label: languageName(code), description: code, value: code }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return askChoice(place, {
    placeholder: l10n.t('The language of the article'),
    choices,
    current,
    isCurrent: (value) => value === current,
  });
}
