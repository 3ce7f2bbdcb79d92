import { findNamesIn } from '../../../src/app/findNamesIn';

/** A name as a recogniser reports it. Offsets in UTF-16 code units. */
export interface FoundEntity {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** What Newsmark finds in an article, as `newsmark ner` does. */
export function findWithNewsmark(text: string, language: string): FoundEntity[] {
  return findNamesIn([text], language, undefined).flat();
}
