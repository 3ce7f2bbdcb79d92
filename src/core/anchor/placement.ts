import type { TextRange } from '../text/textRange';

/** A place that may be the one of an annotation, with how much speaks for it, from 0 to 1. */
export type Candidate = TextRange & { readonly score: number };

/**
 * Where an annotation sits in the article now. Ranges are UTF-16 code units over the current model text.
 *
 * `exact`: where it was made. `moved`: the same words, elsewhere. `edited`: the only place with words like them, which a
 * person is to look at. `ambiguous`: places that may be it, none of them sure, the likeliest first; a single one when the
 * words are there but too little around them agrees. `orphan`: nowhere; `candidates` are the best places that were
 * rejected. Nothing is ever placed by guess.
 */
export type Placement =
  | { readonly kind: 'exact' | 'moved'; readonly range: TextRange }
  | { readonly kind: 'edited'; readonly range: TextRange; readonly score: number }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'orphan'; readonly candidates?: readonly Candidate[] };

/** The one place of a placed annotation; undefined for ambiguous ones and orphans. */
export function placedRange(placement: Placement): TextRange | undefined {
  return 'range' in placement ? placement.range : undefined;
}
