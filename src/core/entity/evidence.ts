import { isAgencyName } from '../article/agencies';
import { PARAGRAPH_SEPARATOR } from '../text/segments';
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

/**
 * Whether the tokens are the place of a dateline: before its agency, or in capitals after it, with nothing between but the blank
 * that parsing the article left there ("ROMA", "Adnkronos").
 */
export function isDatelinePlace({ prose, tokens }: Evidence, first: number, last: number): boolean {
  const [before, start, end, after] = [tokens[first - 1], tokens[first], tokens[last], tokens[last + 1]];
  if (!start || !end) return false;
  if (after && isBlanked(prose, end.end, after.start)) return isAgencyName(after.text);
  const followsAgency = before !== undefined && isBlanked(prose, before.end, start.start) && isAgencyName(before.text);
  return followsAgency && start.shape === 'capitals';
}

function isBlanked(prose: string, start: number, end: number): boolean {
  const gap = prose.slice(start, end);
  return gap.includes(PARAGRAPH_SEPARATOR) && gap.trim() === '';
}
