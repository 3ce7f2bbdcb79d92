import { nameKey } from '../text/fold';
import type { EntityType } from './entity';
import type { EntityGroups } from './entityGroups';
import { readEntityId } from './entityKey';
import type { EntityRecord } from './corrections';
import type { EntityRules } from './entityRules';
import { wordsAMention } from './mentionBlock';
import type { MentionForms } from './mentionForms';
import { canonicalName, compareText, sortedSpellings } from './naming';

/** An entity without the places of its mentions. */
export interface EntityOverview {
  /** As `Entity.id`. */
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  /** Every spelling met, most frequent first. */
  readonly aliases: readonly string[];
  /** How many mentions have each of {@link aliases}. */
  readonly aliasCounts: readonly number[];
  readonly mentions: number;
  readonly articles: number;
  /** Whether a person confirmed it. */
  readonly status: 'derived' | 'confirmed';
  /** What a person noted about it. */
  readonly note?: string;
  /** The item of Wikidata that a person says it is: `Q` and a number. */
  readonly wikidata?: string;
  /** The dates of the first and the last article that names it, ISO 8601 as exactly as known, of articles whose date is known. */
  readonly firstDate?: string;
  readonly lastDate?: string;
}

/** In which order entities are listed: most mentions, most articles or the latest first, or by name. Ties by mentions, then id. */
export type EntityOrder = 'mentions' | 'articles' | 'name' | 'recency';

/** How often and when each entity is named, counted once over all articles. */
export class EntityTally {
  readonly #forms: MentionForms;
  readonly #groups: EntityGroups;
  readonly #rules: EntityRules;
  readonly #mentions: Uint32Array;
  readonly #articles: Uint32Array;
  readonly #first: (string | undefined)[];
  readonly #last: (string | undefined)[];
  /** How many mentions have each form. */
  readonly #ofForm: Uint32Array;
  /** The article, by its number, that named each group last while they are counted. */
  readonly #lastArticle: Uint32Array;
  /** What persons say of the entity of a group. */
  readonly #about = new Map<number, EntityRecord>();
  #serial = 0;
  /** The first form with mentions of each group, and the next one of each form, plus one; 0 ends the list. */
  #chains: { readonly first: Uint32Array; readonly next: Uint32Array } | undefined;

  /** All forms that will be counted must be known. */
  constructor(forms: MentionForms, groups: EntityGroups, rules: EntityRules) {
    this.#mentions = new Uint32Array(groups.size);
    this.#articles = new Uint32Array(groups.size);
    this.#lastArticle = new Uint32Array(groups.size);
    this.#first = new Array<string | undefined>(groups.size).fill(undefined);
    this.#last = new Array<string | undefined>(groups.size).fill(undefined);
    this.#ofForm = new Uint32Array(forms.size);
    this.#forms = forms;
    this.#groups = groups;
    this.#rules = rules;
    for (const record of rules.records()) this.#take(record, groups.find(record.id));
  }

