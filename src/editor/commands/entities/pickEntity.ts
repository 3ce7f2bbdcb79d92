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
  /** The ids of entities that cannot be meant. */
  readonly without?: readonly string[];
}

/** Asks for an entity of the corpus, found while its name is typed. */
export function pickEntity(
  { library }: Corpus,
  { title, placeholder, without = [] }: EntityQuestion,
): Promise<EntitySummary | undefined> {
  const find = async (filter: string): Promise<readonly Choice<EntitySummary>[]> => {
    const found = await library.entities({ limit: mostOffered + without.length, filter });
    return found.filter(({ id }) => !without.includes(id)).map(entityChoice);
  };
  return askWhileTyping({ title, step: 1, totalSteps: 1 }, { placeholder, find });
}

/** An entity of the corpus, or the type of a new one. */
export type EntityOrNew = EntitySummary | { readonly newType: EntityType };

/** Asks for an entity as {@link pickEntity} does, with a new one of each type behind those that are found. */
export function pickEntityOrNew(corpus: Corpus, title: string, words: string): Promise<EntityOrNew | undefined> {
  const fresh = entityTypes.map((type): Choice<EntityOrNew> => ({
    label: words,
    description: newWords(type),
    iconPath: new ThemeIcon('add'),
    value: { newType: type },
  }));
  const line = { label: l10n.t('New'), kind: QuickPickItemKind.Separator, value: { newType: 'other' } as const };
  const find = async (filter: string): Promise<readonly Choice<EntityOrNew>[]> => {
    const alike = filter === '' ? await corpus.library.entities({ limit: mostOffered, filter: words }) : [];
    const found = await corpus.library.entities({ limit: mostOffered, filter });
    const listed = new Map([...alike, ...found].map((entity) => [entity.id, entity]));
    const known = [...listed.values()].map(entityChoice);
    return alike.length > 0 || filter !== '' ? [...known, line, ...fresh] : [...fresh, ...known];
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
