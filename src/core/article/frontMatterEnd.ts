/** Longest front matter that is read, in UTF-16 code units: YAML is for a few fields, not for a file. */
const LONGEST = 64 * 1024;

/**
 * Where the YAML front matter of a Markdown file ends, fences included; 0 when it has none. A text between rules (`---`) that
 * has no `key:` line is no front matter.
 */
export function frontMatterEnd(text: string): number {
  const fenced = /^---[ \t]*\n([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text.slice(0, LONGEST));
  return fenced && /^[\w-]+[ \t]*:/m.test(fenced[1] ?? '') ? fenced[0].length : 0;
}
