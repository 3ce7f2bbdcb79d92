import { nameKey } from '../text/fold';
import type { LanguageResources } from './languageResources';
import {
  adjectiveEnding,
  calendarWords,
  commonNouns,
  demonymEnding,
  demonyms,
  functionWords,
  germanBody,
  germanOffice,
  headParticles,
  nameParticles,
  offices,
  organisationHeads,
  placeCues,
  placeHeads,
  placePrepositions,
  doubtfulPrepositions,
  sayingVerbs,
  titles,
} from './lexicon';
import { emptyHash, hashOn } from '../text/textHash';
import type { Token } from './tokens';

/** What is known of a word wherever it stands. */
export interface WordTraits {
  /** The hash of the word in lower case. */
  readonly lower: number;
  /** The word's key (`nameKey`, apostrophes as spaces). */
  readonly key: string;
  /** What the lists of names say of the word alone, see `nameKinds`. */
  readonly kinds: number;
  /** Whether listed names of several words may begin with it. */
  readonly opensNames: boolean;
  /** How it is written, in small numbers. */
  readonly shape: number;
  /** Whether it is a word of the language (1), a frequent one (2). */
  readonly wordhood: number;
  /** The word classes it belongs to, as bits. */
  readonly classes: number;
  readonly prefix: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
}

/** Beyond so many words the memory is emptied: names of a corpus are endless. */
const MOST_WORDS = 30_000;

/** Reads and remembers the traits of words in one language. */
export class TraitReader {
  readonly #known = new Map<string, WordTraits>();

  constructor(
    private readonly resources: LanguageResources,
    private readonly language: string | undefined,
  ) {}

  of(token: Token): WordTraits {
    const known = this.#known.get(token.text);
    if (known) return known;
    const traits = this.#read(token);
    if (this.#known.size >= MOST_WORDS) this.#known.clear();
    // A long slice is a window on its text, in V8 at least, and would keep all of it in memory; this is one on itself.
    this.#known.set(` ${token.text}`.slice(1), traits);
    return traits;
  }

  #read({ text, shape }: Token): WordTraits {
    const lower = text.toLowerCase();
    const key = nameKey(text).replace(/'/g, ' ');
    const lowerHash = hashOn(emptyHash, lower);
    const { names } = this.resources;
    const asWritten = shape === 'capitals' ? names.kinds(hashOn(emptyHash, `^${text.replace(/\./g, '')}`)) : 0;
    const words = this.resources.words(this.language);
    return {
      lower: lowerHash,
      key,
      kinds: asWritten | names.kinds(hashOn(emptyHash, key)),
      opensNames: names.opensLonger(hashOn(emptyHash, key.split(' ')[0] ?? '')),
      shape: shapeNumber(text, shape),
      wordhood: (words?.has(lowerHash) ? 1 : 0) | (this.resources.commonWords.has(lowerHash) ? 2 : 0),
      classes: classesOf(text, lower),
      prefix: hashOn(1, lower.slice(0, 3)),
      suffix2: hashOn(2, lower.slice(-2)),
      suffix3: hashOn(3, lower.slice(-3)),
      suffix4: hashOn(4, lower.slice(-4)),
    };
  }
}

const shapes: Readonly<Record<Token['shape'], number>> = { lower: 0, capital: 1, capitals: 2, initial: 3 };

function shapeNumber(text: string, shape: Token['shape']): number {
  const hasDigit = /\p{N}/u.test(text);
  const hasHyphen = /[-‐‑]/.test(text);
  const isMixed = shape === 'capital' && /\p{Ll}\p{Lu}/u.test(text);
  const isDigits = /^\p{N}/u.test(text);
  return (
    shapes[shape] +
    (hasDigit ? 4 : 0) +
    (hasHyphen ? 8 : 0) +
    (isMixed || isDigits ? 16 : 0) +
    32 * Math.min(3, text.length >> 1)
  );
}

const classes: readonly ((text: string, lower: string) => boolean)[] = [
  (_, word) => offices.has(word),
  (_, word) => titles.has(word),
  (_, word) => organisationHeads.has(word),
  (_, word) => placeHeads.has(word),
  (_, word) => placeCues.has(word),
  (_, word) => nameParticles.has(word),
  (_, word) => headParticles.has(word),
  (_, word) => functionWords.has(word),
  (_, word) => sayingVerbs.has(word),
  (_, word) => demonyms.has(word),
  (text) => germanOffice.test(text),
  (text) => germanBody.test(text),
  (_, word) => calendarWords.has(word),
  (_, word) => commonNouns.has(word),
  (_, word) => placePrepositions.has(word),
  (_, word) => doubtfulPrepositions.has(word),
  (text) => text.length > 5 && demonymEnding.test(text),
  (_, word) => adjectiveEnding.test(word),
];

function classesOf(text: string, lower: string): number {
  let bits = 0;
  for (let at = 0; at < classes.length; at++) if (classes[at]?.(text, lower)) bits |= 1 << at;
  return bits;
}
