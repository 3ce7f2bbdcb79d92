import type { EntityType, MentionOrigin } from './entity';
import { toForm, type MentionForm } from './mentionBlock';
import { emptyHash, hashOn, spread } from '../text/textHash';

/** What many forms have in common. */
interface Kind {
  readonly type: EntityType;
  readonly confidence: number;
  readonly origin: MentionOrigin;
}

/** The full name, or all that it may be. */
type Names = string | readonly string[] | undefined;

/** A power of two. */
const FIRST_SLOTS = 1 << 10;

/**
 * Forms by number, in columns, each once. There are hundreds of thousands in a large corpus: an object and a key of text for each took
 * four times the room.
 */
export class FormTable {
  readonly #texts: string[] = [];
  readonly #names: Names[] = [];
  /** The number of each form's kind. */
  readonly #kindOf: number[] = [];
  readonly #kinds: Kind[] = [];
  readonly #kindNumbers = new Map<string, number>();
  /** The number of a form plus one, in the slot of its hash or the next that was free; 0 in a free slot. Half of them are free. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #filled = 0;

  get size(): number {
    return this.#texts.length;
  }

  /** A copy. */
  form(number: number): MentionForm | undefined {
    const text = this.#texts[number];
    const kind = this.#kinds[this.#kindOf[number] ?? -1];
    if (text === undefined || !kind) return undefined;
    return toForm(text, kind.type, kind.confidence, kind.origin, this.#names[number]);
  }

  /** Whether a form may stand for several names. */
  isShared(number: number): boolean {
    return typeof this.#names[number] === 'object';
  }

  /** The number of an equal form that was added; undefined when there is none. */
  find(form: MentionForm): number | undefined {
    const number = (this.#slots[this.#slotOf(form)] ?? 0) - 1;
    return number < 0 ? undefined : number;
  }

  /** The number of a form that is not there yet. */
  add(form: MentionForm): number {
    if (2 * this.#filled >= this.#slots.length) this.#grow();
    const number = this.addApart(form);
    this.#slots[this.#slotOf(form)] = number + 1;
    this.#filled++;
    return number;
  }

  /** The number of a form that is never found. */
  addApart({ text, type, confidence, origin, name, candidates }: MentionForm): number {
    this.#names.push(candidates ?? name);
    this.#kindOf.push(this.#kind({ type, confidence, origin }));
    return this.#texts.push(text) - 1;
  }

  /** The slot of a form, or the free one it would have. */
  #slotOf(form: MentionForm): number {
    const last = this.#slots.length - 1;
    for (let slot = hashOf(form) & last; ; slot = (slot + 1) & last) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0 || this.#isEqual(number - 1, form)) return slot;
    }
  }

  #isEqual(number: number, { text, type, confidence, origin, name, candidates }: MentionForm): boolean {
    if (this.#texts[number] !== text) return false;
    const kind = this.#kinds[this.#kindOf[number] ?? -1];
    return (
      kind?.type === type &&
      kind.confidence === confidence &&
      kind.origin === origin &&
      areEqual(this.#names[number], candidates ?? name)
    );
  }

  #grow(): void {
    const numbers = this.#slots.filter((number) => number > 0);
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (const number of numbers) {
      const form = this.form(number - 1);
      if (form) this.#slots[this.#slotOf(form)] = number;
    }
  }

  #kind(kind: Kind): number {
    const key = `${kind.type} ${kind.confidence} ${kind.origin}`;
    const known = this.#kindNumbers.get(key);
    if (known !== undefined) return known;
    this.#kindNumbers.set(key, this.#kinds.length);
    return this.#kinds.push(kind) - 1;
  }
}

function areEqual(one: Names, other: Names): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

function hashOf({ text, name, candidates }: MentionForm): number {
  return spread(hashOn(hashOn(emptyHash, text), name ?? candidates?.[0] ?? ''));
}
