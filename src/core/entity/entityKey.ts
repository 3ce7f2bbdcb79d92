import { nameKey } from '../text/fold';
import { remembered } from '../text/memo';
import { countryCode } from './countryCode';
import type { EntityType } from './entity';
import { offices, titleModifiers } from './lexicon';

/** Forms of address, which are never a part of a name. */
const courtesies = new Set(
  (
    'mr mrs ms miss dr prof professor professore professoressa signor signora sig dott dottor dottore dottoressa onorevole on ' +
    'señor señora senor senora sr sra monsieur madame mademoiselle mme mlle herr frau doctor docteur maitre avvocato avv ing ex former'
  ).split(' '),
);

const foldedOffices: ReadonlySet<string> = new Set([...offices].map(nameKey));

/**
 * What all spellings of a name share: {@link nameKey} without offices and forms of address before a person's name and without an
 * English article before any other; countries and unions by their code (`country-kp`), in whatever language they are named.
 */
export function entityKey(type: EntityType, name: string): string {
  return (type === 'person' ? personKey : otherKey)(name, 0, name.length);
}

/** The same names are asked for again and again: in an article, and in a corpus. */
const MOST_REMEMBERED = 8192;
const personKey = remembered((name) => withoutTitles(nameKey(name)), MOST_REMEMBERED);
const otherKey = remembered((name) => {
  const key = nameKey(name);
  const bare = key.startsWith('the ') ? key.slice(4) : key;
  const code = countryCode(bare);
  return code === undefined ? bare : `country-${code.toLowerCase()}`;
}, MOST_REMEMBERED);

/** The id of the entity that a name of a type means: `person:kim jong un`, `place:country-kp`; `''` for a name without a word. */
export function entityId(type: EntityType, name: string): string {
  return idOf(type, entityKey(type, name));
}

/** The id that is made of a key; joined as `formKey` is. */
export function idOf(type: EntityType, key: string): string {
  return /[\p{L}\p{N}]/u.test(key) ? [type, key].join(':') : '';
}

const types: readonly EntityType[] = ['person', 'organisation', 'place', 'other'];

/** The type and the key that an id is made of; undefined for what cannot be one. */
export function readEntityId(id: string): { readonly type: EntityType; readonly key: string } | undefined {
  const colon = id.indexOf(':');
  const type = types.find((one) => one === id.slice(0, colon));
  const key = id.slice(colon + 1);
  return type !== undefined && key !== '' ? { type, key } : undefined;
}

/** The words of a folded person's name without the titles before it. */
function withoutTitles(key: string): string {
  let rest = key;
  for (let space = rest.indexOf(' '); space > 0; space = rest.indexOf(' ')) {
    const word = rest.slice(0, space);
    const next = rest.slice(space + 1);
    const isTitle =
      foldedOffices.has(word) ||
      courtesies.has(word) ||
      (titleModifiers.has(word) && foldedOffices.has(next.split(' ')[0] ?? '') && next.includes(' '));
    if (!isTitle) break;
    rest = next;
  }
  return rest;
}
