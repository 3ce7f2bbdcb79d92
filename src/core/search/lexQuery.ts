import { searchFields, type SearchField } from './query';

/** Something about a query that a person may want to know; none keeps it from being searched. Words for it are in `app`. */
export type QueryIssue =
  /** The words are searched as they were typed. */
  | { readonly kind: 'unknownField'; readonly field: string }
  /** A field without a value; it is left out. */
  | { readonly kind: 'emptyField'; readonly field: SearchField }
  /** Finds nothing. */
  | { readonly kind: 'unreadableDate'; readonly value: string }
  /** Taken as closed at the end. */
  | { readonly kind: 'unclosedQuotation' | 'unclosedParenthesis' }
  /** Left out. */
  | { readonly kind: 'strayParenthesis' | 'tooDeep' }
  /** What lies beyond {@link LONGEST_QUERY} is left out. */
  | { readonly kind: 'tooLong' };

/** Words of a query that belong together: up to the next space, or between quotation marks. */
export interface QueryItem {
  readonly kind: 'item';
  readonly field?: SearchField;
  /** Without quotation marks, `*` and `~`. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** Whether a `*` follows: the last word is the beginning of one. */
  readonly isPrefix: boolean;
  readonly fuzzy?: 1 | 2;
  /** Whether it ends where the query ends, with nothing that closes it. */
  readonly isOpen: boolean;
}

export type QuerySign =
  | QueryItem
  /** Parentheses always pair up; a field before them is that of all items inside. */
  | { readonly kind: 'open'; readonly field?: SearchField }
  | { readonly kind: 'close' }
  | { readonly kind: 'or' }
  | { readonly kind: 'not' };

/** In UTF-16 code units. */
export const LONGEST_QUERY = 2000;
const DEEPEST = 20;

const space = /\s+/y;
const quotation = /["“”„«»]/;
const suffix = /\*+|~[0-9]?/y;
const chunk = /[^\s()|"“”„«»]+/y;
const knownFields: ReadonlySet<string> = new Set(searchFields);

/** Cuts a query into signs and says what is odd about it. O(query). */
export function lexQuery(query: string): {
  readonly signs: readonly QuerySign[];
  readonly issues: readonly QueryIssue[];
} {
  return new Lexer(query).run();
}

class Lexer {
  readonly #text: string;
  readonly #issues = new Map<string, QueryIssue>();
  readonly #signs: QuerySign[] = [];
  #at = 0;
  /** For each open parenthesis whether it is among the signs. */
  readonly #open: boolean[] = [];

  constructor(query: string) {
    this.#text = query.slice(0, LONGEST_QUERY);
    if (query.length > LONGEST_QUERY) this.#report({ kind: 'tooLong' });
  }

  run(): { signs: readonly QuerySign[]; issues: readonly QueryIssue[] } {
    while (this.#at < this.#text.length) this.#step();
    if (this.#open.length > 0) this.#report({ kind: 'unclosedParenthesis' });
    for (const isSign of this.#open) if (isSign) this.#signs.push({ kind: 'close' });
    return { signs: this.#signs, issues: [...this.#issues.values()] };
  }

  #step(): void {
    if (this.#take(space)) return;
    const sign = this.#text.charAt(this.#at);
    const isBeforeWord = /[^\s)|]/.test(this.#text.charAt(this.#at + 1));
    if (sign === '(') this.#openGroup();
    else if (sign === ')') this.#closeGroup();
    else if (sign === '|') this.#sign('or');
    else if (sign === '-' || sign === '!') {
      if (isBeforeWord) this.#sign('not');
      else this.#at++;
    } else if (quotation.test(sign)) this.#quoted();
    else this.#chunk();
  }

  #sign(kind: 'or' | 'not'): void {
    this.#at++;
    this.#signs.push({ kind });
  }

  #openGroup(field?: SearchField): void {
    this.#at++;
    const isSign = this.#open.length < DEEPEST;
    this.#open.push(isSign);
    if (isSign) this.#signs.push({ kind: 'open', ...(field && { field }) });
    else this.#report({ kind: 'tooDeep' });
  }

  #closeGroup(): void {
    this.#at++;
    const isSign = this.#open.pop();
    if (isSign === undefined) this.#report({ kind: 'strayParenthesis' });
    else if (isSign) this.#signs.push({ kind: 'close' });
  }

  #quoted(field?: SearchField): void {
    const start = this.#at + 1;
    const length = this.#text.slice(start).search(quotation);
    const end = length < 0 ? this.#text.length : start + length;
    this.#at = end + 1;
    if (length < 0) this.#report({ kind: 'unclosedQuotation' });
    const { isPrefix } = this.#suffix();
    const text = this.#text.slice(start, end);
    this.#item({ text, isQuoted: true, isPrefix: isPrefix || text.endsWith('*'), isOpen: length < 0 }, field);
  }

  #chunk(): void {
    const text = this.#take(chunk);
    if (text === 'AND') return;
    if (text === 'OR') this.#signs.push({ kind: 'or' });
    else if (text === 'NOT') this.#signs.push({ kind: 'not' });
    else {
      const name = /^([a-z]+):/i.exec(text)?.[1];
      const field = name?.toLowerCase();
      if (name === undefined || field === undefined) this.#plain(text);
      else if (isSearchField(field)) this.#fieldValue(field, text.slice(name.length + 1));
      else {
        const isValue = /^(?!\/\/)./.test(text.slice(name.length + 1));
        if (isValue || this.#isAtQuotation()) this.#report({ kind: 'unknownField', field: name });
        this.#plain(text);
      }
    }
  }

  #fieldValue(field: SearchField, value: string): void {
    if (value !== '') this.#plain(value, field);
    else if (this.#isAtQuotation()) this.#quoted(field);
    else if (this.#text.charAt(this.#at) === '(') this.#openGroup(field);
    else this.#report({ kind: 'emptyField', field });
  }

  #plain(typed: string, field?: SearchField): void {
    const end = /(?:\*+|~[0-9]?)$/.exec(typed);
    const text = end ? typed.slice(0, end.index) : typed;
    const isPrefix = end?.[0].startsWith('*') === true;
    const fuzzy = end && !isPrefix ? { fuzzy: /[2-9]/.test(end[0]) ? (2 as const) : (1 as const) } : {};
    const isOpen = !end && this.#at === this.#text.length;
    this.#item({ text, isQuoted: false, isPrefix, isOpen, ...fuzzy }, field);
  }

  #item(item: Omit<QueryItem, 'kind' | 'field'>, field: SearchField | undefined): void {
    this.#signs.push({ kind: 'item', ...item, ...(field && { field }) });
  }

  #suffix(): { isPrefix: boolean } {
    return { isPrefix: this.#take(suffix).startsWith('*') };
  }

  #isAtQuotation(): boolean {
    return quotation.test(this.#text.charAt(this.#at));
  }

  /** The match at the present place, which is left behind; empty when there is none. */
  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  /** Each issue once. */
  #report(issue: QueryIssue): void {
    this.#issues.set(JSON.stringify(issue), issue);
  }
}

function isSearchField(name: string): name is SearchField {
  return knownFields.has(name);
}
