import { nameKey } from '../text/fold';
import { correctedWords, type MarkedPlace } from './correctedWords';
import type { EntityType, Mention, PlacedMention } from './entity';
import { EntityGroups, REJECTED } from './entityGroups';
import { noRules, type EntityRules } from './entityRules';
import { EntityTally, type EntityOrder, type EntityOverview } from './entityTally';
import { packWords, wordsAMention, type MentionBlock, type MentionForm, type PackedMentions } from './mentionBlock';
import { MentionForms } from './mentionForms';
import { MentionWords } from './mentionWords';

/** A mention with the id of the entity it names; `''` for one without a letter, which names none. */
export interface EntityMention extends Mention {
  readonly entity: string;
}

/** A short form that several full names of its article share. */
export interface AmbiguousName {
  readonly article: string;
  /** The entity that it counts to for now: one by itself. */
  readonly entity: string;
  /** All mentions of it in the article. */
  readonly mentions: readonly PlacedMention[];
  /** The ids of the entities that it may mean, two or more. */
  readonly candidates: readonly string[];
}

/** What of the entities is asked for. */
export interface EntityQuery {
  readonly limit: number;
  readonly type?: EntityType;
  /** By `mentions` unless told. */
  readonly order?: EntityOrder;
  /** Only those with a name of which a word begins so, or words one after the other. */
  readonly filter?: string;
}

/** Everything that is told of all articles at once, until a mention or a correction changes. */
interface Settled {
  readonly groups: EntityGroups;
  /** The words of articles of which a person said something. */
  readonly corrected: ReadonlyMap<string, Uint32Array>;
  /** The first groups that were asked for, by what was asked but the limit. */
  readonly sorted: Map<string, { readonly groups: readonly number[]; readonly limit: number }>;
}

/**
 * The mentions of all articles of a corpus, packed, and the entities they make; the same as `resolve` makes of them, whatever
 * the order they came in. Kept up article by article, O(mentions of the article); what is asked of all entities after a change
 * counts them once, O(all mentions), a few nanoseconds each.
 */
export class MentionStore {
  readonly #forms = new MentionForms();
  readonly #words = new MentionWords();
  readonly #dateOf: (article: string) => string | undefined;
  #rules = noRules;
  readonly #marks = new Map<string, readonly MarkedPlace[]>();
  #settled: Settled | undefined;
  /** Of what is settled. */
  #counted: EntityTally | undefined;
  /** How often anything changed that is told of all articles. */
  #version = 0;

  /** @param dateOf when an article was published, ISO 8601; see {@link changedDates}. */
  constructor(dateOf: (article: string) => string | undefined = () => undefined) {
    this.#dateOf = dateOf;
  }

  /** Whether the mentions of an article are known; it may have none. */
  has(article: string): boolean {
    return this.#words.has(article);
  }

