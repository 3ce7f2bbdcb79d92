/** Words inside a name that stay small when the name is not in capitals. */
const small =
  /^(?:a|al|am|an|and|at|au|aux|d[aeiou]|das|de[lrns]|dell[aeo]|der|die?|dos|e|ed|el|en|et|im|in|la|las|le|les|los|of|sur|the|und|upon|van|von|y)$/i;

/**
 * A name written in capitals as it is usually written: "RIO DE JANEIRO" becomes "Rio de Janeiro", "L'AQUILA" "L'Aquila". What
 * has a small letter in it, initials and stops between letters ("D.C.") stay.
 */
export function readableCase(name: string): string {
  const hasCapitalsOnly = isCapitals(name);
  return name.replace(/[\p{L}\p{M}]+(?:\.\p{L}+)*(\.?)/gu, (word, stop: string, at: number) => {
    if (!/^\p{Lu}[\p{Lu}\p{M}]*\.?$/u.test(word)) return word;
    const isInitial = word.length - stop.length === 1;
    if (at > 0 && small.test(word) && (hasCapitalsOnly || !isInitial)) return word.toLowerCase();
    const [first = ''] = word;
    return first + word.slice(first.length).toLowerCase();
  });
}

/** Whether a name is written in capitals: it has two in a row and no small letter. */
export function isCapitals(name: string): boolean {
  return /\p{Lu}{2}/u.test(name) && !/\p{Ll}/u.test(name);
}
