import { isAbbreviationOf, isInitialsOf } from './acronym';
import { countryCode } from './countryCode';
import type { EntityType, Mention } from './entity';
import { entityKey } from './entityKey';
import { PersonNames, wordsOf } from './personNames';

/** The article that mentions stand in. */
export interface MentionsContext {
  /** The prose that the mentions' offsets count in. */
  readonly prose: string;
  readonly language: string | undefined;
}

/** A type judged with less may be another, when the article shows whose name it is. */
const SURE = 0.8;

/** Shorter short forms stand for a name only where the article says so. */
const LEAST_INITIALS = 3;

/**
 * Tells which mentions of an article name the same: a short form gets the full name that it stands for as its `name`, or the full
 * names that share it as its `candidates`. Surnames, acronyms with or without a definition, other transliterations, genitives.
 * Nothing else of a mention changes but a type that was a guess. O(mentions), and the square of names that begin alike.
 *
 * Two types are never joined: Washington the man and Washington the city stay two.
 */
export function resolveArticle(mentions: readonly Mention[], context: MentionsContext): readonly Mention[] {
  const typed = withKnownTypes(mentions);
  const persons = new PersonNames(typed.flatMap(({ type, text }) => (type === 'person' ? [text] : [])));
  const acronyms = new Acronyms(typed, context.prose);
  const genitives = context.language === 'de' ? new Genitives(typed, persons) : undefined;
  const others = new OtherNames(typed);
  return typed.map((mention) => {
    if (mention.name !== undefined || mention.candidates !== undefined) return mention;
    return asPerson(mention, persons, others) ?? acronyms.resolve(mention) ?? genitives?.resolve(mention) ?? mention;
  });
}

/** The mention with what it stands for; nothing is added to one that is the name itself. */
function standingFor(mention: Mention, type: EntityType, names: readonly string[]): Mention | undefined {
  const [name] = names;
  if (name === undefined) return undefined;
  const typed = mention.type === type ? mention : { ...mention, type, confidence: Math.max(0.5, mention.confidence) };
  if (names.length > 1) return { ...typed, candidates: names };
  return entityKey(type, name) === entityKey(type, mention.text) ? typed : { ...typed, name };
}

/** Names of unknown type get the one that the article gives to the same name, if it gives one only. */
function withKnownTypes(mentions: readonly Mention[]): readonly Mention[] {
  if (!mentions.some(({ type }) => type === 'other')) return mentions;
  const types = new Map<string, Set<EntityType>>();
  for (const { type, text } of mentions) {
    if (type === 'other') continue;
    const key = entityKey('other', text);
    types.set(key, (types.get(key) ?? new Set()).add(type));
  }
  return mentions.map((mention) => {
    if (mention.type !== 'other') return mention;
    const [type, ...others] = types.get(entityKey('other', mention.text)) ?? [];
    return type === undefined || others.length > 0 ? mention : { ...mention, type };
  });
}

/** The names of an article that are surely no person's. */
class OtherNames {
  #words: ReadonlySet<string> | undefined;

  constructor(private readonly mentions: readonly Mention[]) {}

  has(word: string): boolean {
    const isSure = ({ type, confidence }: Mention): boolean =>
      type !== 'other' && type !== 'person' && confidence >= SURE;
    this.#words ??= new Set(this.mentions.filter(isSure).map(({ text }) => wordsOf(text).join(' ')));
    return this.#words.has(word);
  }
}

function asPerson(mention: Mention, persons: PersonNames, others: OtherNames): Mention | undefined {
  if (mention.type === 'person') return standingFor(mention, 'person', persons.candidates(mention.text));
  if (mention.type !== 'other' && mention.confidence >= SURE) return undefined;
  const words = wordsOf(mention.text);
  const [word = ''] = words;
  if (words.length !== 1 || !persons.isSurname(word) || others.has(word)) return undefined;
  const found = standingFor(mention, 'person', persons.candidates(mention.text));
  return found && { ...found, confidence: 0.85 };
}

/** The acronyms of an article, and what they stand for. */
class Acronyms {
  /** The full names that a short form, as written, was defined to stand for in brackets. */
  readonly #defined = new Map<string, Mention>();
  /** Names of bodies of several words, which can have an acronym, by the letter their first word begins with. */
  readonly #long = new Map<string, Map<string, Mention>>();

