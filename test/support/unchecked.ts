/** A sidecar's text without the checks of its items, which differ with everything else in them. */
export function unchecked<Content extends string | undefined>(content: Content): Content;
export function unchecked(content: string | undefined): string | undefined {
  return content?.replaceAll(/,\s*"newsmark:check":\s*"[^"]*"/g, '');
}
