import type { TextRange } from '../text/textRange';
import type { Mention } from './entity';
import { recognise } from './recognise';
import { resolveArticle } from './resolveArticle';

/**
 * Longer articles are read in parts of this length, in UTF-16 code units, a fraction of a second each: every word takes 100 bytes
 * while it is looked at, and what one part shows of a name says little of another that is a hundred pages away.
 */
const longestPart = 1 << 18;

/** At most so much of a part is given to the next one so that it ends where a paragraph does. */
const longestRest = 1 << 14;

/**
 * Finds the mentions in an article and tells which of them name the same, in each part of a file of many articles by itself. Gives
 * them part by part, so that others can have their turn. O(prose).
 */
export function* recogniseArticle(
  prose: string,
  language: string | undefined,
): Generator<readonly Mention[], void, undefined> {
  for (const { start, end } of partsOf(prose)) {
    const part = prose.slice(start, end);
    const mentions = resolveArticle(recognise(part, language), { prose: part, language });
    yield start === 0 ? mentions : mentions.map((mention) => movedBy(start, mention));
  }
}

/** Parts that end at a paragraph, else at a line, else at a space: no name goes over that. */
function partsOf(prose: string): TextRange[] {
  const parts: TextRange[] = [];
  let start = 0;
  while (prose.length - start > longestPart) {
    const from = start + longestPart - longestRest;
    const near = prose.slice(from, start + longestPart);
    const cut = ['\n\n', '\u2029', '\n', '. ', ' '].map((sign) => near.lastIndexOf(sign)).find((at) => at >= 0);
    const end = cut === undefined ? start + longestPart : from + cut + 1;
    parts.push({ start, end });
    start = end;
  }
  return [...parts, { start, end: prose.length }];
}

function movedBy(offset: number, mention: Mention): Mention {
  return { ...mention, start: mention.start + offset, end: mention.end + offset };
}
