import { nameKey } from '../text/fold';
import { initialsOf } from './acronym';
import type { Judgement } from './classify';
import type { MentionOrigin } from './entity';
import { conjunctions, nameParticles, sayingVerbs } from './lexicon';
import type { TaggedText } from './tagFeatures';
import type { Token } from './tokens';

/** A name, by the indexes of its first and last token. */
export interface NameSpan extends Judgement {
  readonly origin: MentionOrigin;
  readonly first: number;
  readonly last: number;
}

/** Shorter words in capitals may be others, or acronyms. */
const LEAST_SHOUTED = 4;

/** Shorter initials are those of too many. */
const LEAST_INITIALS = 3;

/**
 * Adds what is written like a name found elsewhere in the article, or like the surname of a person found there, with its type: in a
 * headline, also one in capitals, or at the start of a sentence; and the initials of a body. A surname gets the particles that it has
 * in the full name. O(tokens).
 */
export function propagate(spans: readonly NameSpan[], text: TaggedText): NameSpan[] {
  const { tokens } = text.evidence;
  const known = new KnownNames(spans, text);
  const all: NameSpan[] = [];
  const add = (span: NameSpan): void => void all.push(known.whole(span, all.at(-1)?.last ?? -1));
  let next = 0;
  for (let at = 0; at < tokens.length; at++) {
    const span = spans[next];
    if (span && at >= span.first) {
      add(span);
      at = span.last;
      next++;
      continue;
    }
    const found = known.at(at);
    if (found) add({ first: at, last: at, type: found.type, confidence: 0.7, isSure: false, origin: 'article' });
  }
  return all;
}

/** The names of an article by the words that stand for them elsewhere in it. */
class KnownNames {
  readonly #text: TaggedText;
  readonly #tokens: readonly Token[];
  readonly #byWord = new Map<string, NameSpan>();
  readonly #bodies = new Map<string, NameSpan>();
  /** The full names of persons by surname. */
  readonly #persons = new Map<string, NameSpan>();

  constructor(spans: readonly NameSpan[], text: TaggedText) {
    this.#text = text;
    this.#tokens = text.evidence.tokens;
    for (const span of spans) this.#add(span);
  }

  /** The name that a word stands for. */
  at(at: number): NameSpan | undefined {
    const token = this.#tokens[at];
    if (!token || token.shape === 'lower') return undefined;
    const found = this.#byWord.get(token.text);
    if (found && (!this.#isWord(at) || (found.type === 'person' && this.#actsAt(at)))) return found;
    const isAcronym =
      token.shape === 'capitals' && token.text.length >= LEAST_INITIALS && !(token.opens && this.#isWord(at));
    return isAcronym ? this.#bodies.get(nameKey(token.text)) : undefined;
  }

  /** A surname with its particles, "de la Roseraie", that begin after a token; and as a person's where an age follows: "Washington, 46,". */
  whole(span: NameSpan, after: number): NameSpan {
    if (this.#isGenitiveOf(span)) return { ...span, last: span.first, type: 'person' };
    const full = span.first === span.last ? this.#persons.get(this.#tokens[span.last]?.text ?? '') : undefined;
    if (!full) return span;
    if (span.type === 'place' && this.#hasAge(span.last))
      return { ...span, type: 'person', confidence: 0.9, isSure: true };
    if (span.isSure && span.type !== 'person') return span;
    const length = full.last - this.#firstParticle(full);
    const first = span.first - length;
    const isSame = (back: number): boolean =>
      this.#lower(span.last - back) === this.#lower(full.last - back) &&
      this.#tokens[span.last - back + 1]?.gap === this.#tokens[full.last - back + 1]?.gap;
    for (let back = 1; back <= length; back++) if (!isSame(back)) return span;
    return length > 0 && first > after ? { ...span, first, type: 'person' } : span;
  }

  #add(span: NameSpan): void {
    const token = this.#tokens[span.last];
    if (!token) return;
    const isSingle = span.first === span.last;
    if (isSingle ? span.confidence >= 0.7 : span.type === 'person') {
      for (const word of this.#spellings(token)) if (!this.#byWord.has(word)) this.#byWord.set(word, span);
    }
    if (isSingle) return;
    if (span.type === 'person' && !this.#persons.has(token.text)) this.#persons.set(token.text, span);
    if (span.type !== 'organisation') return;
    const name = this.#tokens.slice(span.first, span.last + 1).map(({ text }) => text);
    for (const initials of initialsOf(name.join(' '))) this.#bodies.set(initials, span);
  }

  /** A name as written, in capitals, without or with a large Arabic article, and a German genitive. */
  *#spellings({ text, shape }: Token): Generator<string, void> {
    yield text;
    if (shape !== 'capital') return;
    if (text.length >= LEAST_SHOUTED) yield text.toUpperCase();
    const [, article, rest] = /^(a[dlnrsz]|el|ul)-(.+)$/i.exec(text) ?? [];
    if (article !== undefined && rest !== undefined) {
      yield rest;
      yield `${article.charAt(0).toUpperCase()}${article.slice(1)}-${rest}`;
    }
    if (this.#text.evidence.capitalisesNouns && !/[sßxz]$/.test(text)) yield `${text}s`;
  }

  /** "Brandauers | Rede": in German two capitals in a row may be a person's and a noun's. */
  #isGenitiveOf({ first, last, confidence }: NameSpan): boolean {
    const word = this.#tokens[first]?.text ?? '';
    const known = first < last && confidence <= 0.5 ? this.#byWord.get(word) : undefined;
    return known?.type === 'person' && word === `${this.#tokens[known.last]?.text ?? ''}s`;
  }

  #isWord(at: number): boolean {
    return ((this.#text.traits[at]?.wordhood ?? 0) & 2) !== 0;
  }

  /** "May said", "May and Cole". */
  #actsAt(at: number): boolean {
    const [verb, other] = [this.#tokens[at + 1], this.#tokens[at + 2]];
    if (verb?.gap !== 'space') return false;
    return sayingVerbs.has(verb.text) || (conjunctions.has(verb.text) && this.#persons.has(other?.text ?? ''));
  }

  #hasAge(at: number): boolean {
    const end = this.#tokens[at]?.end ?? 0;
    return /^, \d\d,/.test(this.#text.evidence.prose.slice(end, end + 5));
  }

  #firstParticle({ first, last }: NameSpan): number {
    let at = last;
    while (at - 1 > first && isParticle(this.#tokens[at - 1])) at--;
    return at;
  }

  #lower(at: number): string {
    return this.#tokens[at]?.text.toLowerCase() ?? '';
  }
}

function isParticle(token: Token | undefined): boolean {
  return token?.shape === 'lower' && (nameParticles.has(token.text) || token.text === 'd');
}