  constructor(mentions: readonly Mention[], prose: string) {
    for (const [at, mention] of mentions.entries()) {
      const next = mentions[at + 1];
      if (next && areInBrackets(mention, next, prose)) this.#define(mention, next);
      if (mention.type !== 'organisation' || !/[\s-]/.test(mention.text)) continue;
      const letter = wordsOf(mention.text)[0]?.[0] ?? '';
      const names = this.#long.get(letter) ?? new Map<string, Mention>();
      this.#long.set(letter, names);
      const key = `${mention.type}:${entityKey(mention.type, mention.text)}`;
      if (!names.has(key)) names.set(key, mention);
    }
  }

  resolve(mention: Mention): Mention | undefined {
    const defined = this.#defined.get(mention.text);
    if (defined && canBe(mention, defined)) return standingFor(mention, defined.type, [defined.text]);
    if (this.#long.size === 0 || !isShort(mention) || isCountry(mention)) return undefined;
    const names = this.#long.get(wordsOf(mention.text)[0]?.[0] ?? '');
    const found = [...(names?.values() ?? [])].filter((long) => isInitialsOf(mention.text, long.text));
    const [only] = found;
    return only && standingFor(mention, only.type, [...new Set(found.map(({ text }) => text))].sort());
  }

  /** Takes the shorter of two neighbours for the other's acronym, if it can be. The first definition counts. */
  #define(first: Mention, second: Mention): void {
    const [short, long] = first.text.length < second.text.length ? [first, second] : [second, first];
    if (this.#defined.has(short.text) || !canBe(short, long) || isCountry(short)) return;
    const isBody = long.type === 'organisation' || long.type === 'other';
    const isDefined = isInitialsOf(short.text, long.text) || (isBody && isAbbreviationOf(short.text, long.text));
    if (isDefined) this.#defined.set(short.text, long);
  }
}

/** Whether a short form may be of the type of a name. */
function canBe(short: Mention, long: Mention): boolean {
  return short.type === long.type || short.type === 'other' || (short.confidence < SURE && long.type !== 'other');
}

/** Whether a mention can be an acronym that is nowhere defined. */
function isShort({ type, text }: Mention): boolean {
  return (
    (type === 'organisation' || type === 'other') && text.length >= LEAST_INITIALS && /^\p{Lu}\S{0,18}$/u.test(text)
  );
}

function isCountry({ type, text }: Mention): boolean {
  return entityKey(type, text).startsWith('country-');
}

/** "Korean Central News Agency (KCNA)", with quotation marks or without. */
function areInBrackets(first: Mention, second: Mention, prose: string): boolean {
  const between = prose.slice(first.end, second.start);
  return (
    between.length < 10 &&
    /^["”»’']?\s*[([]\s*["“«‘']?$/.test(between) &&
    /^["”»’']?\s*[)\],;]/.test(prose.slice(second.end, second.end + 4))
  );
}

/** German genitives: "Scholz' Partei" is its own word, "Putins Krieg" and "Deutschlands Heer" are found here. */
class Genitives {
  readonly #keys = new Map<string, string>();

  constructor(
    mentions: readonly Mention[],
    private readonly persons: PersonNames,
  ) {
    for (const { type, text } of mentions) {
      const key = `${type}:${entityKey(type, text)}`;
      if (!this.#keys.has(key)) this.#keys.set(key, text);
    }
  }

  resolve(mention: Mention): Mention | undefined {
    const { type, text } = mention;
    if (!/\p{Ll}s$/u.test(text) || isCountry(mention)) return undefined;
    const bare = text.slice(0, -1);
    if (type === 'person') {
      const names = this.persons.candidates(bare);
      if (names.length > 0) return standingFor(mention, type, names);
    } else if (countryCode(entityKey('person', bare)) !== undefined) return standingFor(mention, type, [bare]);
    const known = this.#keys.get(`${type}:${entityKey(type, bare)}`);
    return known === undefined ? undefined : standingFor(mention, type, [known]);
  }
}
