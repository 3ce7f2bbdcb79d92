import { entityId } from './entityKey';
import type { EntityRules } from './entityRules';
import type { MentionForms } from './mentionForms';

/** The group of mentions that name nothing: without a letter, or that a person rejected. */
export const NAMELESS = -1;
export const REJECTED = -2;

/** About a millisecond. */
const FORMS_A_PIECE = 4096;

/**
 * Which forms name the same entity, as all articles and what persons said show it now.
 *
 * A name of unknown type joins the one entity of a known type that has it. An acronym means the name that it stands for where it is
 * defined, if it is only one. What a person said comes last. O(bases), and for each form once when it is first asked for.
 */
export class EntityGroups {
  readonly #forms: MentionForms;
  readonly #rules: EntityRules;
  /** The numbers of entities that only a person names. */
  readonly #others = new Map<string, number>();
  readonly #ids: string[];
  /** The names that each acronym stands for, by number. */
  readonly #acronyms = new Map<string, Set<number>>();
  readonly #ofBase: readonly number[];
  readonly #ofForm: number[] = [];
  readonly #open = new Set<number>();

  constructor(forms: MentionForms, rules: EntityRules) {
    this.#forms = forms;
    this.#rules = rules;
    this.#ids = forms.bases.map(({ id }) => id);
    const straight = forms.bases.map(({ id }, base) => {
      const target = rules.idOf(id);
      return target === id ? base : this.number(target);
    });
    for (const { form, key } of forms.acronyms()) {
      const target = straight[forms.baseOf(form)] ?? NAMELESS;
      this.#acronyms.set(key, (this.#acronyms.get(key) ?? new Set()).add(target));
    }
    const joined = straight.map((root) => this.#joined(root, straight) ?? root);
    // What an acronym stands for may itself join another.
    this.#ofBase = joined.map((group) => joined[group] ?? group);
  }

  /** Groups all forms. */
  groupAll(): void {
    this.ofForm(this.#forms.size - 1);
  }

  /** Groups all forms, with a stop after each piece of work. */
  *forms(): Generator<void, void> {
    for (let form = FORMS_A_PIECE; form < this.#forms.size; form += FORMS_A_PIECE) {
      this.ofForm(form);
      yield;
    }
    this.groupAll();
  }

  /** How many groups there are, as far as forms are grouped; their numbers are below. */
  get size(): number {
    return this.#ids.length;
  }

  /** The number of the group of mentions that a form belongs to, {@link NAMELESS} or {@link REJECTED}. Takes new forms up. */
  ofForm(form: number): number {
    for (let next = this.#ofForm.length; next <= form; next++) this.#ofForm.push(this.#groupOf(next));
    return this.#ofForm[form] ?? NAMELESS;
  }

  /** The group a form belongs to unless an article by itself says otherwise, with its id also where it is rejected. */
  entityOf(form: number): string {
    const group = this.ofForm(form);
    return this.id(group >= 0 ? group : (this.#ofBase[this.#forms.baseOf(form)] ?? NAMELESS));
  }

  /** The id of the entity that a group is. */
  id(group: number): string {
    return this.#ids[group] ?? '';
  }

  /** The number of an entity, also of one without mentions. */
  number(id: string): number {
    const known = this.#known(id);
    if (known !== undefined) return known;
    const number = this.#ids.push(id) - 1;
    this.#others.set(id, number);
    return number;
  }

  /** The group that the mentions of an id count to now. */
  find(id: string): number | undefined {
    const root = this.#known(this.#rules.idOf(id));
    return root === undefined ? undefined : (this.#ofBase[root] ?? root);
  }

  /** Whether it is not known which of its candidates a form means. */
  isOpen(form: number): boolean {
    this.ofForm(form);
    return this.#open.has(form);
  }

  /** The entities that a form may mean, without a double. */
  candidatesOf(form: number): readonly string[] {
    const { type, candidates = [] } = this.#forms.form(form) ?? {};
    return [...new Set(candidates.map((name) => this.id(this.#find(entityId(type ?? 'other', name)))))];
  }

  #known(id: string): number | undefined {
    return this.#others.get(id) ?? this.#forms.baseNumber(id);
  }

  #find(id: string): number {
    return this.find(id) ?? this.number(this.#rules.idOf(id));
  }

  /** The group that one joins that no person made another: by its name, or as an acronym. */
  #joined(root: number, straight: readonly number[]): number | undefined {
    const joining = this.#forms.bases[root];
    if (!joining || joining.mentions === 0) return undefined;
    if (joining.type !== 'other') return this.#acronymOf(root);
    const named = this.#forms
      .alike(joining.key)
      .filter((one) => one !== root && (this.#forms.bases[one]?.mentions ?? 0) > 0);
    const [target, ...others] = new Set(named.map((one) => straight[one]));
    if (target === undefined) return this.#acronymOf(root);
    return others.length > 0 || target === root ? undefined : (this.#acronymOf(target) ?? target);
  }

  /** The only group that an acronym stands for; undefined for everything else. */
  #acronymOf(root: number): number | undefined {
    const { type, key, mentions } = this.#forms.bases[root] ?? { type: 'person', key: '', mentions: 0 };
    if (mentions === 0 || (type !== 'organisation' && type !== 'other')) return undefined;
    const [only, ...others] = this.#acronyms.get(key) ?? [];
    return others.length === 0 ? only : undefined;
  }

  #groupOf(form: number): number {
    const fixed = this.#forms.fixedEntity(form);
    if (fixed !== undefined) return this.#find(fixed);
    const base = this.#forms.baseOf(form);
    let group = this.#ofBase[base] ?? NAMELESS;
    if (this.#forms.bases[base]?.id === '') return NAMELESS;
    if (this.#forms.isShared(form)) {
      const [only, ...others] = this.candidatesOf(form);
      if (only !== undefined && others.length === 0) group = this.number(only);
      else this.#open.add(form);
    }
    if (this.#rules.isSilent) return group;
    const key = this.#forms.keyOf(form);
    if (!this.#rules.concerns(key)) return group;
    const isResolved = this.#forms.form(form)?.name !== undefined;
    const said = this.#rules.entityOf({ key, entity: this.id(group), isResolved });
    if (said === undefined) return group;
    this.#open.delete(form);
    return said === 'rejected' ? REJECTED : this.#find(said);
  }
}
