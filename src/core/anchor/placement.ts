import type { TextRange } from '../text/textRange';

/**
 * Where an annotation sits in the article now. Ranges are UTF-16 code units over the current model text.
 *
 * `exact`: where it was made. `moved`: the same words, elsewhere. `ambiguous`: places that may be it, none of them sure,
 * the likeliest first; a single one when the words are there but too little around them agrees.
 * `orphan`: nowhere. Only the first two have one range; nothing is ever placed by guess.
 */
export type Placement =
  | { readonly kind: 'exact' | 'moved'; readonly range: TextRange }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly TextRange[] }
  | { readonly kind: 'orphan' };

/** The one place of a placed annotation; undefined for ambiguous ones and orphans. */
export function placedRange(placement: Placement): TextRange | undefined {
  return placement.kind === 'exact' || placement.kind === 'moved' ? placement.range : undefined;
}
