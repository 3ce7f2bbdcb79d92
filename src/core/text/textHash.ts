/** The hash of no character: what a key starts from. */
export const emptyHash = 7;

/**
 * The hash of a key that goes on with more text, or with a range of it in UTF-16 code units. A key may be hashed in pieces: the pieces
 * joined have the same hash.
 */
export function hashOn(hash: number, text: string, start = 0, end = text.length): number {
  let value = hash;
  for (let at = start; at < end; at++) value = (Math.imul(value, 31) + text.charCodeAt(at)) | 0;
  return value;
}

/** Spreads a hash over all 32 bits, so that any of them may choose a slot. */
export function spread(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