  /** Takes the mentions of an article instead of those it had. */
  replace(article: string, mentions: readonly Mention[]): void {
    const words = new Uint32Array(mentions.length * wordsAMention);
    for (const [index, mention] of mentions.entries()) {
      words.set([mention.start, mention.end, this.#forms.number(mention)], index * wordsAMention);
    }
    this.#put(article, words);
  }

  /**
   * Takes those articles of a block that are wanted; cheaper than unpacking them.
   *
   * @param wanted gives the id of an article that is, as others keep it, so that it is in memory once; undefined for the others.
   */
  replaceAll({ forms, articles }: MentionBlock, wanted: (article: string, key: string) => string | undefined): void {
    const numbers = forms.map((form) => this.#forms.number(form));
    for (const { article, key, words } of articles) {
      const kept = wanted(article, key);
      if (kept === undefined) continue;
      this.#put(
        kept,
        words.map((word, index) => (index % wordsAMention === 2 ? (numbers[word] ?? 0) : word)),
      );
    }
  }

  /** Forgets an article; an unknown one is ignored. */
  remove(article: string): void {
    if (!this.#words.has(article)) return;
    this.#count(this.#words.of(article), -1);
    this.#words.delete(article);
    this.#unsettle();
  }

  /** Takes what persons said about entities instead of what they said before. */
  correct(rules: EntityRules): void {
    this.#rules = rules;
    this.#unsettle();
  }

  /** Takes the mentions that persons marked in an article instead of those marked before; they win over what was recognised. */
  mark(article: string, marks: readonly MarkedPlace[]): void {
    if (marks.length > 0) this.#marks.set(article, marks);
    else if (!this.#marks.delete(article)) return;
    this.#unsettle();
  }

  /** To be told when the date of an article changes. */
  changedDates(): void {
    this.#unsettle();
  }

  /**
   * Counts what is told of all articles, with a stop after each piece of work of a millisecond or two, so that others have their turn
   * before the next question is answered. Ends early when a mention or a correction changes meanwhile; who asks then waits for all of it.
   */
  *settling(): Generator<void, void> {
    const version = this.#version;
    const pieces = this.#piecesOfSettling();
    while (version === this.#version && pieces.next().done !== true) yield;
  }

  /** In the order asked for. O(entities), and nothing while no mention changes. */
  entities(query: EntityQuery): readonly EntityOverview[] {
    const { sorted } = this.#settle();
    const { limit, type, order = 'mentions', filter = '' } = query;
    const asked = JSON.stringify([type, order, filter]);
    let known = sorted.get(asked);
    if (!known || known.limit < limit) sorted.set(asked, (known = { groups: this.#first(query), limit }));
    const tally = this.#tally();
    return known.groups.slice(0, limit).map((group) => tally.overview(group));
  }

  /** How many entities there are of each type, of those that the filter of an {@link EntityQuery} lets through. O(entities). */
  counts(filter = ''): Record<EntityType, number> {
    const tally = this.#tally();
    const counts = { person: 0, organisation: 0, place: 0, other: 0 };
    for (const group of this.#called(filter)) counts[tally.typeOf(group)]++;
    return counts;
  }

  /** The entity of an id, or the one that its mentions count to now. */
  entity(id: string): EntityOverview | undefined {
    const group = this.#find(id);
    return group === undefined ? undefined : this.#tally().overview(group);
  }

  /** The mentions of an entity by article, in no certain order; inside an article as given. O(all mentions). */
  mentionsOf(id: string): ReadonlyMap<string, readonly PlacedMention[]> {
    const { groups } = this.#settle();
    const tally = this.#tally();
    const group = this.#find(id);
    const found = new Map<string, PlacedMention[]>();
    if (group === undefined) return found;
    const articles = tally.articlesOf(group);
    for (const [article, words] of this.#articles()) {
      const mentions: PlacedMention[] = [];
      for (let at = 0; at < words.length; at += wordsAMention) {
        if (groups.ofForm(words[at + 2] ?? 0) === group) mentions.push(this.#placedAt(words, at, article));
      }
      if (mentions.length > 0) found.set(article, mentions);
      if (found.size === articles) break;
    }
    return found;
  }

  /**
   * The first mention of each of some entities, in the order of the ids; undefined of one that is not named. O(all mentions).
   *
   * @param compareArticles below 0 when the first of two articles is read before the second.
   */
  firstMentions(
    ids: readonly string[],
    compareArticles: (a: string, b: string) => number,
  ): readonly (PlacedMention | undefined)[] {
    const { groups } = this.#settle();
    const wanted = ids.map((id) => this.#find(id));
    const first = new Map<number | undefined, PlacedMention | undefined>(wanted.map((group) => [group, undefined]));
    for (const [article, words] of this.#articles()) {
      for (let at = 0; at < words.length; at += wordsAMention) {
        const group = groups.ofForm(words[at + 2] ?? 0);
        if (!first.has(group)) continue;
        const before = first.get(group);
        if (before && compareArticles(before.article, article) <= 0) continue;
        first.set(group, this.#placedAt(words, at, article));
      }
    }
    return wanted.map((group) => first.get(group));
  }

  /** As they were given, with those that a person marked at their place and without those that one rejected. */
  mentionsIn(article: string): readonly EntityMention[] {
    const { groups, corrected } = this.#settle();
    const words = corrected.get(article) ?? this.#words.of(article);
    const found: EntityMention[] = [];
    for (let at = 0; at < words.length; at += wordsAMention) {
      const group = groups.ofForm(words[at + 2] ?? 0);
      if (group === REJECTED) continue;
      const { article: _, ...mention } = this.#placedAt(words, at, article);
      found.push({ ...mention, entity: groups.id(group) });
    }
    return found;
  }

  /**
   * The articles that name an entity one of whose spellings is wanted. O(all mentions).
   *
   * @param isWanted asked for the folded spellings of all entities, see `nameKey`.
   */
  articlesOf(isWanted: (spelling: string) => boolean): ReadonlySet<string> {
    const { groups } = this.#settle();
    const tally = this.#tally();
    const wanted = new Uint8Array(groups.size);
    for (const group of tally.named()) if ([...tally.spellingsOf(group)].some(isWanted)) wanted[group] = 1;
    const found = new Set<string>();
    for (const [article, words] of this.#articles()) {
      for (let at = 0; at < words.length; at += wordsAMention) {
        if (wanted[groups.ofForm(words[at + 2] ?? 0)] !== 1) continue;
        found.add(article);
        break;
      }
    }
    return found;
  }

  /** The names of entities of which a word begins so, most mentions first. O(entities). */
  names(prefix: string, limit: number): readonly string[] {
    return this.entities({ limit, filter: prefix }).map(({ name }) => name);
  }

  /** The entities named in the same articles as one, with the number of those articles, most first. O(all mentions). */
  coMentions(id: string, limit: number): readonly { readonly entity: EntityOverview; readonly articles: number }[] {
    const { groups } = this.#settle();
    const tally = this.#tally();
    const group = this.#find(id);
    if (group === undefined) return [];
    const counts = new Map<number, number>();
    for (const [, words] of this.#articles()) {
      const named = new Set<number>();
      for (let at = 2; at < words.length; at += wordsAMention) named.add(groups.ofForm(words[at] ?? 0));
      if (named.delete(group))
        for (const other of named) if (other >= 0) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    const sorted = tally.first([...counts.keys()], Infinity, 'mentions');
    const byArticles = sorted.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    return byArticles
      .slice(0, limit)
      .map((other) => ({ entity: tally.overview(other), articles: counts.get(other) ?? 0 }));
  }

  /** The short forms of which it is not known whom they mean, article by article in no certain order. O(all mentions). */
  ambiguous(): readonly AmbiguousName[] {
    const { groups } = this.#settle();
    const found: AmbiguousName[] = [];
    for (const [article, words] of this.#articles()) {
      const names = new Map<string, { readonly form: number; readonly mentions: PlacedMention[] }>();
      for (let at = 0; at < words.length; at += wordsAMention) {
        const form = words[at + 2] ?? 0;
        if (!groups.isOpen(form)) continue;
        const key = `${groups.ofForm(form)} ${groups.candidatesOf(form).join(' ')}`;
        const name = names.get(key) ?? { form, mentions: [] };
        names.set(key, name);
        name.mentions.push(this.#placedAt(words, at, article));
      }
      for (const { form, mentions } of names.values())
        found.push({ article, entity: groups.entityOf(form), mentions, candidates: groups.candidatesOf(form) });
    }
    return found;
  }

  /** The mentions of articles as a block, see `packMentions`; each with the key that tells what they were recognised on. */
  pack(articles: readonly { readonly article: string; readonly key: string }[]): PackedMentions {
    const withWords = articles.map(({ article, key }) => ({ article, key, words: this.#words.of(article) }));
    return packWords(withWords, (form) => this.#forms.form(form));
  }

  #first({ limit, type, order = 'mentions', filter = '' }: EntityQuery): readonly number[] {
    const tally = this.#tally();
    const groups = this.#called(filter).filter((group) => type === undefined || tally.typeOf(group) === type);
    return tally.first(groups, limit, order);
  }

  /** The named groups with a name of which a word begins as the filter, or words one after the other. */
  #called(filter: string): readonly number[] {
    const tally = this.#tally();
    const key = nameKey(filter);
    if (key === '') return tally.named();
    const isCalled = (spelling: string): boolean => ` ${spelling}`.includes(` ${key}`);
    return tally.named().filter((group) => [...tally.spellingsOf(group)].some(isCalled));
  }

  /** The group of an entity that is named now. */
  #find(id: string): number | undefined {
    const { groups } = this.#settle();
    const tally = this.#tally();
    const group = groups.find(id);
    return group !== undefined && tally.mentionsOf(group) > 0 ? group : undefined;
  }

  #unsettle(): void {
    this.#version++;
    this.#settled = undefined;
    this.#counted = undefined;
  }

  *#piecesOfSettling(): Generator<void, void> {
    if (this.#settled && this.#counted) return;
    const settled = this.#settled ?? this.#settledAnew();
    yield;
    yield* settled.groups.forms();
    const tally = new EntityTally(this.#forms, settled.groups, this.#rules);
    let counted = 0;
    for (const [article, words] of this.#articles(settled.corrected)) {
      tally.count(words, this.#dateOf(article));
      counted += words.length;
      if (counted < WORDS_A_PIECE) continue;
      counted = 0;
      yield;
    }
    this.#settled = settled;
    this.#counted = tally;
  }

  #settle(): Settled {
    this.#settled ??= this.#settledAnew();
    return this.#settled;
  }

  #settledAnew(): Settled {
    const groups = new EntityGroups(this.#forms, this.#rules);
    const corrected = new Map<string, Uint32Array>();
    for (const article of new Set([...this.#rules.articles, ...this.#marks.keys()])) {
      if (!this.#words.has(article)) continue;
      const marks = this.#marks.get(article) ?? [];
      const said = { article, marks, rules: this.#rules };
      corrected.set(article, correctedWords(this.#words.of(article), said, { forms: this.#forms, groups }));
    }
    return { groups, corrected, sorted: new Map() };
  }

  /** O(all mentions) once; what is asked of single articles does without. */
  #tally(): EntityTally {
    const { groups, corrected } = this.#settle();
    if (this.#counted) return this.#counted;
    groups.groupAll();
    const tally = new EntityTally(this.#forms, groups, this.#rules);
    for (const [article, words] of this.#articles(corrected)) tally.count(words, this.#dateOf(article));
    this.#counted = tally;
    return tally;
  }

  /** All articles with the words of their mentions, as persons corrected them. */
  *#articles(corrected = this.#settle().corrected): Generator<readonly [string, Uint32Array], void> {
    for (const article of this.#words.articles()) yield [article, corrected.get(article) ?? this.#words.of(article)];
  }

  #put(article: string, words: Uint32Array): void {
    this.remove(article);
    this.#words.add(article, words);
    this.#count(words, 1);
    this.#unsettle();
  }

  #count(words: Uint32Array, change: 1 | -1): void {
    for (let at = 2; at < words.length; at += wordsAMention) this.#forms.countMention(words[at] ?? 0, change);
  }

  /** Written out, as spreading many thousand mentions takes a while. */
  #placedAt(words: Uint32Array, at: number, article: string): PlacedMention {
    const start = words[at] ?? 0;
    const end = words[at + 1] ?? 0;
    const { text, type, confidence, origin, name, candidates } = this.#forms.form(words[at + 2] ?? 0) ?? noForm;
    if (candidates !== undefined) return { start, end, text, type, candidates, confidence, origin, article };
    return name === undefined
      ? { start, end, text, type, confidence, origin, article }
      : { start, end, text, type, name, confidence, origin, article };
  }
}

/** Words of mentions that are counted in about a millisecond. */
const WORDS_A_PIECE = 1 << 15;

const noForm: MentionForm = { text: '', type: 'other', confidence: 0, origin: 'model' };
