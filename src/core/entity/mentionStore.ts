import { nameKey } from '../text/fold';
import type { EntityType, Mention, PlacedMention } from './entity';
import { packForms, wordsAMention, type MentionBlock, type MentionForm, type PackedMentions } from './mentionBlock';
import { MentionForms, mostMentioned, type EntityOverview } from './mentionForms';

/** Where the mentions of an article are kept: the first word, and how many mentions there are. */
interface Slot {
  readonly start: number;
  readonly count: number;
}

/** A mention with the id of the entity it names; `''` for one without a letter, which names none. */
export interface EntityMention extends Mention {
  readonly entity: string;
}

/**
 * The mentions of all articles of a corpus, packed, and the entities they make; the same as `resolve` makes of them, whatever
 * the order they came in. Kept up article by article, O(mentions of the article). 12 bytes a mention, up to 18 while it grows.
 */
export class MentionStore {
  readonly #forms = new MentionForms();
  readonly #slots = new Map<string, Slot>();
  /** Three words a mention: start, end, form. */
  #words = new Uint32Array(3 * 1024);
  #used = 0;
  /** How many of the used words belong to no article any more. */
  #wasted = 0;
  /** The article that named a group last while articles are counted, by group. */
  readonly #lastSeen: number[] = [];
  #serial = 0;
  /** All groups by their mentions, per type, until a mention changes. */
  readonly #sorted = new Map<EntityType | undefined, { readonly groups: readonly number[]; readonly limit: number }>();

  /** Whether the mentions of an article are known; it may have none. */
  has(article: string): boolean {
    return this.#slots.has(article);
  }

