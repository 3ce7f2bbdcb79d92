import { l10n, Uri } from 'vscode';
import type { AnnotatedPlace } from '../../app/annotatedPlace';
import type { FileId } from '../../app/ports';
import { readActiveArticle } from '../activeArticle';
import { outcomeOf, sidecarNotice } from '../changeNotice';
import { askSteps, askText, mapAnswer } from '../questions';
import { silent, type CommandOutcome, told } from '../runCommand';
import { selectionOf } from '../selections';
import { readSidecar, type Annotating } from './annotate';
import { isOfArticle } from './annotationAtHand';

/** *Add Note at Cursor*: a comment on the place between two words, as for what is missing there. */
export async function addNoteAtCursor(tools: Annotating): Promise<CommandOutcome> {
  const article = await readActiveArticle(tools.corpus, tools.files);
  if (!article) return told(l10n.t('Open an article first.'));
  const at = article.map.offset(selectionOf(article.editor).active);
  const { text } = article.map;
  return addNote(tools, {
    title: l10n.t('Note at the Cursor'),
    article: article.id,
    text,
    place: { start: at, end: at },
  });
}

/** *Add Note on Article*: a comment on an article as a whole, that of the row or the one in the editor. */
export async function addNoteOnArticle(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const active = isOfArticle(argument) ? undefined : await readActiveArticle(tools.corpus, tools.files);
  const article = isOfArticle(argument) ? argument.article : active?.id;
  if (article === undefined) return told(l10n.t('Open an article first.'));
  const read = active ? undefined : await tools.corpus.text(article);
  const text = read?.kind === 'ok' ? read.value : (active?.map.text ?? '');
  return addNote(tools, { title: l10n.t('Note on the Article'), article, text, place: 'article' });
}

/** A note that is being made. */
interface Note {
  readonly title: string;
  readonly article: FileId;
  /** Of the article, as it is when the note is asked for. */
  readonly text: string;
  readonly place: AnnotatedPlace;
  /** What was typed, when it is asked again. */
  readonly comment?: string;
}

async function addNote(tools: Annotating, note: Note): Promise<CommandOutcome> {
  const { title, article, text, place } = note;
  const problem = await readSidecar(tools, Uri.parse(article, true));
  if (problem) return { kind: 'refused', notice: sidecarNotice(problem.long, article) };
  const comment = await askSteps(title, note.comment ?? '', [
    async (value, step) =>
      mapAnswer(
        await askText(step, {
          prompt: l10n.t('What is to be said?'),
          placeholder: l10n.t('Why it matters'),
          value,
          required: l10n.t('A note needs words.'),
        }),
        (said) => said,
      ),
  ]);
  if (comment === undefined) return silent;
  const draft = { kind: 'highlight', comment } as const;
  const result = await tools.annotations.add(article, text, place, draft);
  return outcomeOf(result, tools.corpus, () => addNote(tools, { ...note, comment }));
}
