import { l10n } from 'vscode';
import { isMergedInto } from '../../../core/entity/correctionChanges';
import { entityId } from '../../../core/entity/entityKey';
import type { EntitySummary } from '../../../app/library/library';
import { changeEntities } from '../../correctionsNotice';
import { askChoice, confirm, type Choice } from '../../questions';
import { silent, type CommandOutcome } from '../../runCommand';
import { mentionCount, number } from '../../words';
import type { Drop } from '../../views/entityDrop';
import { entitiesAtHand, onEntity, type EntityAtHand, type EntityTools } from './entityAtHand';
import { entityChoice, pickEntity } from './pickEntity';

/** *Merge Entities…*: those at hand, or the one at hand with one that is picked; asks which of them is kept. */
export async function mergeEntities(tools: EntityTools, row: unknown, rows?: unknown): Promise<CommandOutcome> {
  const atHand = (await entitiesAtHand(tools, row, rows)).map(({ entity }) => entity);
  const [first, second] = atHand;
  if (!first) return silent;
  if (second) return mergeKeeping(tools, atHand);
  const other = await pickEntity(tools.corpus, {
    title: l10n.t('Merge “{0}”', first.name),
    placeholder: l10n.t('Which entity is the same? Type a part of its name'),
    other: first,
  });
  return other ? mergeKeeping(tools, [first, other]) : silent;
}

/** Most mentions first: what is named most is kept as a rule. */
async function mergeKeeping(tools: EntityTools, all: readonly EntitySummary[]): Promise<CommandOutcome> {
  const offered = all.toSorted((a, b) => b.mentions - a.mentions);
  const [first] = offered;
  if (!first) return silent;
  const answer = await askChoice<EntitySummary>(
    { title: l10n.t('Merge {0} Entities', number(all.length)), step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('Which name and type are kept?'),
      choices: offered.map(entityChoice),
      current: first,
      isCurrent: ({ id }) => id === first.id,
    },
  );
  return answer.kind === 'value' ? merge(tools, all, answer.value) : silent;
}

/** Entities dropped on another one: asks first, since a drop is easily a slip. */
export async function mergeDropped(tools: EntityTools, { entities: ids, into }: Drop): Promise<CommandOutcome> {
  const { library } = tools.corpus;
  const target = await library.entity(into);
  const found = (await Promise.all(ids.map((id) => library.entity(id)))).filter((one) => one !== undefined);
  const dropped = found.filter(({ id }) => id !== target?.id);
  const [first] = dropped;
  if (!target || !first) return silent;
  const question =
    dropped.length === 1
      ? l10n.t('Merge “{0}” into “{1}”?', first.name, target.name)
      : l10n.t('Merge {0} entities into “{1}”?', number(dropped.length), target.name);
  const detail = l10n.t('They count as one in all articles. Undo Last Entity Change takes it back.');
  return (await confirm(question, detail, l10n.t('Merge'))) ? merge(tools, [...dropped, target], target) : silent;
}

function merge(tools: EntityTools, all: readonly EntitySummary[], kept: EntitySummary): Promise<CommandOutcome> {
  const ids = all.map(({ id }) => id);
  return changeEntities(() => tools.entities.merge(ids, kept.id), l10n.t('They are one entity now: “{0}”.', kept.name));
}

/** A spelling to take out, and whether only of the article of the mention at hand. */
interface SplitOff {
  readonly alias: string;
  readonly isHere: boolean;
}

/** *Split Spelling Out…*: a spelling becomes an entity of its own, or again the one that it was before it was merged. */
export function splitEntity(tools: EntityTools, row: unknown): Promise<CommandOutcome> {
  return onEntity(tools, row, async (atHand) => {
    const { entity } = atHand;
    const [mention] = atHand.mentions;
    const choices = splitChoices(tools, atHand);
    const [first] = choices;
    const impossible = l10n.t('“{0}” has no other spelling that could be split out.', entity.name);
    if (!first) return { kind: 'told', notice: { text: impossible } };
    const answer = await askChoice<SplitOff>(
      { title: l10n.t('Split “{0}”', entity.name), step: 1, totalSteps: 1 },
      {
        placeholder: l10n.t('Which spelling is somebody or something else?'),
        choices,
        current: first.value,
        isCurrent: (value) => value === first.value,
      },
    );
    if (answer.kind !== 'value') return silent;
    const { alias, isHere } = answer.value;
    const article = isHere ? mention?.article : undefined;
    return changeEntities(
      () => tools.entities.split(entity.id, alias, article),
      l10n.t('“{0}” is an entity of its own now.', alias),
      impossible,
    );
  });
}

function splitChoices(
  { corpus }: EntityTools,
  { entity, mentions: [mention] }: EntityAtHand,
): readonly Choice<SplitOff>[] {
  const { corrections } = corpus;
  const said = corrections.folders().flatMap((folder) => {
    const state = corrections.stateOf(folder);
    return state.kind === 'ok' ? [state.corrections] : [];
  });
  const everywhere = entity.aliases.flatMap((alias, at): Choice<SplitOff>[] => {
    const isMerged = said.some((one) => isMergedInto(one, entity.id, alias));
    if (!isMerged && entityId(entity.type, alias) === entity.id) return [];
    const count = mentionCount(entity.aliasCounts[at] ?? 0);
    const description = isMerged ? l10n.t('{0} · merged by hand', count) : count;
    return [{ label: alias, description, value: { alias, isHere: false } }];
  });
  if (!mention) return everywhere;
  const { text: alias } = mention;
  const here = { label: alias, description: l10n.t('only in this article'), value: { alias, isHere: true } };
  const isFirst = (choice: Choice<SplitOff>): boolean => choice.value.alias === alias;
  return [here, ...everywhere.filter(isFirst), ...everywhere.filter((choice) => !isFirst(choice))];
}
