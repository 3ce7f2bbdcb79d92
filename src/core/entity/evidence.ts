import { tokenise, type Token } from './tokens';

/** An article as the recogniser reads it: its tokens and what the whole of it tells about single words. */
export interface Evidence {
  readonly prose: string;
  readonly tokens: readonly Token[];
  /** German capitalises every noun, so that a capital alone says nothing. */
  readonly capitalisesNouns: boolean;
  /** Words that occur in lower case. */
  readonly lowerCase: ReadonlySet<string>;
  /** Words that are capitalised where nothing but being a name explains it, as written. */
  readonly nameLike: ReadonlySet<string>;
}

/** Tokenises a prose and gathers the evidence in one pass. O(prose). */
export function gatherEvidence(prose: string, language: string | undefined): Evidence {
  const tokens = tokenise(prose);
  const lowerCase = new Set<string>();
  const nameLike = new Set<string>();
  for (const { text, shape, opens } of tokens) {
    if (shape === 'lower') lowerCase.add(text);
    else if (!opens) nameLike.add(text);
  }
  return { prose, tokens, capitalisesNouns: language === 'de', lowerCase, nameLike };
}
