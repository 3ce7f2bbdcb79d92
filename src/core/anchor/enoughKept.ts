/** A range is believed to be still there when at least this part of its characters is; the gold draws the line there, too. */
export const ENOUGH_KEPT = 0.5;
/**
 * Fewer visible characters than this stand in many texts by chance, and more of the range must be left: of ranges with fewer and
 * less none of the development half of the gold (real revisions) stood where these led, and five did not.
 */
const ENOUGH_LETTERS = 8;
const ENOUGH_OF_SHORT = 0.8;

/**
 * Whether what is left of a range is enough to take it for the range.
 *
 * @param left `kept`: the part of its visible characters, from 0 to 1; `letters`: how many these are.
 */
export function isEnoughKept({ kept, letters }: { readonly kept: number; readonly letters: number }): boolean {
  return kept >= (letters < ENOUGH_LETTERS ? ENOUGH_OF_SHORT : ENOUGH_KEPT);
}
