import { entityKey } from './entityKey';
import { nameParticles } from './lexicon';
import { isTransliteration } from './transliteration';

/** Surnames that come first in Korean, Chinese, Vietnamese and Hungarian names, folded: the bare first word stands for the person. */
const surnamesFirst: ReadonlySet<string> = new Set(
  (
    'kim lee park choe choi jung jang moon yoon yun ri pak han cho kang shin hwang ahn xi li wang zhang chen liu yang huang zhao wu zhou hu ' +
    'jiang deng mao zhu lin gao guo luo zheng liang song tang xu he peng cai tsai nguyen tran pham le vo phan hoang huynh ' +
    'orban nagy szabo kovacs toth horvath magyar szijjarto gyurcsany karacsony'
  ).split(' '),
);

/** Particles with which a surname may begin, beside those the recogniser joins names by. */
const surnameParticles: ReadonlySet<string> = new Set([
  ...nameParticles,
  'al',
  'el',
  'di',
  'del',
  'della',
  'dal',
  'mac',
  'st',
  'san',
]);

/** A full name as an article has it. */
interface FullName {
  readonly text: string;
  readonly words: readonly string[];
}

/** Full names that are one person's. */
interface Person {
  /** The spelling met first. */
  readonly text: string;
  readonly names: FullName[];
}

/**
 * The full names of an article's persons, and whom a shorter or another form of one stands for.
 *
 * A short form is a surname, bare or behind initials ("V. Putin") or with its particles ("von der Leyen"). It is the last word of a
 * full name, or the first where surnames come first.
 */
export class PersonNames {
  /** By each word that may stand for the person alone. */
  readonly #byWord = new Map<string, Person[]>();
  readonly #byKey = new Map<string, Person>();
  /** By what names that may be one have in common. */
  readonly #alike = new Map<string, Person[]>();

  /** @param texts names of persons, full ones and others, in the order in which the article has them. */
  constructor(texts: Iterable<string>) {
    const names = Array.from(texts, (text) => ({ text, words: wordsOf(text) })).filter(({ words }) => words.length > 1);
    for (const name of names) if (isFull(name.words)) this.#add(name);
    // "Al Gore" begins like the "von der Leyen" of a longer name, and is none.
    for (const name of names) if (!isInitial(name.words[0] ?? '') && !this.#isShortForm(name.words)) this.#add(name);
  }

  /** Whether the word is the surname of one of them. */
  isSurname(word: string): boolean {
    return this.#byWord.has(word);
  }

  /** The full names a name of this article may stand for: none, the one it means, or several that share it, by code unit. */
  candidates(text: string): readonly string[] {
    const words = wordsOf(text);
    const same = this.#byKey.get(words.join(' '));
    if (same) return [same.text];
    if (isFull(words)) return [];
    const found = this.#shortFormOf(words);
    return found.map((person) => person.text).sort();
  }

  #isShortForm(words: readonly string[]): boolean {
    return this.#shortFormOf(words).length > 0;
  }

  #add(name: FullName): void {
    const key = name.words.join(' ');
    if (this.#byKey.has(key)) return;
    const marks = marksOf(name.words);
    const alike = marks.flatMap((mark) => this.#alike.get(mark) ?? []);
    const known = alike.find(({ names }) => names.some((other) => isSamePerson(other.words, name.words)));
    const person: Person = known ?? { text: name.text, names: [] };
    person.names.push(name);
    for (const mark of marks) this.#alike.set(mark, [...(this.#alike.get(mark) ?? []), person]);
    this.#byKey.set(key, person);
    const [first = ''] = name.words;
    const standing = [name.words.at(-1) ?? '', ...(surnamesFirst.has(first) ? [first] : [])];
    for (const word of standing) {
      const persons = this.#byWord.get(word) ?? [];
      this.#byWord.set(word, persons);
      if (!persons.includes(person)) persons.push(person);
    }
  }

  #shortFormOf(words: readonly string[]): readonly Person[] {
    const givenInitials = words.slice(0, -1).filter(isInitial);
    const surname = words.slice(givenInitials.length);
    const persons = this.#byWord.get(words.at(-1) ?? '') ?? [];
    return persons.filter(({ names }) =>
      names.some((name) => endsWith(name.words, surname) && haveInitials(name.words, givenInitials)),
    );
  }
}

/** The folded words of a person's name, without titles. */
export function wordsOf(text: string): readonly string[] {
  const key = entityKey('person', text);
  return key === '' ? [] : key.split(' ');
}

/** Whether words are a given name and a surname at least, not initials or particles with a surname. */
function isFull(words: readonly string[]): boolean {
  const [first = ''] = words;
  return words.length > 1 && !isInitial(first) && !surnameParticles.has(first);
}

function isInitial(word: string): boolean {
  return word.length === 1;
}

/** Whether a short form is the whole end of a name, or its first word where that is the surname. */
function endsWith(name: readonly string[], surname: readonly string[]): boolean {
  const [first] = name;
  if (surname.length === 1 && surname[0] === first) return true;
  const end = name.slice(-surname.length);
  return surname.length < name.length && surname.every((word, at) => word === end[at]);
}

function haveInitials(name: readonly string[], given: readonly string[]): boolean {
  return given.every((letter, at) => name[at]?.startsWith(letter));
}

/** Two names of which {@link isSamePerson} holds share one of these. */
function marksOf(words: readonly string[]): readonly string[] {
  const [surname = ''] = words.slice(-1);
  return [words.join(''), [...words].sort().join(' '), `${words.slice(0, -1).join(' ')} ${surname[0] ?? ''}…`];
}

/**
 * Whether two full names are one: written together or apart ("Son-hui", "Sonhui"), surname first or last where it may come first,
 * or with a surname in another transliteration behind the same given names.
 */
function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  if (a.join('') === b.join('')) return true;
  if (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0])
    return a.some((word) => surnamesFirst.has(word));
  const isSameGiven = a.length === b.length && a.slice(0, -1).join(' ') === b.slice(0, -1).join(' ');
  return isSameGiven && isTransliteration(a.at(-1) ?? '', b.at(-1) ?? '');
}
