import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { EntityType } from '../../../core/entity/entity';
import type { Corpus } from '../../../app/corpus';
import type { EntitySummary } from '../../../app/library/library';
import { askWhileTyping } from '../../askWhileTyping';
import { entityIcons } from '../../entityIcons';
import { askChoice, type Choice } from '../../questions';
import { entityKindWord, mentionCount } from '../../words';

/** How many entities are offered at a time. */
const mostOffered = 50;

const entityTypes: readonly EntityType[] = ['person', 'organisation', 'place', 'other'];

/** A row to pick an entity by. */
export function entityChoice(entity: EntitySummary): Choice<EntitySummary> {
  const { name, type, mentions } = entity;
  return {
    label: name,
    description: [entityKindWord(type), mentionCount(mentions)].join(' · '),
    iconPath: new ThemeIcon(entityIcons[type]),
    value: entity,
  };
}

interface EntityQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** The entity that another one is picked for. */
  readonly other: EntitySummary;
}

/**
 * Asks for an entity of the corpus, found while its name is typed. Before that those are offered that share the last word of the other
 * one's name, then those of its type.
 */
export function pickEntity(
  { library }: Corpus,
  { title, placeholder, other }: EntityQuestion,
): Promise<EntitySummary | undefined> {
  const find = async (filter: string): Promise<readonly Choice<EntitySummary>[]> => {
    const lastWord = other.name.split(' ').at(-1) ?? '';
    const queries = filter === '' ? [{ filter: lastWord }, { type: other.type }, {}] : [{ filter }];
    const found = await Promise.all(queries.map((query) => library.entities({ ...query, limit: mostOffered + 1 })));
    const listed = new Map(found.flat().map((entity) => [entity.id, entity]));
    listed.delete(other.id);
    return [...listed.values()].slice(0, mostOffered).map(entityChoice);
  };
  return askWhileTyping({ title, step: 1, totalSteps: 1 }, { placeholder, find });
}

/** An entity of the corpus, or the type of a new one. */
export type EntityOrNew = EntitySummary | { readonly newType: EntityType };

/** Asks for an entity as {@link pickEntity} does, with a new one of each type behind those that are called as the words or what is typed. */
export function pickEntityOrNew(corpus: Corpus, title: string, words: string): Promise<EntityOrNew | undefined> {
  const fresh = entityTypes.map((type): Choice<EntityOrNew> => ({
    label: words,
    description: newWords(type),
    iconPath: new ThemeIcon('add'),
    value: { newType: type },
  }));
  const line = { label: l10n.t('New'), kind: QuickPickItemKind.Separator, value: { newType: 'other' } as const };
  const known = { ...line, label: l10n.t('Known') };
  const find = async (filter: string): Promise<readonly Choice<EntityOrNew>[]> => {
    const called = await corpus.library.entities({ limit: mostOffered, filter: filter === '' ? words : filter });
    const others = filter === '' ? await corpus.library.entities({ limit: mostOffered }) : [];
    const isOther = ({ id }: EntitySummary): boolean => called.every((entity) => entity.id !== id);
    const rest = others.filter(isOther).map(entityChoice);
    return [...called.map(entityChoice), line, ...fresh, ...(rest.length > 0 ? [known, ...rest] : [])];
  };
  return askWhileTyping<EntityOrNew>(
    { title, step: 1, totalSteps: 1 },
    { placeholder: l10n.t('Whom or what do these words name? Type a name, or pick a new one'), find },
  );
}

function newWords(type: EntityType): string {
  switch (type) {
    case 'person':
      return l10n.t('a new person');
    case 'organisation':
      return l10n.t('a new organisation');
    case 'place':
      return l10n.t('a new place');
    case 'other':
      return l10n.t('a new name of another kind');
  }
}

/** Asks for a type. */
export async function pickType(title: string, current: EntityType | undefined): Promise<EntityType | undefined> {
  const answer = await askChoice<EntityType | undefined>(
    { title, step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('What is it?'),
      choices: entityTypes.map((type) => ({
        label: entityKindWord(type),
        ...(type === current && { description: l10n.t('now') }),
        iconPath: new ThemeIcon(entityIcons[type]),
        value: type,
      })),
      current,
      isCurrent: (type) => type === current,
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}
