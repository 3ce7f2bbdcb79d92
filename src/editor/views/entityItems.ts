import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { EntityType } from '../../core/entity/entity';
import type { EntitySummary } from '../../app/library/library';
import { entityIcons } from '../entityIcons';
import type { RowKind } from '../ids';
import { articleCount, entityDates, entityTypeWord, mentionCount, number } from '../words';

/** More spellings than this are not read in a tooltip. */
const mostAliases = 20;

/** The row of an entity: its name, how often it is named, whether somebody confirmed it. */
export function entityItem(entity: EntitySummary): TreeItem {
  const { name, type, mentions, articles, status } = entity;
  const isConfirmed = status === 'confirmed';
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  const confirmed = isConfirmed ? [l10n.t('confirmed')] : [];
  item.description = [number(mentions), ...confirmed].join(' · ');
  item.iconPath = new ThemeIcon(entityIcons[type], isConfirmed ? new ThemeColor('charts.green') : undefined);
  item.tooltip = entityTooltip(entity);
  const spoken = [name, ...confirmed, mentionCount(mentions), articleCount(articles)];
  item.accessibilityInformation = { label: spoken.join(', ') };
  item.contextValue = entityKind(entity);
  return item;
}

/** The words of an entity over its row, a line each: spellings with their counts, counts, dates, what was noted. */
function entityTooltip(entity: EntitySummary): string {
  const { name, aliases, aliasCounts, mentions, articles, note, wikidata, status } = entity;
  const spellings = aliases.slice(0, mostAliases).map((alias, at) => `${alias} (${number(aliasCounts[at] ?? 0)})`);
  const more = aliases.length > mostAliases ? '…' : '';
  return [
    status === 'confirmed' ? l10n.t('{0} (confirmed)', name) : name,
    spellings.join(', ') + more,
    [mentionCount(mentions), articleCount(articles), entityDates(entity)].filter((part) => part !== '').join(' · '),
    note,
    wikidata === undefined ? undefined : `Wikidata: ${wikidata}`,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

function entityKind({ status, wikidata }: EntitySummary): RowKind {
  if (wikidata === undefined) return status === 'confirmed' ? 'confirmedEntity' : 'entity';
  return status === 'confirmed' ? 'confirmedLinkedEntity' : 'linkedEntity';
}

/** The heading of the entities of a type. */
export function typeItem(type: EntityType, count: number, isUnfolded: boolean): TreeItem {
  const state = isUnfolded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(entityTypeWord(type), state);
  item.description = number(count);
  item.iconPath = new ThemeIcon(entityIcons[type]);
  return item;
}
