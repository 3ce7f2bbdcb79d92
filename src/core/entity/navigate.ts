import { touches, type TextRange } from '../text/textRange';
import type { PlacedMention } from './entity';

/** A place in the corpus: an article's id and an offset in its text, in UTF-16 code units. */
export interface CorpusPosition {
  readonly article: string;
  readonly offset: number;
}

/** The mentions of an entity in the order they are read in. */
export interface MentionWalk {
  /** By article, inside an article by start. */
  readonly mentions: readonly PlacedMention[];
  /** Below 0 when the first of two articles, by their ids, is read before the second, above 0 after it, else 0. */
  readonly compareArticles: (a: string, b: string) => number;
}

/** A mention with the place it has among all mentions of its entity: `index` from 0, of `total`. */
export interface MentionStep {
  readonly mention: PlacedMention;
  readonly index: number;
  readonly total: number;
}

/**
 * The first mention behind a position, the first of all when none is. A mention the position touches is where the reader stands,
 * so it is passed over unless it is the only one. Undefined where there are no mentions. O(mentions).
 */
export function nextMention(walk: MentionWalk, from: CorpusPosition): MentionStep | undefined {
  const ahead = walk.mentions.findIndex((mention) => place(mention, from, walk) > 0);
  return stepTo(walk.mentions, ahead < 0 ? 0 : ahead);
}

/** The last mention before a position, the last of all when none is; else like {@link nextMention}. */
export function previousMention(walk: MentionWalk, from: CorpusPosition): MentionStep | undefined {
  const behind = walk.mentions.findLastIndex((mention) => place(mention, from, walk) < 0);
  return stepTo(walk.mentions, behind < 0 ? walk.mentions.length - 1 : behind);
}

/**
 * The mention an offset touches; where two mentions meet, the one that begins there. O(log mentions).
 *
 * @param mentions of one article, by start, never overlapping.
 */
export function mentionAt<Mention extends TextRange>(
  mentions: readonly Mention[],
  offset: number,
): Mention | undefined {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const mention = mentions[low - 1];
  return mention && touches(mention, offset) ? mention : undefined;
}

/** Below 0 before the reader, 0 under the reader, above 0 behind. */
function place(mention: PlacedMention, from: CorpusPosition, { compareArticles }: MentionWalk): number {
  const apart = compareArticles(mention.article, from.article);
  if (apart !== 0) return apart;
  return touches(mention, from.offset) ? 0 : mention.start - from.offset;
}

function stepTo(mentions: readonly PlacedMention[], index: number): MentionStep | undefined {
  const mention = mentions[index];
  return mention && { mention, index, total: mentions.length };
}
