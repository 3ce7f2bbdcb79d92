import { elidedArticles } from '../text/words';
import type { EntityType } from './entity';
import { isDatelinePlace, type Evidence } from './evidence';
import { knownNameAt } from './knownNames';
import {
  commonNouns,
  demonymEnding,
  demonyms,
  functionWords,
  germanOffice,
  germanParticles,
  headParticles,
  nameParticles,
  offices,
  openHeads,
  organisationHeads,
  placeHeads,
  titleModifiers,
  titles,
} from './lexicon';
import { adjectiveEnd, tailEnd } from './organisationTail';
import type { Token } from './tokens';

/** A stretch of tokens that is a name, by the indexes of its first and last token. */
export interface Run {
  readonly first: number;
  readonly last: number;
  /** What the lists of known names say it is. */
  readonly known?: EntityType;
  /** Whether a title, left out of the run, stands right before it. */
  readonly titled: boolean;
}

/** More titles in a row are a list. */
const MOST_TITLES = 6;
/** Longer runs of capitalised words are lists or shouting. */
const MOST_TOKENS = 12;

/** Finds the capitalised runs that are names, by place, never overlapping. O(tokens). */
export function findRuns(evidence: Evidence): Run[] {
  const reader = new RunReader(evidence);
  const runs: Run[] = [];
  for (let at = 0; at < evidence.tokens.length; at = reader.next) {
    const run = reader.read(at);
    if (run) runs.push(run);
  }
  return runs;
}

class RunReader {
  /** The index of the token after what was read last. */
  next = 0;
  readonly #tokens: readonly Token[];

  constructor(private readonly evidence: Evidence) {
    this.#tokens = evidence.tokens;
  }

