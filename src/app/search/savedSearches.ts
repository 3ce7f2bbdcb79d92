/** More are not kept: the oldest go. */
export const mostSaved = 50;

/** The saved searches of a workspace, last saved first, read from what its memory holds: anything at all. */
export function readSavedSearches(stored: unknown): readonly string[] {
  const texts = Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].slice(0, mostSaved);
}

/** With a search at the top, once. */
export function withSaved(saved: readonly string[], query: string): readonly string[] {
  return readSavedSearches([query, ...saved]);
}

export function withoutSaved(saved: readonly string[], queries: readonly string[]): readonly string[] {
  return saved.filter((one) => !queries.includes(one));
}
