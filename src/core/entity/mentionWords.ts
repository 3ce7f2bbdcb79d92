import { wordsAMention } from './mentionBlock';

/** Where the mentions of an article are kept: the chunk, the first word in it, and how many words there are. */
interface Slot {
  readonly chunk: Chunk;
  readonly start: number;
  readonly length: number;
}

/** Articles one behind the other. */
interface Chunk {
  words: Uint32Array;
  used: number;
  /** How many of the used words belong to no article any more. */
  wasted: number;
}

const none = new Uint32Array(0);
/** 768 KB; an article with more has a chunk of its own. */
const WORDS_A_CHUNK = wordsAMention * (1 << 16);
/** Fewer gaps are not worth going through all articles. */
const LEAST_WASTED = WORDS_A_CHUNK / 8;

/**
 * The mentions of articles, three words each (start, end, form), one behind the other in chunks: 12 bytes a mention. Nothing is copied
 * while they grow. Words of articles that were taken out stay in their chunk until a third of it, and at least 96 KB, is such gaps.
 */
export class MentionWords {
  readonly #slots = new Map<string, Slot>();
  #last: Chunk = emptyChunk(0);

  has(article: string): boolean {
    return this.#slots.has(article);
  }

  /** In the order in which they came in. */
  articles(): Iterable<string> {
    return this.#slots.keys();
  }

  /** The words of an article, good until the next change; none for an unknown one. Not a copy. */
  of(article: string): Uint32Array {
    const slot = this.#slots.get(article);
    return slot ? slot.chunk.words.subarray(slot.start, slot.start + slot.length) : none;
  }

  /** Adds an article that is not known; the words are copied. */
  add(article: string, words: Uint32Array): void {
    const chunk = this.#roomFor(words.length);
    chunk.words.set(words, chunk.used);
    this.#slots.set(article, { chunk, start: chunk.used, length: words.length });
    chunk.used += words.length;
  }

  /** An unknown article is ignored. */
  delete(article: string): void {
    const slot = this.#slots.get(article);
    if (!slot) return;
    this.#slots.delete(article);
    slot.chunk.wasted += slot.length;
    if (slot.chunk !== this.#last) this.#closeGaps(slot.chunk);
  }

  /** The last chunk, without its gaps if they are many, or a new one. */
  #roomFor(needed: number): Chunk {
    const hasRoom = (): boolean => this.#last.used + needed <= this.#last.words.length;
    if (hasRoom()) return this.#last;
    this.#closeGaps(this.#last, this.#last.words.length);
    if (!hasRoom()) this.#last = emptyChunk(Math.max(WORDS_A_CHUNK, needed));
    return this.#last;
  }

  /** Closes the gaps of a chunk when they are many. O(articles) */
  #closeGaps(chunk: Chunk, length = chunk.used - chunk.wasted): void {
    const isWasteful = chunk.wasted >= LEAST_WASTED && chunk.wasted * 3 > chunk.used;
    if (!isWasteful) return;
    const words = new Uint32Array(length);
    let at = 0;
    for (const [article, slot] of this.#slots) {
      if (slot.chunk !== chunk) continue;
      words.set(chunk.words.subarray(slot.start, slot.start + slot.length), at);
      this.#slots.set(article, { chunk, start: at, length: slot.length });
      at += slot.length;
    }
    Object.assign(chunk, { words, used: at, wasted: 0 } satisfies Chunk);
  }
}

function emptyChunk(length: number): Chunk {
  return { words: new Uint32Array(length), used: 0, wasted: 0 };
}
