import { l10n, MarkdownString } from 'vscode';
import type { DatePrecision } from '../../core/article/article';
import { wikidataUrl } from '../../core/entity/wikidata';
import { escapeMarkdown } from '../../core/export/escapeMarkdown';
import type { CoMention, EntitySummary } from '../../app/library/library';
import { commandLink } from '../commandLink';
import { entityIcons } from '../entityIcons';
import type { CommandId, InternalCommandId } from '../ids';
import { articleCount, articleDate, entityKindWord, mentionCount } from '../words';
import type { MentionReference } from './mentionReference';

const allowed: readonly (CommandId | InternalCommandId)[] = ['newsmark.nextMention', '_newsmark.showMentions'];

/** More spellings than this are not read in passing. */
const mostAliases = 8;

/** What is known of an entity, in a few lines. What articles and people wrote goes in as text: no markup, link or command. */
export function entityCard(
  entity: EntitySummary,
  companions: readonly CoMention[],
  mention: MentionReference,
): MarkdownString {
  const { name, type, mentions, articles, note, wikidata } = entity;
  const links = [
    commandLink('newsmark.nextMention', l10n.t('Next Mention'), mention),
    commandLink('_newsmark.showMentions', l10n.t('All Mentions'), mention),
    ...(wikidata === undefined ? [] : [`[Wikidata](${wikidataUrl(wikidata)})`]),
  ];
  const lines = [
    aliasWords(entity),
    [mentionCount(mentions), articleCount(articles), dateWords(entity)]
      .filter((part) => part !== undefined)
      .join(' · '),
    companions.length > 0
      ? l10n.t('Often named with: {0}', companions.map((companion) => companion.entity.name).join(', '))
      : undefined,
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

/** "Also: Putin, V. Putin"; undefined when there is but one spelling. */
function aliasWords({ name, aliases }: EntitySummary): string | undefined {
  const others = aliases.filter((alias) => alias !== name);
  if (others.length === 0) return undefined;
  const more = others.length > mostAliases ? '…' : '';
  return l10n.t('Also written: {0}', others.slice(0, mostAliases).join(', ') + more);
}

/** "November 2024", "May 2023 – November 2024"; undefined where no article that names the entity has a date. */
function dateWords({ firstDate, lastDate }: EntitySummary): string | undefined {
  const first = dayWords(firstDate);
  const last = dayWords(lastDate);
  if (first === undefined || last === undefined || first === last) return first ?? last;
  return l10n.t('{0} – {1}', first, last);
}

/** A date as exactly as known, but never the time of the day. */
function dayWords(date: string | undefined): string | undefined {
  const day = date?.slice(0, 10);
  const datePrecision: DatePrecision = day?.length === 4 ? 'year' : day?.length === 7 ? 'month' : 'day';
  return day && articleDate({ date: day, datePrecision });
}
