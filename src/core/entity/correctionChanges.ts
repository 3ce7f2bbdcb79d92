import { nameKey } from '../text/fold';
import { entryKey, writeEntry, type EntryOf } from './correctionEntry';
import type { CorrectionList, Corrections, EntityRecord, MarkedMention } from './corrections';
import type { EntityType } from './entity';
import { entityId, entityKey, idOf, readEntityId } from './entityKey';

/** An entity as it is shown: the id that counts now, and its name. */
export interface NamedEntity {
  readonly id: string;
  readonly name: string;
}

/** Where a correction holds: in one article, by its path in the folder, or everywhere. */
export interface Scope {
  readonly article?: string;
}

/** What can be said of an entity itself; an absent field stays, an undefined one goes. */
export type RecordChange = {
  readonly [Field in 'name' | 'isConfirmed' | 'note' | 'wikidata']?: EntityRecord[Field] | undefined;
};

/** The corrections with something else said of an entity. A record that says nothing goes, unless it holds what is not understood. */
export function withRecord(corrections: Corrections, id: string, change: RecordChange): Corrections {
  const before = corrections.entities.find((record) => record.id === id) ?? { id };
  const after: EntityRecord = Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
  ) as unknown as EntityRecord;
  const saysNothing = Object.keys(writeEntry('entities', after)).every((field) => field === 'id');
  return saysNothing ? without(corrections, 'entities', after) : withEntry(corrections, 'entities', after);
}

/** The corrections by which entities are one: `into` keeps its name and what is said of it. */
export function merged(corrections: Corrections, ids: readonly string[], into: string): Corrections {
  const isOut = corrections.same.filter(({ id }) => id !== into);
  return ids
    .filter((id) => id !== into)
    .reduce<Corrections>((said, id) => withEntry(said, 'same', { id, as: into }), { ...corrections, same: isOut });
}

/**
 * The corrections by which an entity is of another type, with what is said of it. One that goes back to the type that it had by itself
 * needs no rule, unless others are it by now.
 */
export function retyped(corrections: Corrections, { id, name }: NamedEntity, type: EntityType): Corrections {
  const target = entityId(type, name);
  if (target === '' || target === id) return corrections;
  const record = corrections.entities.find((one) => one.id === id);
  const there = corrections.entities.find((one) => one.id === target);
  const stored = record?.stored && { stored: { ...record.stored, ...there?.stored } };
  const moved = record
    ? withEntry(without(corrections, 'entities', record), 'entities', {
        ...record,
        ...saidIn(there),
        ...stored,
        id: target,
      })
    : corrections;
  const same = moved.same.filter((rule) => rule.id !== target || rule.as !== id);
  const isBack = same.length < moved.same.length && !isNamedIn({ ...moved, same }, id);
  return isBack ? { ...moved, same } : merged(moved, [id], target);
}

/**
 * The corrections by which a name is taken out of an entity, and the id of the entity it is then. If it came in by a correction that is
 * taken back; else the name becomes an entity of its own, in all articles or in one. Places marked by hand go along. Undefined where that
 * is no difference: the name by which an entity is known can be taken out in one article only.
 */
export function split(
  corrections: Corrections,
  entity: string,
  alias: string,
  { article }: Scope = {},
): { readonly corrections: Corrections; readonly id: string } | undefined {
  const parts = readEntityId(entity);
  const named = parts && entityId(parts.type, alias);
  if (!parts || named === undefined || named === '') return undefined;
  const { rest, merge, isTaken } = takenBack(corrections, { entity, alias, article });
  if (!isTaken && article === undefined && named === entity) return undefined;
  const isBack = isTaken && (article === undefined || named !== entity);
  const fresh = isBack || named !== entity ? named : freeId(rest, parts.type, entityKey(parts.type, alias));
  const id = merge ?? fresh;
  const rule = { name: alias, from: entity, entity: id, ...(article !== undefined && { article }) };
  const off = isBack ? rest : withEntry(rest, 'aliases', rule);
  const isMeant = ({ article: path, entity: marked, target: { exact } }: MarkedMention): boolean =>
    (article === undefined || path === article) &&
    nameKey(exact) === nameKey(alias) &&
    targetOf(off, marked) === entity;
  const mentions = off.mentions.map((mark) => (isMeant(mark) ? { ...mark, entity: id } : mark));
  return { corrections: { ...off, mentions }, id };
}

/** Whether a name is in an entity because a person made one of two. */
export function isMergedInto({ same, ...rest }: Corrections, entity: string, alias: string): boolean {
  return same.some(({ id }) => isNamed(id, alias) && targetOf({ same, ...rest }, id) === entity);
}