  /** Counts an article, given the words of its mentions as they are packed. */
  count(words: Uint32Array, date: string | undefined): void {
    const article = ++this.#serial;
    for (let at = 2; at < words.length; at += wordsAMention) {
      const form = words[at] ?? 0;
      const group = this.#groups.ofForm(form);
      if (group < 0) continue;
      this.#ofForm[form] = (this.#ofForm[form] ?? 0) + 1;
      this.#mentions[group] = (this.#mentions[group] ?? 0) + 1;
      if (this.#lastArticle[group] === article) continue;
      this.#lastArticle[group] = article;
      this.#articles[group] = (this.#articles[group] ?? 0) + 1;
      if (date === undefined) continue;
      if (date < (this.#first[group] ?? '\uFFFF')) this.#first[group] = date;
      if (date > (this.#last[group] ?? '')) this.#last[group] = date;
    }
  }

  /** The groups that are named, by number. */
  named(): readonly number[] {
    const found: number[] = [];
    for (let group = 0; group < this.#groups.size; group++) if (this.mentionsOf(group) > 0) found.push(group);
    return found;
  }

  mentionsOf(group: number): number {
    return this.#mentions[group] ?? 0;
  }

  articlesOf(group: number): number {
    return this.#articles[group] ?? 0;
  }

  typeOf(group: number): EntityType {
    const base = this.#forms.bases[group];
    const id = this.#groups.id(group);
    return base?.id === id ? base.type : (readEntityId(id)?.type ?? 'other');
  }

  overview(group: number): EntityOverview {
    const id = this.#groups.id(group);
    const { type, key } = readEntityId(id) ?? { type: 'other', key: id };
    const counts = new Map<string, number>();
    const names: string[] = [];
    for (const number of this.#formsIn(group)) {
      const form = this.#forms.form(number);
      if (!form) continue;
      counts.set(form.text, (counts.get(form.text) ?? 0) + (this.#ofForm[number] ?? 0));
      if (form.name !== undefined) names.push(form.name);
    }
    const spellings = sortedSpellings(counts);
    const aliases = spellings.map(([text]) => text);
    const { name, note, wikidata, isConfirmed = false } = this.#about.get(group) ?? {};
    const [firstDate, lastDate] = [this.#first[group], this.#last[group]];
    return {
      id,
      type,
      name: name ?? canonicalName({ type, key, spellings: aliases, names }),
      aliases,
      aliasCounts: spellings.map(([, count]) => count),
      mentions: this.mentionsOf(group),
      articles: this.articlesOf(group),
      status: isConfirmed ? 'confirmed' : 'derived',
      ...(note !== undefined && { note }),
      ...(wikidata !== undefined && { wikidata }),
      ...(firstDate !== undefined && { firstDate }),
      ...(lastDate !== undefined && { lastDate }),
    };
  }

  /** The folded names of a group: its spellings, the full names they stand for, and what persons call it. */
  spellingsOf(group: number): ReadonlySet<string> {
    const id = this.#groups.id(group);
    const spellings = new Set(this.#rules.namesOf(id));
    const said = this.#about.get(group)?.name;
    if (said !== undefined) spellings.add(nameKey(said));
    for (const form of this.#formsIn(group)) {
      spellings.add(this.#forms.keyOf(form));
      const base = this.#forms.form(form)?.name === undefined ? undefined : this.#forms.bases[this.#forms.baseOf(form)];
      if (base && !base.key.startsWith('country-')) spellings.add(base.key);
    }
    return spellings;
  }

  /** The first of some groups in an order, at most `limit`. O(groups), names O(groups × log groups). */
  first(groups: readonly number[], limit: number, order: EntityOrder): readonly number[] {
    if (order === 'mentions' && groups.length > limit)
      return this.#sorted(this.#mostMentioned(groups, limit), order).slice(0, limit);
    return this.#sorted(groups, order).slice(0, limit);
  }

  #sorted(groups: readonly number[], order: EntityOrder): readonly number[] {
    const rows = groups.map((group) => ({
      group,
      rank: this.#rank(group, order),
      name: order === 'name' ? nameKey(this.overview(group).name) : '',
      date: order === 'recency' ? (this.#last[group] ?? '') : '',
      mentions: this.mentionsOf(group),
      id: this.#groups.id(group),
    }));
    rows.sort(
      (a, b) =>
        b.rank - a.rank ||
        compareText(a.name, b.name) ||
        compareText(b.date, a.date) ||
        b.mentions - a.mentions ||
        compareText(a.id, b.id),
    );
    return rows.map(({ group }) => group);
  }

  #rank(group: number, order: EntityOrder): number {
    if (order === 'mentions') return this.mentionsOf(group);
    return order === 'articles' ? this.articlesOf(group) : 0;
  }

  /** The groups with at least as many mentions as the one at the limit has: only those need to be sorted. */
  #mostMentioned(groups: readonly number[], limit: number): readonly number[] {
    const counts = Float64Array.from(groups, (group) => this.mentionsOf(group)).sort();
    const least = counts[counts.length - Math.max(1, limit)] ?? 0;
    return groups.filter((group) => this.mentionsOf(group) >= least);
  }

  /** What is said of the very id goes before what is said of one that joined it. */
  #take(record: EntityRecord, group: number | undefined): void {
    if (group === undefined) return;
    if (!this.#about.has(group) || this.#groups.id(group) === record.id) this.#about.set(group, record);
  }

  *#formsIn(group: number): Generator<number, void> {
    this.#chains ??= this.#chainForms();
    const { first, next } = this.#chains;
    for (let form = first[group] ?? 0; form > 0; form = next[form - 1] ?? 0) yield form - 1;
  }

  #chainForms(): { readonly first: Uint32Array; readonly next: Uint32Array } {
    const first = new Uint32Array(this.#groups.size);
    const next = new Uint32Array(this.#ofForm.length);
    for (let form = this.#ofForm.length - 1; form >= 0; form--) {
      const group = this.#groups.ofForm(form);
      if (this.#ofForm[form] === 0 || group < 0) continue;
      next[form] = first[group] ?? 0;
      first[group] = form + 1;
    }
    return { first, next };
  }
}
