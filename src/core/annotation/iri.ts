/**
 * A relative path with `/` as an IRI reference, as W3C targets name their source: every segment percent-encoded where it
 * has to be, so that no `#`, `?`, `%`, colon or space in a file name changes its meaning. Lone surrogates become U+FFFD.
 */
export function toIriReference(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
