import { readDateRange } from './factMatch';
import { lexQuery, type QueryIssue, type QueryItem, type QuerySign } from './lexQuery';
import type { FactField, Query, SearchField, TextField, WordMatch } from './query';
import { searchTerms } from './terms';

/** A query that was read, with what is odd about it. */
export interface ParsedQuery {
  /** In normal form: no `and` in an `and`, no `or` in an `or`, no `not` in a `not`; both have two parts at least. */
  readonly query: Query;
  readonly issues: readonly QueryIssue[];
}

export interface QueryOptions {
  /**
   * Whether the query is still being typed: its last word, unless closed by a space or a mark, also stands for words that
   * begin so, and what is not closed yet is no issue.
   */
  readonly whileTyping?: boolean;
}

const nothing: Query = { kind: 'nothing' };

/**
 * Reads a query as a person types it. Any text is a query: what cannot be understood is an issue, never a failure.
 *
 * `kursk mosca` both words · `"regione di Kursk"` next to each other, or just this form of one word (also « », “ ”) ·
 * `zelens*` words that begin so · `zelenski~`, `~2` words one or two letters away · `source:ansa`, `title:"pace fredda"`,
 * `label:(figure OR quote)` in a field · `AND` `OR` `NOT` in capitals, `|`, `-word`, `!word` and parentheses; `AND` and a space
 * bind tighter than `OR`. An operator without words beside it means nothing. O(query), cut at 2000 code units.
 */
export function parseQuery(text: string, { whileTyping = false }: QueryOptions = {}): ParsedQuery {
  const { signs, issues } = lexQuery(text);
  const parser = new Parser(signs, whileTyping);
  const query = parser.alternatives(undefined) ?? nothing;
  const all = [...issues, ...parser.issues];
  return { query, issues: whileTyping ? all.filter((issue) => !mayStillCome(issue, text)) : all };
}

/** Whether an issue goes away by typing on. */
function mayStillCome(issue: QueryIssue, text: string): boolean {
  if (issue.kind === 'emptyField') return text.endsWith(':');
  if (issue.kind === 'unreadableDate') return text.endsWith(issue.value);
  return issue.kind === 'unclosedQuotation' || issue.kind === 'unclosedParenthesis';
}

/** By recursive descent; as deep as the parentheses the lexer lets through. */
class Parser {
  readonly issues: QueryIssue[] = [];
  readonly #signs: readonly QuerySign[];
  readonly #whileTyping: boolean;
  #at = 0;

  constructor(signs: readonly QuerySign[], whileTyping: boolean) {
    this.#signs = signs;
    this.#whileTyping = whileTyping;
  }

  /** Up to the end or a closing parenthesis, which is left. */
  alternatives(field: SearchField | undefined): Query | undefined {
    const found: Query[] = [];
    for (;;) {
      const conjunction = this.#conjunction(field);
      if (conjunction) found.push(conjunction);
      if (this.#signs[this.#at]?.kind !== 'or') return joined('or', found);
      this.#at++;
    }
  }

  #conjunction(field: SearchField | undefined): Query | undefined {
    const found: Query[] = [];
    let isNegated = false;
    for (;;) {
      const sign = this.#signs[this.#at];
      if (sign === undefined || sign.kind === 'close' || sign.kind === 'or') return joined('and', found);
      this.#at++;
      if (sign.kind === 'not') {
        isNegated = !isNegated;
        continue;
      }
      const part = sign.kind === 'open' ? this.#group(sign.field ?? field) : this.#leaf(sign, sign.field ?? field);
      if (part) found.push(isNegated ? negated(part) : part);
      isNegated = false;
    }
  }

  #group(field: SearchField | undefined): Query | undefined {
    const inside = this.alternatives(field);
    this.#at++;
    return inside;
  }

  #leaf(item: QueryItem, field: SearchField | undefined): Query | undefined {
    const isBeginning = item.isOpen && this.#whileTyping;
    if (field === undefined || field === 'title' || field === 'text') return wordsOf(item, field, isBeginning);
    return this.#fact(item, field, isBeginning);
  }

  #fact(item: QueryItem, field: FactField, isBeginning: boolean): Query | undefined {
    const value = item.text.replace(/\*+$/, '').replace(/\s+/g, ' ').trim();
    if (value === '' && !item.isPrefix) {
      this.issues.push({ kind: 'emptyField', field });
      return undefined;
    }
    if (field !== 'date') return { kind: 'fact', field, value: item.isPrefix || isBeginning ? `${value}*` : value };
    if (value !== '' && !readDateRange(value)) this.issues.push({ kind: 'unreadableDate', value });
    return { kind: 'fact', field, value: value === '' ? '*' : value };
  }
}

/** The leaf for an item whose words are in the texts; several leaves where they say more than one thing. */
function wordsOf(item: QueryItem, field: TextField | undefined, isBeginning: boolean): Query | undefined {
  const terms = searchTerms(item.text);
  const leaf = (...words: readonly WordMatch[]): Query => ({ kind: 'words', ...(field && { field }), words });
  const { fuzzy, isPrefix } = item;
  const [first] = terms;
  if (first === undefined) return undefined;
  if (fuzzy) {
    const leaves = terms.map((word) => leaf({ kind: 'fuzzy', word, distance: fuzzy }));
    return joined('and', leaves);
  }
  if (terms.length === 1) {
    if (isPrefix) return leaf({ kind: 'prefix', word: first });
    if (isBeginning) return joined('or', [leaf({ kind: 'word', word: first }), leaf({ kind: 'prefix', word: first })]);
    return leaf({ kind: item.isQuoted ? 'exact' : 'word', word: first });
  }
  const last = terms.length - 1;
  const isOpen = isPrefix || isBeginning;
  return leaf(
    ...terms.map((word, at) => ({ kind: isOpen && at === last ? ('prefix' as const) : ('word' as const), word })),
  );
}

function joined(kind: 'and' | 'or', parts: readonly Query[]): Query | undefined {
  const of = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  return of.length > 1 ? { kind, of } : of[0];
}

function negated(query: Query): Query {
  return query.kind === 'not' ? query.query : { kind: 'not', query };
}
