import { nameKey } from '../text/fold';
import { isInitialsOf } from './acronym';
import type { EntityType } from './entity';
import { entityKey, idOf } from './entityKey';
import { formKey, formOf, type MentionForm } from './mentionBlock';

/** What the forms of one type and key have in common: they name the same unless something else is known. */
interface Base {
  /** See `entityId`; `''` for names without a letter. */
  readonly id: string;
  readonly type: EntityType;
  readonly key: string;
  /** The numbers of all bases with the key, itself among them. */
  readonly alike: readonly number[];
  /** How many mentions have one of its forms. */
  mentions: number;
}

/** A form that is an acronym of the name it stands for: where only the acronym is written it may mean the same. */
interface AcronymForm {
  readonly form: number;
  /** Of the acronym. */
  readonly key: string;
}

/** A shorter acronym is that of too many. */
const LEAST_LETTERS = 3;

/** Numbers every form of a mention that was ever met, counts its mentions, and groups the forms by type and key. */
export class MentionForms {
  readonly #numbers = new Map<string, number>();
  readonly #forms: MentionForm[] = [];
  /** How many mentions have each form. */
  readonly #counts: number[] = [];
  /** The folded words of each form. */
  readonly #keys: string[] = [];
  /** The number of each form's base. */
  readonly #baseOf: number[] = [];
  readonly #bases: Base[] = [];
  readonly #baseNumbers = new Map<string, number>();
  readonly #alike = new Map<string, number[]>();
  readonly #fixed = new Map<number, string>();
  readonly #acronyms: AcronymForm[] = [];

  /** How many forms there are; their numbers are below. */
  get size(): number {
    return this.#forms.length;
  }

  /** How many bases there are; their numbers are below. */
  get bases(): readonly Readonly<Base>[] {
    return this.#bases;
  }

  /** The forms that are acronyms and have mentions. */
  *acronyms(): Generator<AcronymForm, void> {
    for (const acronym of this.#acronyms) if ((this.#counts[acronym.form] ?? 0) > 0) yield acronym;
  }

  /** The number of a form; the same for an equal one. */
  number(form: MentionForm): number {
    const key = formKey(form);
    return this.#numbers.get(key) ?? this.#addNamed(key, formOf(form));
  }

  /** The number of a form whose mentions name an entity because a person said so. */
  fixedNumber(form: MentionForm, entity: string): number {
    const key = `!${entity}\n${formKey(form)}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const { text, type, confidence, origin } = form;
    const number = this.#add(key, { text, type, confidence, origin }, -1);
    this.#fixed.set(number, entity);
    return number;
  }

  /** The entity that a person said the mentions of a form name. */
  fixedEntity(form: number): string | undefined {
    return this.#fixed.get(form);
  }

  form(number: number): MentionForm | undefined {
    return this.#forms[number];
  }

  /** The folded words of a form. */
  keyOf(form: number): string {
    return this.#keys[form] ?? '';
  }

  /** The number of the base a form belongs to; -1 when a person said what it names. */
  baseOf(form: number): number {
    return this.#baseOf[form] ?? -1;
  }

  /** The number of the base with an id. */
  baseNumber(id: string): number | undefined {
    return this.#baseNumbers.get(id);
  }

  /** Counts mentions of a form in or out. */
  countMention(form: number, change: 1 | -1): void {
    this.#counts[form] = (this.#counts[form] ?? 0) + change;
    const base = this.#bases[this.baseOf(form)];
    if (base) base.mentions += change;
  }

  #addNamed(key: string, form: MentionForm): number {
    const { text, type, name } = form;
    const number = this.#add(key, form, this.#base(type, entityKey(type, name ?? text)));
    if (name !== undefined && type !== 'person' && text.length >= LEAST_LETTERS && isInitialsOf(text, name))
      this.#acronyms.push({ form: number, key: entityKey(type, text) });
    return number;
  }

  #add(key: string, form: MentionForm, base: number): number {
    const number = this.#forms.push(form) - 1;
    this.#numbers.set(key, number);
    this.#counts.push(0);
    this.#keys.push(nameKey(form.text));
    this.#baseOf.push(base);
    return number;
  }

  #base(type: EntityType, key: string): number {
    const id = idOf(type, key);
    const known = this.#baseNumbers.get(id);
    if (known !== undefined) return known;
    const number = this.#bases.length;
    const others = this.#alike.get(key);
    // Most are alone: an array that is pushed to has room for a dozen.
    const alike = others ?? [number];
    if (others) others.push(number);
    else this.#alike.set(key, alike);
    this.#bases.push({ id, type, key, alike, mentions: 0 });
    this.#baseNumbers.set(id, number);
    return number;
  }
}
