import type { LanguageTable } from './languages';
import { Random } from './random';
import { ZipfRanks } from './zipf';

/** Content words a language can have; a text of all of them would never end. */
const RANKS = 200_000;
/** How often the next content word is the one that usually follows. */
const COLLOCATION = 0.15;
/** Only frequent words follow others as a habit. */
const COLLOCATES = 3000;
const FORMS = 4;

const contentRanks = new ZipfRanks(RANKS);

/**
 * The words of a language: function words from its table, content words made from its syllables, so that there are as many as real
 * texts have. Four neighbouring ranks are forms of one word; pairs of words recur as in real texts.
 */
export class Vocabulary {
  readonly table: LanguageTable;
  readonly #functionRanks: ZipfRanks;
  readonly #words = new Map<number, string>();
  readonly #seed: number;
  #previous = 0;

  constructor(table: LanguageTable) {
    this.table = table;
    this.#functionRanks = new ZipfRanks(table.functionWords.length);
    this.#seed = Array.from(table.code).reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7);
  }

  functionWord(random: Random): string {
    return this.table.functionWords[this.#functionRanks.draw(random)] ?? '';
  }

  contentWord(random: Random): string {
    const follows = random.chance(COLLOCATION);
    this.#previous = follows ? (this.#previous * 7919 + 13) % COLLOCATES : contentRanks.draw(random);
    return this.#wordOf(this.#previous);
  }

  #wordOf(rank: number): string {
    let word = this.#words.get(rank);
    if (word === undefined) this.#words.set(rank, (word = this.#make(rank)));
    return word;
  }

  #make(rank: number): string {
    const { beginnings, middles, endings } = this.table;
    const lemma = new Random(Math.imul(this.#seed + Math.floor(rank / FORMS), 0x9e3779b1));
    const syllables = Number(rank > 300) + Number(rank > 30_000) + Number(lemma.chance(0.2));
    let word = lemma.pick(beginnings);
    for (let left = syllables; left > 0; left--) word += lemma.pick(middles);
    return word + (endings[(lemma.below(endings.length) + (rank % FORMS)) % endings.length] ?? '');
  }
}
