import { FILLER } from './filler';
import { decodeEntities } from './htmlEntities';
import type { HtmlTag } from './htmlScanner';

/** Elements that change the looks of letters, so that a word goes on over their tags. */
const inWord = new Set('b big em font i mark s strong u wbr'.split(' '));
const wordEnd = /[\p{L}\p{N}\u034f]$/u;
const wordStart = /^[\p{L}\p{N}]/u;

/**
 * The prose of a page with its words as a reader sees them: character references decoded ("perch&eacute;"), words whole that
 * change their looks on the way ("<b>L</b>a"). Equal in length to what it was, filled up where that takes less room; see
 * `withoutFiller`. O(prose + tags).
 */
export function readableWords(prose: string, tags: readonly HtmlTag[]): string {
  return joinWords(prose.includes('&') ? prose.replace(/&[#\w]{2,9};/g, decodeInPlace) : prose, tags);
}

/** White space stays as many spaces, so that it can be shrunk like all other. */
function decodeInPlace(reference: string): string {
  const decoded = decodeEntities(reference);
  if (/^\s$/.test(decoded)) return ' '.repeat(reference.length);
  return decoded + FILLER.repeat(reference.length - decoded.length);
}

function joinWords(prose: string, tags: readonly HtmlTag[]): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < tags.length; at++) {
    const start = tags[at]?.start ?? 0;
    let end = start;
    while (tags[at]?.start === end && inWord.has(tags[at]?.name ?? '')) end = tags[at++]?.end ?? end;
    if (end === start) continue;
    at--;
    const isInWord = wordEnd.test(prose.slice(Math.max(0, start - 2), start));
    if (!isInWord || !wordStart.test(prose.slice(end, end + 2)) || /[^ ]/.test(prose.slice(start, end))) continue;
    parts.push(prose.slice(done, start), FILLER.repeat(end - start));
    done = end;
  }
  return parts.length === 0 ? prose : parts.join('') + prose.slice(done);
}
