import { nameKey } from '../text/fold';
import { isInitialsOf } from './acronym';
import type { EntityType } from './entity';
import { entityKey, idOf, readEntityId } from './entityKey';
import { FormTable } from './formTable';
import { formKey, type MentionForm } from './mentionBlock';

/** What the forms of one type and key have in common: they name the same unless something else is known. */
interface Base {
  /** See `entityId`; `''` for names without a letter. */
  readonly id: string;
  readonly type: EntityType;
  readonly key: string;
  /** The number of the base with the same key that came before; -1 for the first. */
  readonly before: number;
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
const NONE = -1;

/** Numbers every form of a mention that was ever met, counts its mentions, and groups the forms by type and key. */
export class MentionForms {
  readonly #forms = new FormTable();
  /** How many mentions have each form. */
  readonly #counts: number[] = [];
  /** The folded words of each form; those of its base where they are the same. */
  readonly #keys: string[] = [];
  /** The number of each form's base. */
  readonly #baseOf: number[] = [];
  readonly #bases: Base[] = [];
  /** The number of the base that came last of those with a key. */
  readonly #lastOf = new Map<string, number>();
  /** The base of all names without a letter. */
  #nameless = NONE;
  readonly #fixedNumbers = new Map<string, number>();
  readonly #fixed = new Map<number, string>();
  readonly #acronyms: AcronymForm[] = [];

  /** How many forms there are; their numbers are below. */
  get size(): number {
    return this.#forms.size;
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
    return this.#forms.find(form) ?? this.#addNamed(form);
  }

  /** The number of a form whose mentions name an entity because a person said so. */
  fixedNumber(form: MentionForm, entity: string): number {
    const key = `${entity}\n${formKey(form)}`;
    const known = this.#fixedNumbers.get(key);
    if (known !== undefined) return known;
    const { text, type, confidence, origin } = form;
    const number = this.#forms.addApart({ text, type, confidence, origin });
    this.#count(nameKey(text), NONE);
    this.#fixedNumbers.set(key, number);
    this.#fixed.set(number, entity);
    return number;
  }

  /** The entity that a person said the mentions of a form name. */
  fixedEntity(form: number): string | undefined {
    return this.#fixed.get(form);
  }

  form(number: number): MentionForm | undefined {
    return this.#forms.form(number);
  }

  /** Whether a form may stand for several names. */
  isShared(form: number): boolean {
    return this.#forms.isShared(form);
  }

  /** The folded words of a form. */
  keyOf(form: number): string {
    return this.#keys[form] ?? '';
  }

  /** The number of the base a form belongs to; -1 when a person said what it names. */
  baseOf(form: number): number {
    return this.#baseOf[form] ?? NONE;
  }

  /** The number of the base with an id. */
  baseNumber(id: string): number | undefined {
    const { type, key } = readEntityId(id) ?? {};
    if (type !== undefined && key !== undefined)
      return this.alike(key).find((base) => this.#bases[base]?.type === type);
    return id === '' && this.#nameless !== NONE ? this.#nameless : undefined;
  }

  /** The numbers of all bases with a key, of whatever type. */
  alike(key: string): readonly number[] {
    const found: number[] = [];
    for (let base = this.#lastOf.get(key) ?? NONE; base !== NONE; base = this.#bases[base]?.before ?? NONE)
      found.unshift(base);
    return found;
  }

  /** Counts mentions of a form in or out. */
  countMention(form: number, change: 1 | -1): void {
    this.#counts[form] = (this.#counts[form] ?? 0) + change;
    const base = this.#bases[this.baseOf(form)];
    if (base) base.mentions += change;
  }

  #addNamed(form: MentionForm): number {
    const { text, type, name } = form;
    const number = this.#forms.add(form);
    const base = this.#base(type, entityKey(type, name ?? text));
    const key = nameKey(text);
    const shared = this.#bases[base]?.key;
    this.#count(key === shared ? shared : key, base);
    if (name !== undefined && type !== 'person' && text.length >= LEAST_LETTERS && isInitialsOf(text, name))
      this.#acronyms.push({ form: number, key: entityKey(type, text) });
    return number;
  }

  #count(key: string, base: number): void {
    this.#counts.push(0);
    this.#keys.push(key);
    this.#baseOf.push(base);
  }

  #base(type: EntityType, key: string): number {
    const id = idOf(type, key);
    const known = this.baseNumber(id);
    if (known !== undefined) return known;
    const number = this.#bases.length;
    this.#bases.push({ id, type, key, before: this.#lastOf.get(key) ?? NONE, mentions: 0 });
    if (id === '') this.#nameless = number;
    else this.#lastOf.set(key, number);
    return number;
  }
}
