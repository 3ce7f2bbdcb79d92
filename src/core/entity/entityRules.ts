import { nameKey } from '../text/fold';
import type { Corrections, EntityRecord } from './corrections';

/** The corrections of one folder, with its articles by the ids that mentions have. */
export interface ScopedCorrections {
  readonly corrections: Corrections;
  /** The id of an article, given what the file calls it; undefined for one that cannot be. */
  readonly articleId: (file: string) => string | undefined;
}

/** What decides whose mention it is. */
export interface AskedMention {
  /** The folded words, see `nameKey`. */
  readonly key: string;
  /** The entity it names if nobody said otherwise, after {@link EntityRules.idOf}. */
  readonly entity: string;
  /** Whether its article shows which full name it stands for. */
  readonly isResolved: boolean;
}

interface AliasTarget {
  readonly from: string | undefined;
  readonly entity: string;
}

/** One rule list by folded name. */
type ByName<Value> = Map<string, Value[]>;

/** What persons said about entities, ready to be asked. Where two folders say different things, the one given first counts. */
export class EntityRules {
  readonly #same = new Map<string, string>();
  readonly #records = new Map<string, EntityRecord>();
  readonly #aliases: ByName<AliasTarget> = new Map();
  readonly #aliasesIn = new Map<string, ByName<AliasTarget>>();
  readonly #rejected = new Set<string>();
  readonly #rejectedIn = new Map<string, Set<string>>();
  readonly #names = new Map<string, string[]>();

  constructor(folders: readonly ScopedCorrections[] = []) {
    for (const { corrections, articleId } of folders) this.#add(corrections, articleId);
    for (const [name, targets] of this.#aliases) {
      for (const { entity, from } of targets) if (from === undefined) push(this.#names, this.idOf(entity), name);
    }
  }

  /** The articles of which something is said that does not hold in others. */
  get articles(): ReadonlySet<string> {
    return new Set([...this.#aliasesIn.keys(), ...this.#rejectedIn.keys()]);
  }

  /** Whether nothing is said of any words that holds wherever they stand. */
  get isSilent(): boolean {
    return this.#rejected.size + this.#aliases.size === 0;
  }

  /** Whether anything is said of mentions with these folded words, wherever they stand. */
  concerns(key: string): boolean {
    return this.#rejected.has(key) || this.#aliases.has(key);
  }

  /** The entity that one was merged into or retyped as; itself otherwise. What goes in a circle stays where it began. */
  idOf(id: string): string {
    let at = id;
    for (let steps = 0, next = this.#same.get(at); next !== undefined; next = this.#same.get(at)) {
      at = next;
      if (++steps > this.#same.size) return id;
    }
    return at;
  }

  /** What is said of entities themselves, of those that are no other one; by id. */
  records(): readonly EntityRecord[] {
    return [...this.#records.values()].filter(({ id }) => this.idOf(id) === id).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Further names of an entity that hold everywhere, folded. */
  namesOf(id: string): readonly string[] {
    return this.#names.get(id) ?? [];
  }

  /** What is said of a mention wherever it stands: an entity, that it is none (`rejected`), or nothing. */
  entityOf(mention: AskedMention): string | undefined {
    if (this.#rejected.has(mention.key)) return 'rejected';
    return this.#target(this.#aliases.get(mention.key), mention, !mention.isResolved);
  }

  /** The same, by what is said of one article only. */
  entityIn(article: string, mention: AskedMention): string | undefined {
    if (this.#rejectedIn.get(article)?.has(mention.key) === true) return 'rejected';
    return this.#target(this.#aliasesIn.get(article)?.get(mention.key), mention, true);
  }

  #target(
    targets: readonly AliasTarget[] | undefined,
    { entity }: AskedMention,
    takesAll: boolean,
  ): string | undefined {
    const target =
      targets?.find(({ from }) => from !== undefined && this.idOf(from) === entity) ??
      (takesAll ? targets?.find(({ from }) => from === undefined) : undefined);
    return target && this.idOf(target.entity);
  }

  #add({ same, entities, aliases, rejected }: Corrections, articleId: ScopedCorrections['articleId']): void {
    for (const { id, as } of same) if (!this.#same.has(id)) this.#same.set(id, as);
    for (const record of entities) if (!this.#records.has(record.id)) this.#records.set(record.id, record);
    for (const { name, article, from, entity } of aliases) {
      const names = article === undefined ? this.#aliases : this.#ofArticle(articleId(article));
      if (names) push(names, nameKey(name), { from, entity });
    }
    for (const { text, article } of rejected) {
      if (article === undefined) this.#rejected.add(nameKey(text));
      const id = article === undefined ? undefined : articleId(article);
      if (id !== undefined) this.#rejectedIn.set(id, (this.#rejectedIn.get(id) ?? new Set()).add(nameKey(text)));
    }
  }

  #ofArticle(id: string | undefined): ByName<AliasTarget> | undefined {
    if (id === undefined) return undefined;
    const names = this.#aliasesIn.get(id) ?? new Map<string, AliasTarget[]>();
    this.#aliasesIn.set(id, names);
    return names;
  }
}

/** When nobody said anything. */
export const noRules = new EntityRules();

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
