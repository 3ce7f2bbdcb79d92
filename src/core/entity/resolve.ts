import { nameKey } from '../text/fold';
import { overlaps } from '../text/textRange';
import { isInitialsOf } from './acronym';
import type { EntityRecord } from './corrections';
import type { MarkedPlace } from './correctedWords';
import type { Entity, Mention, PlacedMention } from './entity';
import { entityId, entityKey, readEntityId } from './entityKey';
import { noRules, type EntityRules } from './entityRules';
import { canonicalName, compareText, sortedSpellings } from './naming';

/** The mentions of a corpus and what persons said about them. */
export interface ResolvedCorpus {
  /** Mentions by article id, as `resolveArticle` gives them; their order becomes the order of an entity's mentions. */
  readonly articles: ReadonlyMap<string, readonly Mention[]>;
  readonly rules?: EntityRules;
  readonly marks?: ReadonlyMap<string, readonly MarkedPlace[]>;
}

/**
 * Resolves the mentions of a corpus to entities: one for each type and key, see `entityKey`. A name of unknown type joins the one
 * entity of a known type with its key; an acronym by itself the one name that it stands for elsewhere. Persons have the last word.
 *
 * Says in the plainest way what `MentionStore` keeps up piece by piece. Most mentions first, then by id.
 */
export function resolve({ articles, rules = noRules, marks = new Map() }: ResolvedCorpus): Entity[] {
  const links = new Links([...articles.values()].flat(), rules);
  const groups = new Map<string, PlacedMention[]>();
  for (const [article, mentions] of articles) {
    const marked = marks.get(article) ?? [];
    const kept = mentions.filter((mention) => !marked.some((mark) => overlaps(mark, mention)));
    const named = [
      ...marked.map((mark) => [links.of(mark.entity), toMention(mark)] as const),
      ...kept.map((mention) => decided(mention, article, links)),
    ];
    if (marked.length > 0) named.sort(([, a], [, b]) => a.start - b.start);
    for (const [id, mention] of named) {
      if (id === undefined || id === '') continue;
      groups.set(id, [...(groups.get(id) ?? []), { ...mention, article }]);
    }
  }
  const entities = Array.from(groups, ([id, mentions]) => toEntity(id, mentions, links.about(id)?.name));
  return entities.sort((a, b) => b.mentions.length - a.mentions.length || compareText(a.id, b.id));
}

function toMention({ start, end, text, entity }: MarkedPlace): Mention {
  return { start, end, text, type: readEntityId(entity)?.type ?? 'other', confidence: 1, origin: 'person' };
}

/** The entity that a mention names, undefined for one that a person rejected, and the mention. */
function decided(mention: Mention, article: string, links: Links): readonly [string | undefined, Mention] {
  const { rules } = links;
  const base = baseOf(mention);
  if (base === '') return ['', mention];
  const [only, ...others] = new Set((mention.candidates ?? []).map((name) => links.of(entityId(mention.type, name))));
  const entity = only !== undefined && others.length === 0 ? only : links.of(base);
  const asked = { key: nameKey(mention.text), entity, isResolved: mention.name !== undefined };
  const said = rules.entityOf(asked);
  const everywhere = said === undefined ? entity : links.said(said);
  const here = rules.entityIn(article, { ...asked, entity: everywhere ?? links.of(base) });
  if (here === undefined) return [everywhere, mention];
  const { name: _name, candidates: _candidates, ...bare } = mention;
  return [links.said(here), bare];
}

function baseOf({ type, name, text }: Mention): string {
  return entityId(type, name ?? text);
}

/** What all mentions together tell of ids. */
class Links {
  readonly #ids: ReadonlySet<string>;
  /** The entities that acronyms stand for, by key. */
  readonly #acronyms = new Map<string, Set<string>>();

  constructor(
    mentions: readonly Mention[],
    readonly rules: EntityRules,
  ) {
    this.#ids = new Set(mentions.map(baseOf));
    for (const { type, text, name } of mentions) {
      if (name === undefined || type === 'person' || text.length < 3 || !isInitialsOf(text, name)) continue;
      const key = entityKey(type, text);
      this.#acronyms.set(key, (this.#acronyms.get(key) ?? new Set()).add(rules.idOf(entityId(type, name))));
    }
  }

  /** The entity that a rule tells. */
  said(answer: string): string | undefined {
    return answer === 'rejected' ? undefined : this.of(answer);
  }

  about(id: string): EntityRecord | undefined {
    const records = this.rules.records().filter((record) => this.of(record.id) === id);
    return records.find((record) => record.id === id) ?? records[0];
  }

  /** The entity that mentions of an id name. What an acronym stands for may itself join another. */
  of(id: string): string {
    return this.#joined(this.#joined(id));
  }

  #joined(id: string): string {
    const root = this.rules.idOf(id);
    const { type, key } = readEntityId(root) ?? { type: 'person', key: '' };
    if (!this.#ids.has(root)) return root;
    if (type !== 'other') return this.#acronymOf(root) ?? root;
    const named = (['person', 'organisation', 'place'] as const).map((known) => `${known}:${key}`);
    const [target, ...others] = new Set(
      named.filter((known) => this.#ids.has(known)).map((known) => this.rules.idOf(known)),
    );
    if (target === undefined) return this.#acronymOf(root) ?? root;
    return others.length > 0 || target === root ? root : (this.#acronymOf(target) ?? target);
  }

  #acronymOf(root: string): string | undefined {
    const { type, key } = readEntityId(root) ?? { type: 'person', key: '' };
    if (!this.#ids.has(root) || (type !== 'other' && type !== 'organisation')) return undefined;
    const [only, ...others] = this.#acronyms.get(key) ?? [];
    return others.length === 0 ? only : undefined;
  }
}

function toEntity(id: string, mentions: readonly PlacedMention[], said: string | undefined): Entity {
  const { type, key } = readEntityId(id) ?? { type: 'other', key: id };
  const counts = new Map<string, number>();
  for (const { text } of mentions) counts.set(text, (counts.get(text) ?? 0) + 1);
  const aliases = sortedSpellings(counts);
  const spellings = aliases.map(([text]) => text);
  const names = mentions.flatMap(({ name }) => name ?? []);
  const name = said ?? canonicalName({ type, key, spellings, names });
  return { id, type, name, aliases: new Map(aliases), mentions };
}
