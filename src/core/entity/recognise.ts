import { nameKey } from '../text/fold';
import type { EntityType, Mention, Recognise } from './entity';
import { findNames, type FoundName } from './findNames';
import type { LanguageResources } from './languageResources';
import { germanOffice } from './lexicon';
import { PersonNames } from './personNames';
import { bundledResources } from './resources/bundled';
import { TextReader } from './taggedText';

/** Makes a recogniser of resources; they are opened when the first article is read. */
export function createRecogniser(resources: () => LanguageResources): Recognise {
  let reader: TextReader | undefined;
  return (prose, language) => {
    reader ??= new TextReader(resources());
    const text = reader.read(prose, language);
    const finds = findNames(text, reader.resources.weights).map(toFind);
    const types = settleTypes(finds);
    const persons = new PersonNames(
      finds.flatMap(({ key, type, text: name }) => ((types.get(key) ?? type) === 'person' ? [name] : [])),
    );
    return finds.flatMap((find) => toMention(find, types, persons, text.evidence.capitalisesNouns) ?? []);
  };
}

/**
 * Finds names: a linear model tags the capitalised words and what stands between them, by the words, their spelling, lists of
 * names, and what the rules say (capitalised runs that the article itself shows to be names, titles, head nouns). Countries and
 * agencies stay what they are, and what one place makes clear holds in the whole article. O(prose); see `Recognise`.
 */
export const recognise: Recognise = createRecogniser(bundledResources);

interface Find extends FoundName {
  readonly key: string;
  /** The capitalised words, folded. */
  readonly words: readonly string[];
}

function toFind(found: FoundName): Find {
  const words = found.capitalised.map(nameKey);
  return { ...found, key: words.length === 1 ? (words[0] ?? '') : nameKey(found.text), words };
}

/**
 * For each name the type most of its judgements speak for, weighed by their confidence; a sure judgement decides alone. Where sure ones
 * differ, as of Washington the man and the city, each keeps its own.
 */
function settleTypes(finds: readonly Find[]): ReadonlyMap<string, EntityType> {
  const weights = new Map<string, Map<EntityType, number>>();
  const sure = new Map<string, Set<EntityType>>();
  for (const { key, type, confidence, isSure } of finds) {
    if (type === 'other') continue;
    if (isSure) sure.set(key, (sure.get(key) ?? new Set()).add(type));
    const ofName = weights.get(key) ?? new Map<EntityType, number>();
    weights.set(key, ofName);
    ofName.set(type, (ofName.get(type) ?? 0) + confidence + (isSure ? 1000 : 0));
  }
  const agreed = [...weights].filter(([key]) => (sure.get(key)?.size ?? 0) <= 1);
  return new Map(agreed.map(([key, ofName]) => [key, heaviest(ofName)]));
}

function heaviest(weights: ReadonlyMap<EntityType, number>): EntityType {
  return [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

function toMention(
  find: Find,
  types: ReadonlyMap<string, EntityType>,
  persons: PersonNames,
  needsProof: boolean,
): Mention | undefined {
  const { start, end, text, key, words } = find;
  // An initial by itself names nobody.
  if (/^.$/su.test(text)) return undefined;
  const isSurname = words.length === 1 && !find.isSure && persons.isSurname(words[0] ?? '');
  if (isSurname) return { start, end, text, type: 'person', confidence: 0.85, origin: find.origin };
  const type = types.get(key) ?? find.type;
  // In German a capital alone proves nothing: a single word needs a sign of what it is.
  if (
    needsProof &&
    !find.isSure &&
    (words.length === 1 ? type === 'other' || isGermanNoun(text) : words.some(isGermanNoun))
  )
    return undefined;
  const confidence = type === find.type ? find.confidence : Math.max(0.5, find.confidence);
  return { start, end, text, type, confidence, origin: find.origin };
}

function isGermanNoun(word: string): boolean {
  return (
    /(?:ung|heit|keit|schaft|ion|tät|ismus|nis|tum|chen|ling|ment)(?:en|s)?$/.test(word) || germanOffice.test(word)
  );
}
