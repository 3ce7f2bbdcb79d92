import { WordTable } from '../text/wordTable';
import { NumberList } from './numberList';
import { mergeSorted, sortWords } from './sortWords';
import { findStem, type StemLanguage } from './stems';
import { stemHash } from './stemTable';
import { languageBits } from './wordLookup';

/**
 * The words of many documents, and what was worked out about each of them once: its order among the others and its stems. Segments
 * that are built one after the other share one, since most words come again; words are told by their numbers in its table.
 */
export class Vocabulary {
  readonly table = new WordTable();
  /** The numbers of the words, as far as they were ordered. */
  #order = new Uint32Array();
  readonly #stems = Array.from(languageBits, ([code, language]) => new StemsOfLanguage(code, language));

  get size(): number {
    return this.table.words.length;
  }

  word(number: number): string {
    return this.table.words[number] ?? '';
  }

  /** The numbers of all words, ordered by the code units of the words. O(words), and more for those that are new. */
  inOrder(): Uint32Array {
    const { words } = this.table;
    const known = this.#order.length;
    if (known === words.length) return this.#order;
    const fresh = sortWords(known === 0 ? words : words.slice(known));
    for (let at = 0; at < fresh.length; at++) fresh[at] = (fresh[at] ?? 0) + known;
    return (this.#order = known === 0 ? fresh : mergeSorted(this.#order, fresh, words));
  }

  /**
   * Tells the hashes of the stems that a word has in some languages, see `stemHash`; not where it is its own stem.
   *
   * @param languages their bits.
   */
  eachStem(number: number, languages: number, tell: (hash: number) => void): void {
    for (const stems of this.#stems) {
      if ((stems.language & languages) === 0) continue;
      const hash = stems.otherThan(number, this.table.words);
      if (hash !== undefined) tell(hash);
    }
  }
}

/** Instead of a hash: not looked for yet, and that the word is its own stem. A stem of such a hash is found anew each time. */
const UNKNOWN = 0;
const OWN = 1;

/** The stems that words have in one language. */
class StemsOfLanguage {
  /** Its bit. */
  readonly language: number;
  readonly #code: StemLanguage;
  readonly #hashes = new NumberList();

  constructor(code: StemLanguage, language: number) {
    this.#code = code;
    this.language = language;
  }

  /** The hash of the stem of a word, if that is another word. */
  otherThan(number: number, words: readonly string[]): number | undefined {
    while (this.#hashes.length <= number) this.#hashes.push(UNKNOWN);
    const known = this.#hashes.at(number);
    if (known > OWN) return known;
    return known === OWN ? undefined : this.#find(number, words[number] ?? '');
  }

  #find(number: number, word: string): number | undefined {
    const stemmed = findStem(word, this.#code);
    const hash = stemmed === word ? OWN : stemHash(this.language, stemmed);
    if (stemmed === word || hash > OWN) this.#hashes.set(number, hash);
    return stemmed === word ? undefined : hash;
  }
}
