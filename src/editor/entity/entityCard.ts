import { l10n, MarkdownString } from 'vscode';
import { wikidataUrl } from '../../core/entity/wikidata';
import { escapeMarkdown } from '../../core/export/escapeMarkdown';
import type { CoMention, EntitySummary } from '../../app/library/library';
import { commandLink } from '../commandLink';
import { entityIcons } from '../entityIcons';
import type { EntityReference } from '../entityReference';
import type { CommandId, InternalCommandId } from '../ids';
import { articleCount, entityDates, entityKindWord, mentionCount, number } from '../words';
import type { MentionReference } from './mentionReference';

const allowed: readonly (CommandId | InternalCommandId)[] = [
  'newsmark.nextMention',
  '_newsmark.showMentions',
  'newsmark.renameEntity',
  'newsmark.mergeEntities',
  'newsmark.changeEntityType',
  'newsmark.rejectEntity',
];

/** More spellings than this are not read in passing. */
const mostAliases = 8;

/** What is known of an entity, in a few lines. What articles and people wrote goes in as text: no markup, link or command. */
export function entityCard(
  entity: EntitySummary,
  companions: readonly CoMention[],
  mention: MentionReference & EntityReference,
): MarkdownString {
  const { name, type, mentions, articles, note, wikidata } = entity;
  const links = [
    commandLink('newsmark.nextMention', l10n.t('Next Mention'), mention),
    commandLink('_newsmark.showMentions', l10n.t('All Mentions'), mention),
    commandLink('newsmark.renameEntity', l10n.t('Rename…'), mention),
    commandLink('newsmark.mergeEntities', l10n.t('Merge…'), mention),
    commandLink('newsmark.changeEntityType', l10n.t('Change Type…'), mention),
    commandLink('newsmark.rejectEntity', l10n.t('Not an Entity'), mention),
    ...(wikidata === undefined ? [] : [`[Wikidata](${wikidataUrl(wikidata)})`]),
  ];
  const lines = [
    aliasWords(entity),
    [mentionCount(mentions), articleCount(articles), entityDates(entity)].filter(Boolean).join(' · '),
    companionWords(companions),
    note,
  ];
  const card = new MarkdownString(
    [
      `$(${entityIcons[type]}) **${escapeMarkdown(name)}** · ${escapeMarkdown(entityKindWord(type))}`,
      lines
        .filter((line) => line !== undefined)
        .map(escapeMarkdown)
        .join('  \n'),
      links.join(' · '),
    ].join('\n\n'),
    true,
  );
  card.isTrusted = { enabledCommands: allowed };
  return card;
}

/** "Also written: Putin (4), V. Putin (1)"; undefined when there is but one spelling. */
function aliasWords({ name, aliases, aliasCounts }: EntitySummary): string | undefined {
  const counted = aliases.map((alias, at) => `${alias} (${number(aliasCounts[at] ?? 0)})`);
  const others = counted.filter((_, at) => aliases[at] !== name);
  if (others.length === 0) return undefined;
  const more = others.length > mostAliases ? '…' : '';
  return l10n.t('Also written: {0}', others.slice(0, mostAliases).join(', ') + more);
}

/** Who is named in several articles with it; else in the one. */
function companionWords(companions: readonly CoMention[]): string | undefined {
  const often = companions.filter(({ articles }) => articles > 1);
  const names = (found: readonly CoMention[]): string => found.map(({ entity }) => entity.name).join(', ');
  if (often.length > 0) return l10n.t('Often named with: {0}', names(often));
  return companions.length > 0 ? l10n.t('Named with: {0}', names(companions)) : undefined;
}
