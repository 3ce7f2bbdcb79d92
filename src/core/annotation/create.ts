import type { QuoteTarget } from '../anchor/quoteTarget';
import type { Claim, Claimant, Highlight } from './annotation';

/** What every new annotation needs; the caller has the clock and the source of ids. */
export interface Making {
  /** A new `urn:uuid:…`. */
  readonly id: string;
  readonly target: QuoteTarget;
  /** Further words that the annotation stands on. */
  readonly moreTargets?: readonly QuoteTarget[];
  /** The hash of the text in which the targets were described. */
  readonly base?: string;
  /** UTC, ISO 8601 with `Z`; becomes both `created` and `modified`. */
  readonly now: string;
  readonly creator?: string;
}

/** What a highlight says. Blank text counts as none. */
export interface HighlightWords {
  readonly label?: string;
  readonly comment?: string;
}

/** What a claim says. Without a verdict it is unreviewed. */
export interface ClaimWords {
  readonly statement: string;
  readonly claimant?: Claimant;
  readonly verdict?: string;
}

/** A new highlight. */
export function createHighlight(making: Making, { label, comment }: HighlightWords = {}): Highlight {
  return {
    kind: 'highlight',
    ...made(making),
    ...(hasText(label) && { label }),
    ...(hasText(comment) && { comment }),
  };
}

/** A new claim; writing it adds the defaults of the fields that the model does not have. */
export function createClaim(making: Making, { statement, claimant, verdict }: ClaimWords): Claim {
  return { kind: 'claim', ...made(making), statement, ...(claimant && { claimant }), verdict: verdict ?? 'unreviewed' };
}

function made({ id, target, moreTargets = [], base, now, creator }: Making): Made {
  return {
    id,
    target,
    ...(moreTargets.length > 0 && { moreTargets }),
    ...(base !== undefined && { base }),
    ...(hasText(creator) && { creator }),
    created: now,
    modified: now,
  };
}

type Made = Pick<Highlight, 'id' | 'target' | 'moreTargets' | 'base' | 'creator' | 'created' | 'modified'>;

function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
