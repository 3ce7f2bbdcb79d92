/**
 * Words of articles and sidecars, for surfaces of the editor that read `$(name)` as an icon: quick picks, status bar.
 * The backslash keeps it text and is not shown.
 */
export function withoutIcons(text: string): string {
  return text.replace(/\$\((?=[\w~-]+\))/g, '\\$(');
}

/**
 * Words of articles and sidecars, for messages, in which the editor reads `[words](command:…)` as a link that runs a
 * command. A space between the brackets keeps it text.
 */
export function withoutLinks(text: string): string {
  return text.replace(/\]\(/g, '] (');
}
