import { l10n, window } from 'vscode';
import type { EntitySummary } from '../../../app/library/library';
import type { FileId } from '../../../app/ports';
import { fileIn } from '../../../app/folderPath';
import { readActiveArticle } from '../../activeArticle';
import { changeEntities } from '../../correctionsNotice';
import { asText, hint } from '../../questions';
import { silent, type CommandOutcome } from '../../runCommand';
import { articleTitle, mentionCount, number } from '../../words';
import { entitiesAtHand, type EntityAtHand, type EntityTools } from './entityAtHand';

/**
 * *Not an Entity*: the words are no name in any article. Of mentions their words; of whole entities their spellings, those of which
 * are asked for when there are several.
 */
export async function rejectEverywhere(tools: EntityTools, row: unknown, rows?: unknown): Promise<CommandOutcome> {
  const atHand = await entitiesAtHand(tools, row, rows);
  const [first] = atHand;
  if (!first) return silent;
  const isWhole = atHand.some(({ mentions }) => mentions.length === 0);
  const names = isWhole ? await pickSpellings(atHand) : atHand.flatMap(({ mentions }) => wordsOf(mentions));
  if (names.length === 0) return silent;
  const done =
    names.length === 1
      ? l10n.t('“{0}” is no name any more.', names[0] ?? '')
      : l10n.t('{0} spellings are no names any more.', number(names.length));
  return changeEntities(() => tools.entities.reject(names), done);
}

/** *Not an Entity in This Article*: the words of a mention; of a whole entity its spellings in the article in the editor. */
export async function rejectHere(tools: EntityTools, row: unknown): Promise<CommandOutcome> {
  const [first] = await entitiesAtHand(tools, row);
  if (!first) return silent;
  const [mention] = first.mentions;
  const article = mention?.article ?? (await readActiveArticle(tools.corpus, tools.files))?.id;
  const names = mention
    ? wordsOf(first.mentions.filter((one) => one.article === article))
    : await spellingsIn(tools, first.entity, article);
  if (article === undefined || names.length === 0) {
    hint(l10n.t('“{0}” is not named in the article in the editor.', first.entity.name));
    return silent;
  }
  const done = l10n.t('“{0}” is no name in this article any more.', names.join(', '));
  return changeEntities(() => tools.entities.reject(names, article), done);
}

function wordsOf(mentions: EntityAtHand['mentions']): readonly string[] {
  return [...new Set(mentions.map(({ text }) => text))];
}

async function spellingsIn(
  { corpus }: EntityTools,
  { id }: EntitySummary,
  article: FileId | undefined,
): Promise<readonly string[]> {
  const mentions = article === undefined ? [] : await corpus.library.mentionsIn(article);
  return [...new Set(mentions.filter(({ entity }) => entity === id).map(({ text }) => text))];
}

/** Nothing is asked of a single spelling: the change is undone as easily. None when it was given up. */
async function pickSpellings(atHand: readonly { readonly entity: EntitySummary }[]): Promise<readonly string[]> {
  const items = atHand.flatMap(({ entity }) =>
    entity.aliases.map((alias, at) => ({
      ...asText({ label: alias, description: mentionCount(entity.aliasCounts[at] ?? 0) }),
      alias,
      picked: true,
    })),
  );
  if (items.length <= 1) return items.map(({ alias }) => alias);
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: l10n.t('Not an Entity'),
    placeHolder: l10n.t('Which spellings are no names, in all articles?'),
  });
  return (picked ?? []).map(({ alias }) => alias);
}

/** *Restore Names…*: takes back that words are no names, however long ago that was said. */
export async function restoreNames({ corpus, entities }: EntityTools): Promise<CommandOutcome> {
  const { corrections } = corpus;
  await corpus.refreshCorrections();
  const items = corrections.folders().flatMap((folder) => {
    const state = corrections.stateOf(folder);
    return (state.kind === 'ok' ? state.corrections.rejected : []).map(({ text, article: path }) => {
      const article = path === undefined ? undefined : fileIn(folder, path);
      const entry = article === undefined ? undefined : corpus.article(article);
      const where = path === undefined ? l10n.t('in all articles') : entry ? articleTitle(entry) : path;
      return { ...asText({ label: text, description: where }), text, folder, article };
    });
  });
  if (items.length === 0) {
    hint(l10n.t('No name was rejected.'));
    return silent;
  }
  const placeHolder = l10n.t('Which words are a name after all?');
  const picked = await window.showQuickPick(items, { title: l10n.t('Restore Names'), placeHolder });
  if (!picked) return silent;
  return changeEntities(
    () => entities.accept(picked.text, picked.folder, picked.article),
    l10n.t('“{0}” may be a name again.', picked.text),
  );
}
