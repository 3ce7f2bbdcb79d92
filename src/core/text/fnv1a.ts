const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * 32-bit FNV-1a (Fowler, Noll, Vo) over the UTF-16 code units of a text, after a number that tells kinds of texts apart, if any: against
 * accidents, not against intent. O(text).
 */
export function fnv1a(text: string, kind?: number): number {
  let hash = kind === undefined ? OFFSET : Math.imul(OFFSET ^ kind, PRIME);
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}