/** The corrections by which a name means an entity; in the same scope it is no longer rejected. */
export function withAlias(
  corrections: Corrections,
  entity: string,
  name: string,
  { article }: Scope = {},
): Corrections {
  const scope = article === undefined ? {} : { article };
  const accepted = without(corrections, 'rejected', { text: name, ...scope });
  return withEntry(accepted, 'aliases', { name, ...scope, entity });
}

/** The corrections by which words are no name; in the same scope they mean nothing and are not marked any more. */
export function rejecting(corrections: Corrections, text: string, { article }: Scope = {}): Corrections {
  const scope = article === undefined ? {} : { article };
  const key = nameKey(text);
  const isInScope = (rule: Scope): boolean => article === undefined || rule.article === article;
  const aliases = corrections.aliases.filter((rule) => !(nameKey(rule.name) === key && isInScope(rule)));
  const mentions = corrections.mentions.filter((mark) => !(nameKey(mark.target.exact) === key && isInScope(mark)));
  return withEntry({ ...corrections, aliases, mentions }, 'rejected', { text, ...scope });
}

/** The corrections by which words may be a name again. */
export function accepting(corrections: Corrections, text: string, { article }: Scope = {}): Corrections {
  return without(corrections, 'rejected', { text, ...(article !== undefined && { article }) });
}

/** The corrections with a mention marked by hand. */
export function withMark(corrections: Corrections, mark: MarkedMention): Corrections {
  return withEntry(corrections, 'mentions', mark);
}

/** The corrections with an entry added, or put in the place of the one about the same, whose unknown fields it keeps. */
export function withEntry<List extends CorrectionList>(
  corrections: Corrections,
  list: List,
  entry: EntryOf<List>,
): Corrections {
  const key = entryKey(list, entry);
  const entries: readonly EntryOf<List>[] = corrections[list];
  const stored = entry.stored ?? entries.find((one) => entryKey(list, one) === key)?.stored;
  const rest = entries.filter((one) => entryKey(list, one) !== key);
  return { ...corrections, [list]: [...rest, { ...entry, ...(stored && { stored }) }] };
}

/** The corrections without the entry about the same. */
export function without<List extends CorrectionList>(
  corrections: Corrections,
  list: List,
  entry: EntryOf<List>,
): Corrections {
  const key = entryKey(list, entry);
  const entries: readonly EntryOf<List>[] = corrections[list];
  return { ...corrections, [list]: entries.filter((one) => entryKey(list, one) !== key) };
}

function saidIn(record: EntityRecord | undefined): Omit<EntityRecord, 'id' | 'stored'> {
  const { id: _id, stored: _stored, ...said } = record ?? { id: '' };
  return said;
}

/** The corrections without those by which a name means an entity in a scope, and what it was before it was merged. */
function takenBack(
  corrections: Corrections,
  { entity, alias, article }: { readonly entity: string; readonly alias: string; readonly article: string | undefined },
): { readonly rest: Corrections; readonly merge: string | undefined; readonly isTaken: boolean } {
  const isIn = (id: string): boolean => targetOf(corrections, id) === entity;
  const isEverywhere = article === undefined;
  const same = corrections.same.filter(({ id }) => !(isEverywhere && isNamed(id, alias) && isIn(id)));
  const aliases = corrections.aliases.filter(
    (rule) =>
      !((isEverywhere || rule.article === article) && nameKey(rule.name) === nameKey(alias) && isIn(rule.entity)),
  );
  const merge = corrections.same.find((rule) => !same.includes(rule))?.id;
  const isTaken = merge !== undefined || aliases.length < corrections.aliases.length;
  return { rest: { ...corrections, same, aliases }, merge, isTaken };
}

/** Whether anything else is said to be an entity. */
function isNamedIn({ same, aliases, mentions }: Corrections, id: string): boolean {
  return (
    same.some(({ as }) => as === id) ||
    aliases.some(({ entity, from }) => entity === id || from === id) ||
    mentions.some(({ entity }) => entity === id)
  );
}

/** Whether an id is made of a name. */
function isNamed(id: string, name: string): boolean {
  const parts = readEntityId(id);
  return parts !== undefined && entityKey(parts.type, name) === parts.key;
}

/** The entity that one is by these corrections; where they go in a circle, itself. */
function targetOf({ same }: Corrections, id: string): string {
  let at = id;
  for (let steps = 0; steps <= same.length; steps++) {
    const next = same.find((rule) => rule.id === at);
    if (!next) return at;
    at = next.as;
  }
  return id;
}

/** An id for another entity of the same name. */
function freeId({ entities, same, aliases, mentions }: Corrections, type: EntityType, key: string): string {
  const taken = new Set([
    ...entities.map(({ id }) => id),
    ...same.flatMap(({ id, as }) => [id, as]),
    ...[...aliases, ...mentions].map(({ entity }) => entity),
  ]);
  let number = 2;
  while (taken.has(idOf(type, `${key} ${number}`))) number++;
  return idOf(type, `${key} ${number}`);
}