  /** Reads the run that begins at a token, if one does, and moves on. */
  read(at: number): Run | undefined {
    this.next = at + 1;
    const token = this.#tokens[at];
    if (!token) return undefined;
    const known = knownNameAt(this.#tokens, at);
    if (known && (token.shape === 'lower' || this.#standsAlone(at, known.length))) {
      this.next = at + known.length;
      return { first: at, last: this.next - 1, known: known.type, titled: false };
    }
    if (token.shape === 'lower' || this.#onlyOpens(token)) return undefined;
    const name = this.#afterTitles(at);
    if (name === undefined) return undefined;
    return this.#readName(name, name > at);
  }

  #readName(first: number, titled: boolean): Run | undefined {
    const last = this.#endOfRun(first);
    this.next = last + 1;
    if (last - first >= MOST_TOKENS || this.#isNoName(first, last)) return undefined;
    const end = this.#endOfTail(first, last);
    this.next = end + 1;
    return { first, last: end, titled };
  }

  #endOfTail(first: number, last: number): number {
    const head = this.#tokens[first];
    if (head && openHeads.has(lower(head))) return tailEnd(this.#tokens, last);
    return head && last === first && organisationHeads.has(lower(head)) ? adjectiveEnd(this.#tokens, last) : last;
  }

  /** Whether a known name is the whole name here: "Corea del Nord Choe Son Hui" is two, "New York Times" and "Jordan Henderson" one. */
  #standsAlone(at: number, length: number): boolean {
    if (!this.#continues(at + length)) return true;
    const last = this.#endOfShortRun(at);
    if (this.#hasHead(at, last)) return false;
    return length > 1 || last - at >= 2;
  }

  /** A word that is capitalised only because of where it stands, as far as this article and the word lists tell. */
  #onlyOpens(token: Token): boolean {
    const word = lower(token);
    if (!token.opens) return this.evidence.capitalisesNouns && functionWords.has(word);
    if (functionWords.has(word)) return true;
    return this.evidence.lowerCase.has(word) && !this.evidence.nameLike.has(token.text) && !this.#isTitle(token);
  }

  /** The index after the titles that begin here; undefined when no name follows them. */
  #afterTitles(at: number): number | undefined {
    let name = at;
    while (name - at < MOST_TITLES && this.#isCue(name) && (name === at || this.#tokens[name]?.gap === 'space')) name++;
    if (name === at || this.#continues(name)) return name;
    this.next = name;
    return undefined;
  }

  #isCue(at: number): boolean {
    const token = this.#tokens[at];
    const next = this.#tokens[at + 1];
    if (!token || token.shape === 'lower') return false;
    return this.#isTitle(token) || (titleModifiers.has(lower(token)) && next?.gap === 'space' && this.#isTitle(next));
  }

  #isTitle(token: Token): boolean {
    const word = lower(token);
    return isOffice(token) || titles.has(word);
  }

  /** Whether the token goes on a name that the one before it began: capitalised, a space apart and no office. */
  #continues(at: number): boolean {
    const token = this.#tokens[at];
    if (!token || token.gap !== 'space' || token.shape === 'lower' || isOffice(token)) return false;
    if (token.shape === 'initial' && !this.#isMiddleInitial(at)) return false;
    return !token.opens || this.evidence.nameLike.has(token.text);
  }

  /** "George W. Bush", not "Miramar I say". */
  #isMiddleInitial(at: number): boolean {
    const next = this.#tokens[at + 1];
    return next !== undefined && next.shape !== 'lower' && next.gap !== 'break';
  }

  /** The whole run, however long, so that what is no name is passed over at once. Read once for each run: O(run). */
  #endOfRun(first: number): number {
    let last = this.#endOfShortRun(first);
    if (last - first > MOST_TOKENS) while (this.#continues(last + 1)) last++;
    return last;
  }

  /** The run as far as it can be a name, or just past that. May be asked for at every token: O(1). */
  #endOfShortRun(first: number): number {
    let last = first;
    while (last - first <= MOST_TOKENS) {
      const next = this.#nextPart(first, last);
      if (next === undefined) break;
      last = next;
    }
    return last;
  }

  /** The index of the next capitalised token of the run, over the small words between; undefined at its end. */
  #nextPart(first: number, last: number): number | undefined {
    if (this.#continues(last + 1)) return last + 1;
    const current = this.#tokens[last];
    if (current && this.#tokens[last + 1]?.gap === 'apostrophe' && this.#tokens[last + 1]?.shape !== 'lower') {
      return /^(?:o|sant|n)$/.test(lower(current)) || elidedArticles.has(lower(current)) ? last + 1 : undefined;
    }
    const hasHead = this.#hasHead(first, last);
    const particles = hasHead ? headParticles : this.evidence.capitalisesNouns ? germanParticles : nameParticles;
    let at = last + 1;
    while (at - last <= 3 && this.#isParticle(at, particles)) at++;
    const part = this.#tokens[at];
    if (at === last + 1 || !part || part.gap === 'break' || part.shape === 'lower' || isOffice(part)) return undefined;
    if (hasHead) return openHeads.has(lower(part)) ? undefined : at;
    return (knownNameAt(this.#tokens, at) ?? knownNameAt(this.#tokens, first)) ? undefined : at;
  }

  #isParticle(at: number, particles: ReadonlySet<string>): boolean {
    const token = this.#tokens[at];
    return token !== undefined && token.gap === 'space' && particles.has(token.text);
  }

  #hasHead(first: number, last: number): boolean {
    const head = this.#tokens[first];
    if (head && placeHeads.has(lower(head))) return true;
    return this.#tokens
      .slice(first, last + 1)
      .some((token) => token.shape !== 'lower' && organisationHeads.has(lower(token)));
  }

  /** Runs that no evidence makes a name: lone openers, common nouns, numerals, shouting, English words for peoples. */
  #isNoName(first: number, last: number): boolean {
    const run = this.#tokens.slice(first, last + 1).filter(({ shape }) => shape !== 'lower');
    const [token] = run;
    if (!token || run.every((part) => commonNouns.has(lower(part)))) return true;
    if (run.length >= 3) return run.every(({ shape }) => shape === 'capitals');
    if (run.length > 1) return false;
    if (token.shape === 'initial' || /^[IVXLCDM]+$/.test(token.text)) return true;
    if (demonyms.has(lower(token)) || (token.shape === 'capital' && isEnglishPeople(token))) return true;
    if (!token.opens || this.evidence.nameLike.has(token.text) || isDatelinePlace(this.evidence, first, last))
      return false;
    return token.shape === 'capital' || this.#isShouted(first);
  }

  /** Whether a word in capitals stands among others. */
  #isShouted(at: number): boolean {
    return [this.#tokens[at - 1], this.#tokens[at + 1]].some((token) => token?.shape === 'capitals' && token.opens);
  }
}

function isOffice(token: Token): boolean {
  return offices.has(lower(token)) || germanOffice.test(token.text);
}

function isEnglishPeople(token: Token): boolean {
  return token.text.length > 5 && demonymEnding.test(token.text);
}

function lower(token: Token): string {
  return token.text.toLowerCase();
}
