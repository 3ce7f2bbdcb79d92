/** Whether a text is the id of an item of Wikidata. */
export function isWikidataItem(text: string): boolean {
  return /^Q[1-9]\d{0,14}$/.test(text);
}

/**
 * The id of the item that a person means who types it or the address of its page; undefined for anything else. Nothing is fetched.
 */
export function readWikidata(typed: string): string | undefined {
  const text = typed.trim();
  const page =
    /^(?:https?:\/\/)?(?:(?:www|m)\.)?wikidata\.org\/(?:wiki|entity)\/(?:Special:EntityPage\/)?(q\d+)(?:[#?].*)?$/i;
  const item = (page.exec(text)?.[1] ?? text).toUpperCase();
  return isWikidataItem(item) ? item : undefined;
}

/** The address of the page of an item. */
export function wikidataUrl(item: string): string {
  return `https://www.wikidata.org/wiki/${item}`;
}