  /** Takes the mentions of an article instead of those it had. */
  replace(article: string, mentions: readonly Mention[]): void {
    const words = new Uint32Array(mentions.length * wordsAMention);
    for (const [index, mention] of mentions.entries()) {
      words.set([mention.start, mention.end, this.#forms.number(mention)], index * wordsAMention);
    }
    this.#put(article, words);
  }

  /** Takes those articles of a block that are wanted; cheaper than unpacking them. */
  replaceAll({ forms, articles }: MentionBlock, isWanted: (article: string, key: string) => boolean): void {
    const numbers = forms.map((form) => this.#forms.number(form));
    for (const { article, key, words } of articles) {
      if (!isWanted(article, key)) continue;
      this.#put(
        article,
        words.map((word, index) => (index % wordsAMention === 2 ? (numbers[word] ?? 0) : word)),
      );
    }
  }

  /** Forgets an article; an unknown one is ignored. */
  remove(article: string): void {
    const slot = this.#slots.get(article);
    if (!slot) return;
    this.#count(slot, -1);
    this.#slots.delete(article);
    this.#wasted += slot.count * wordsAMention;
    this.#sorted.clear();
  }

  /** Most mentions first, then by id. O(entities), and nothing while no mention changes. */
  entities({ limit, type }: { readonly limit: number; readonly type?: EntityType }): readonly EntityOverview[] {
    const known = this.#sorted.get(type);
    if (known && known.limit >= limit) {
      return known.groups.slice(0, limit).map((group) => this.#forms.overview(group));
    }
    const wanted = this.#groups((group) => type === undefined || this.#forms.typeOf(group) === type);
    const groups = mostMentioned(this.#forms, wanted, limit);
    this.#sorted.set(type, { groups, limit });
    return groups.map((group) => this.#forms.overview(group));
  }

  /** How many entities there are of each type. O(entities). */
  counts(): Record<EntityType, number> {
    const counts = { person: 0, organisation: 0, place: 0, other: 0 };
    for (const group of this.#groups(() => true)) counts[this.#forms.typeOf(group)]++;
    return counts;
  }

  entity(id: string): EntityOverview | undefined {
    const group = this.#forms.find(id);
    return group === undefined ? undefined : this.#forms.overview(group);
  }

  /** The mentions of an entity by article, in no certain order; inside an article as given. O(all mentions). */
  mentionsOf(id: string): ReadonlyMap<string, readonly PlacedMention[]> {
    const group = this.#forms.find(id);
    const found = new Map<string, PlacedMention[]>();
    if (group === undefined) return found;
    const articles = this.#forms.articlesOf(group);
    for (const [article, slot] of this.#slots) {
      const mentions: PlacedMention[] = [];
      for (let at = 0; at < slot.count; at++) {
        if (this.#forms.groupOf(this.#formAt(slot, at)) === group) mentions.push(this.#placedAt(slot, at, article));
      }
      if (mentions.length > 0) found.set(article, mentions);
      if (found.size === articles) break;
    }
    return found;
  }

  /** As they were given. */
  mentionsIn(article: string): readonly EntityMention[] {
    const slot = this.#slots.get(article);
    return Array.from({ length: slot?.count ?? 0 }, (_none, at) => {
      const group = slot ? this.#forms.groupOf(this.#formAt(slot, at)) : -1;
      const entity = this.#forms.mentionsOf(group) > 0 ? this.#forms.idOf(group) : '';
      const { article: _, ...mention } = this.#placedAt(slot ?? nowhere, at, article);
      return { ...mention, entity };
    });
  }

  /**
   * The articles that name an entity one of whose spellings is wanted. O(all mentions).
   *
   * @param isWanted asked for the folded spellings of all entities, see `nameKey`.
   */
  articlesOf(isWanted: (spelling: string) => boolean): ReadonlySet<string> {
    const wanted = new Uint8Array(this.#forms.groups);
    for (const group of this.#groups((one) => this.#forms.spellingsOf(one).some(isWanted))) wanted[group] = 1;
    const found = new Set<string>();
    for (const [article, slot] of this.#slots) {
      for (let at = 0; at < slot.count; at++) {
        if (wanted[this.#forms.groupOf(this.#formAt(slot, at))] !== 1) continue;
        found.add(article);
        break;
      }
    }
    return found;
  }

  /** The names of entities of which a word begins so, most mentions first. O(entities). */
  names(prefix: string, limit: number): readonly string[] {
    const key = nameKey(prefix);
    const groups = this.#groups((group) => ` ${this.#forms.keyOf(group)}`.includes(` ${key}`));
    return mostMentioned(this.#forms, groups, limit).map((group) => this.#forms.overview(group).name);
  }

  /** The mentions of articles as a block, see `packMentions`; each with the key that tells what they were recognised on. */
  pack(articles: readonly { readonly article: string; readonly key: string }[]): PackedMentions {
    const numbers = new Map<number, number>();
    const words: number[] = [];
    const counts = articles.map(({ article, key }) => {
      const { start, count } = this.#slots.get(article) ?? nowhere;
      for (let at = start; at < start + count * wordsAMention; at += wordsAMention) {
        const form = this.#words[at + 2] ?? 0;
        const number = numbers.get(form) ?? numbers.size;
        numbers.set(form, number);
        words.push(this.#words[at] ?? 0, this.#words[at + 1] ?? 0, number);
      }
      return [article, key, count] as const;
    });
    const forms = Array.from(numbers.keys(), (form) => this.#forms.form(form)).filter((form) => form !== undefined);
    return packForms(forms, counts, words);
  }

  /** The numbers of the groups that are entities now and wanted. */
  #groups(isWanted: (group: number) => boolean): number[] {
    const found: number[] = [];
    for (let group = 0; group < this.#forms.groups; group++) {
      if (this.#forms.mentionsOf(group) > 0 && isWanted(group)) found.push(group);
    }
    return found;
  }

  #put(article: string, words: Uint32Array): void {
    this.remove(article);
    this.#makeRoom(words.length);
    this.#words.set(words, this.#used);
    const slot = { start: this.#used, count: words.length / wordsAMention };
    this.#used += words.length;
    this.#slots.set(article, slot);
    this.#count(slot, 1);
    this.#sorted.clear();
  }

  #count(slot: Slot, change: 1 | -1): void {
    const serial = ++this.#serial;
    for (let at = 0; at < slot.count; at++) {
      const form = this.#formAt(slot, at);
      const group = this.#forms.groupOf(form);
      this.#forms.countMention(form, change);
      if (this.#lastSeen[group] === serial) continue;
      this.#lastSeen[group] = serial;
      this.#forms.countArticle(group, change);
    }
  }

  /** Room for more words at the end: by closing gaps when they are a third of all, else by growing by half. */
  #makeRoom(needed: number): void {
    if (this.#used + needed <= this.#words.length) return;
    const kept = this.#used - this.#wasted;
    const isWasteful = this.#wasted * 3 > this.#used;
    const length = isWasteful ? Math.max(this.#words.length, kept + needed) : Math.ceil((this.#used + needed) * 1.5);
    const words = new Uint32Array(length);
    if (isWasteful) this.#closeGaps(words);
    else words.set(this.#words.subarray(0, this.#used));
    this.#words = words;
  }

  #closeGaps(words: Uint32Array): void {
    let at = 0;
    for (const [article, { start, count }] of this.#slots) {
      words.set(this.#words.subarray(start, start + count * wordsAMention), at);
      this.#slots.set(article, { start: at, count });
      at += count * wordsAMention;
    }
    this.#used = at;
    this.#wasted = 0;
  }

  #formAt({ start }: Slot, at: number): number {
    return this.#words[start + at * wordsAMention + 2] ?? 0;
  }

  /** Written out, as spreading many thousand mentions takes a while. */
  #placedAt(slot: Slot, at: number, article: string): PlacedMention {
    const first = slot.start + at * wordsAMention;
    const start = this.#words[first] ?? 0;
    const end = this.#words[first + 1] ?? 0;
    const { text, type, confidence, name } = this.#forms.form(this.#formAt(slot, at)) ?? noForm;
    return name === undefined
      ? { start, end, text, type, confidence, article }
      : { start, end, text, type, name, confidence, article };
  }
}

const nowhere: Slot = { start: 0, count: 0 };
const noForm: MentionForm = { text: '', type: 'other', confidence: 0 };
