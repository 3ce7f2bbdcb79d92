import { env, l10n, Uri } from 'vscode';
import { readWikidata, wikidataUrl } from '../../../core/entity/wikidata';
import { changeEntities } from '../../correctionsNotice';
import { askText, hint } from '../../questions';
import { silent, type CommandOutcome } from '../../runCommand';
import { number } from '../../words';
import { entitiesAtHand, onEntity, type EntityAtHand, type EntityTools } from './entityAtHand';
import { pickType } from './pickEntity';

/** *Confirm Entity*, and its opposite: of all entities at hand. */
export async function confirmEntities(
  tools: EntityTools,
  [row, rows]: readonly [unknown, unknown],
  isConfirmed: boolean,
): Promise<CommandOutcome> {
  const atHand = await entitiesAtHand(tools, row, rows);
  const [first] = atHand;
  if (!first) return silent;
  const ids = atHand.map(({ entity }) => entity.id);
  const done =
    atHand.length === 1
      ? isConfirmed
        ? l10n.t('“{0}” is confirmed.', first.entity.name)
        : l10n.t('“{0}” is no longer confirmed.', first.entity.name)
      : isConfirmed
        ? l10n.t('{0} entities are confirmed.', number(atHand.length))
        : l10n.t('{0} entities are no longer confirmed.', number(atHand.length));
  return changeEntities(() => tools.entities.confirm(ids, isConfirmed), done);
}

/** *Rename Entity…*: what the entity is called; the articles stay as they are. */
export function renameEntity(tools: EntityTools, row: unknown): Promise<CommandOutcome> {
  return onEntity(tools, row, async ({ entity }) => {
    const name = await ask(l10n.t('Rename Entity'), {
      prompt: l10n.t('What it is called; the articles stay as they are. Empty: as it is spelled most often.'),
      value: entity.name,
    });
    if (name === undefined || name === entity.name) return silent;
    const done = name === '' ? l10n.t('The name was taken back.') : l10n.t('The entity is now called “{0}”.', name);
    return changeEntities(() => tools.entities.rename(entity.id, name), done);
  });
}

/** *Edit Note on Entity…* */
export function noteEntity(tools: EntityTools, row: unknown): Promise<CommandOutcome> {
  return onEntity(tools, row, async ({ entity }) => {
    const note = await ask(l10n.t('Note on “{0}”', entity.name), {
      prompt: l10n.t('What to know about it. Empty: no note.'),
      value: entity.note ?? '',
    });
    if (note === undefined || note === (entity.note ?? '')) return silent;
    return changeEntities(() => tools.entities.note(entity.id, note), l10n.t('The note was saved.'));
  });
}

/** *Link to Wikidata…*: an id or an address as typed; only its form is checked. */
export function linkEntity(tools: EntityTools, row: unknown): Promise<CommandOutcome> {
  return onEntity(tools, row, async ({ entity }) => {
    const link = await ask(l10n.t('Link “{0}” to Wikidata', entity.name), {
      prompt: l10n.t('The id of an item, such as Q42, or the address of its page. Nothing is fetched. Empty: no link.'),
      value: entity.wikidata ?? '',
      problem: (typed) =>
        typed === '' || readWikidata(typed) !== undefined
          ? undefined
          : l10n.t('This is neither an id of Wikidata, such as Q42, nor the address of its page.'),
    });
    if (link === undefined || link === (entity.wikidata ?? '')) return silent;
    return changeEntities(() => tools.entities.link(entity.id, link), l10n.t('The link was saved.'));
  });
}

/** *Open in Wikidata*: in the browser. */
export function openWikidata(tools: EntityTools, row: unknown): Promise<CommandOutcome> {
  return onEntity(tools, row, async ({ entity }) => {
    if (entity.wikidata === undefined) hint(l10n.t('“{0}” is not linked to Wikidata.', entity.name));
    else await env.openExternal(Uri.parse(wikidataUrl(entity.wikidata), true));
    return silent;
  });
}

/** *Add Spelling…*: a further name that means the entity in all articles. */
export function addAlias(tools: EntityTools, row: unknown): Promise<CommandOutcome> {
  return onEntity(tools, row, async ({ entity }) => {
    const alias = await ask(l10n.t('Add Spelling of “{0}”', entity.name), {
      prompt: l10n.t('A further name or spelling that means it in all articles, unless an article shows otherwise'),
      value: '',
      required: l10n.t('Type a name.'),
    });
    if (alias === undefined) return silent;
    const done = l10n.t('“{0}” means “{1}” from now on.', alias, entity.name);
    return changeEntities(() => tools.entities.addAlias(entity.id, alias), done);
  });
}

/** *Change Entity Type…*: of all entities at hand. */
export async function changeEntityType(tools: EntityTools, row: unknown, rows?: unknown): Promise<CommandOutcome> {
  const atHand = await entitiesAtHand(tools, row, rows);
  const [first] = atHand;
  if (!first) return silent;
  const types = new Set(atHand.map(({ entity }) => entity.type));
  const title =
    atHand.length === 1
      ? l10n.t('Change Type of “{0}”', first.entity.name)
      : l10n.t('Change Type of {0} Entities', number(atHand.length));
  const type = await pickType(title, types.size === 1 ? first.entity.type : undefined);
  if (type === undefined) return silent;
  const changed = atHand.filter(({ entity }) => entity.type !== type).map(toNamed);
  if (changed.length === 0) return silent;
  return changeEntities(() => tools.entities.changeType(changed, type), l10n.t('The type was changed.'));
}

function toNamed({ entity: { id, name } }: EntityAtHand): { readonly id: string; readonly name: string } {
  return { id, name };
}

/** Undefined when it was given up. */
async function ask(title: string, question: Parameters<typeof askText>[1]): Promise<string | undefined> {
  const answer = await askText({ title, step: 1, totalSteps: 1 }, question);
  return answer.kind === 'value' ? answer.value : undefined;
}
