import { nameKey } from '../text/fold';
import type { EntityType } from './entity';
import type { MentionForm } from './mentionBlock';
import { canonicalName, compareText, majorityType, sortedSpellings } from './naming';

/** An entity without the places of its mentions. */
export interface EntityOverview {
  /** As `Entity.id`. */
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  /** Every spelling met, most frequent first. */
  readonly aliases: readonly string[];
  readonly mentions: number;
  readonly articles: number;
}

/** What the mentions with one key (see `nameKey`) have in common; one entity while there are any. */
interface Group {
  readonly key: string;
  /** The numbers of its forms. */
  readonly forms: number[];
  mentions: number;
  articles: number;
}

/** Numbers every form of a mention that was ever met, counts its mentions, and groups the forms to entities. */
export class MentionForms {
  readonly #numbers = new Map<string, number>();
  readonly #forms: MentionForm[] = [];
  /** How many mentions have each form. */
  readonly #counts: number[] = [];
  /** The number of each form's group. */
  readonly #groupOf: number[] = [];
  readonly #groups: Group[] = [];
  readonly #groupNumbers = new Map<string, number>();

  /** The number of a form; the same for an equal one. */
  number({ text, type, confidence, name }: MentionForm): number {
    const key = `${type} ${confidence} ${name?.length ?? -1} ${name ?? ''}${text}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const form = name === undefined ? { text, type, confidence } : { text, type, confidence, name };
    const number = this.#forms.push(form) - 1;
    this.#numbers.set(key, number);
    this.#counts.push(0);
    this.#groupOf.push(this.#group(nameKey(name ?? text), number));
    return number;
  }

  form(number: number): MentionForm | undefined {
    return this.#forms[number];
  }

  /** The number of the group a form belongs to. */
  groupOf(form: number): number {
    return this.#groupOf[form] ?? -1;
  }

  /** How many groups there are; their numbers are below. */
  get groups(): number {
    return this.#groups.length;
  }

  /** Counts mentions of a form in or out. */
  countMention(form: number, change: 1 | -1): void {
    this.#counts[form] = (this.#counts[form] ?? 0) + change;
    const group = this.#groups[this.groupOf(form)];
    if (group) group.mentions += change;
  }

  /** Counts an article in which a group is named in or out. */
  countArticle(groupNumber: number, change: 1 | -1): void {
    const group = this.#groups[groupNumber];
    if (group) group.articles += change;
  }

  /** The number of mentions of a group; 0 for one that is no entity: none is left, or its name has no letter. */
  mentionsOf(groupNumber: number): number {
    const group = this.#groups[groupNumber];
    return group && group.key !== '' ? group.mentions : 0;
  }

  articlesOf(groupNumber: number): number {
    return this.#groups[groupNumber]?.articles ?? 0;
  }

  keyOf(groupNumber: number): string {
    return this.#groups[groupNumber]?.key ?? '';
  }

  /** The group of an entity, by its id; undefined when there is no such entity now. */
  find(id: string): number | undefined {
    const colon = id.indexOf(':');
    const number = this.#groupNumbers.get(id.slice(colon + 1));
    return number !== undefined && this.mentionsOf(number) > 0 && this.typeOf(number) === id.slice(0, colon)
      ? number
      : undefined;
  }

  typeOf(groupNumber: number): EntityType {
    const types = new Map<EntityType, number>();
    for (const form of this.#groups[groupNumber]?.forms ?? []) {
      const type = this.#forms[form]?.type ?? 'other';
      types.set(type, (types.get(type) ?? 0) + (this.#counts[form] ?? 0));
    }
    return majorityType(types);
  }

  idOf(groupNumber: number): string {
    return `${this.typeOf(groupNumber)}:${this.keyOf(groupNumber)}`;
  }

  overview(groupNumber: number): EntityOverview {
    const { key = '', mentions = 0, articles = 0 } = this.#groups[groupNumber] ?? {};
    const used = (this.#groups[groupNumber]?.forms ?? []).filter((form) => (this.#counts[form] ?? 0) > 0);
    const counts = new Map<string, number>();
    const names: string[] = [];
    for (const number of used) {
      const form = this.#forms[number];
      if (!form) continue;
      counts.set(form.text, (counts.get(form.text) ?? 0) + (this.#counts[number] ?? 0));
      if (form.name !== undefined) names.push(form.name);
    }
    const spellings = sortedSpellings(counts);
    const aliases = spellings.map(([text]) => text);
    const type = this.typeOf(groupNumber);
    return { id: `${type}:${key}`, type, name: canonicalName(key, aliases, names), aliases, mentions, articles };
  }

  /** The folded spellings of a group: its key, and those of its aliases that are no part of it. */
  spellingsOf(groupNumber: number): readonly string[] {
    const { key = '', forms = [] } = this.#groups[groupNumber] ?? {};
    const spellings = new Set([key]);
    for (const form of forms) {
      const { text, name } = this.#forms[form] ?? {};
      if (text !== undefined && name !== undefined && (this.#counts[form] ?? 0) > 0) spellings.add(nameKey(text));
    }
    return [...spellings];
  }

  #group(key: string, form: number): number {
    const known = this.#groupNumbers.get(key);
    const number = known ?? this.#groups.push({ key, forms: [], mentions: 0, articles: 0 }) - 1;
    if (known === undefined) this.#groupNumbers.set(key, number);
    this.#groups[number]?.forms.push(form);
    return number;
  }
}

/** The numbers of groups, most mentions first, then by id; at most `limit`. */
export function mostMentioned(forms: MentionForms, groups: readonly number[], limit: number): number[] {
  const candidates = groups.length > limit ? aboveThreshold(forms, groups, limit) : groups;
  const withId = candidates.map((group) => ({ group, mentions: forms.mentionsOf(group), id: forms.idOf(group) }));
  withId.sort((a, b) => b.mentions - a.mentions || compareText(a.id, b.id));
  return withId.slice(0, limit).map(({ group }) => group);
}

/** The groups with at least as many mentions as the one at the limit has: only those need to be sorted. */
function aboveThreshold(forms: MentionForms, groups: readonly number[], limit: number): readonly number[] {
  const counts = Float64Array.from(groups, (group) => forms.mentionsOf(group)).sort();
  const least = counts[counts.length - Math.max(1, limit)] ?? 0;
  return groups.filter((group) => forms.mentionsOf(group) >= least);
}
