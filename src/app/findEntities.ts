import type { EntityType } from '../core/entity/entity';
import { entityId } from '../core/entity/entityKey';
import { nameKey } from '../core/text/fold';
import type { EntitySummary, Library } from './library/library';

/** The entities that a name means: none, the one, or several that a person has to choose from, most mentions first. */
export type FoundEntities =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly entity: EntitySummary }
  | { readonly kind: 'several'; readonly candidates: readonly EntitySummary[] };

const types: readonly EntityType[] = ['person', 'organisation', 'place', 'other'];

/**
 * Finds the entities that are called so, by name, any spelling or id. A name that several full names of its articles share, and that
 * means nothing else, means those.
 */
export async function findEntities(library: Library, name: string): Promise<FoundEntities> {
  const byId = await library.entity(name);
  if (byId) return { kind: 'one', entity: byId };
  const found = new Map<string, EntitySummary>();
  const key = nameKey(name);
  const isCalled = (entity: EntitySummary): boolean =>
    [entity.name, ...entity.aliases].some((alias) => nameKey(alias) === key);
  const alike = key === '' ? [] : await library.entities({ limit: Infinity, filter: name });
  for (const entity of alike) if (isCalled(entity)) found.set(entity.id, entity);
  for (const type of types) {
    const entity = await library.entity(entityId(type, name));
    if (entity) found.set(entity.id, entity);
  }
  const candidates = [...found.values()].sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1));
  const [entity] = candidates;
  if (!entity) return { kind: 'none' };
  return candidates.length > 1 ? { kind: 'several', candidates } : meantBy(library, entity);
}

/** Whom a short form means, when it is nothing but one of which that is not known. */
async function meantBy(library: Library, entity: EntitySummary): Promise<FoundEntities> {
  const open = (await library.ambiguous({ limit: Infinity })).filter((name) => name.entity === entity.id);
  const mentions = open.reduce((sum, name) => sum + name.mentions.length, 0);
  if (mentions < entity.mentions) return { kind: 'one', entity };
  const candidates = new Map(open.flatMap((name) => name.candidates).map((one) => [one.id, one]));
  return { kind: 'several', candidates: [...candidates.values()] };
}
