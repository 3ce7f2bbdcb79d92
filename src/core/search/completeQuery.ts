import { searchFields, type SearchField } from './query';

/** What the end of a query can be completed to. All offsets are UTF-16 code units of the query. */
export type QueryCompletion =
  /** A word that is the beginning of these fields, too. */
  | { readonly kind: 'field'; readonly start: number; readonly fields: readonly SearchField[] }
  /** The value of a field; see `Library.complete` for what it can be. */
  | { readonly kind: 'value'; readonly field: SearchField; readonly start: number; readonly prefix: string }
  | { readonly kind: 'none' };

/**
 * What is being typed at the end of a query: a field's name (at least two letters of it), its value, or something that cannot be
 * completed. A value may be open inside a quotation mark. O(query).
 */
export function completeQuery(text: string): QueryCompletion {
  const typed = /(?<=^|[\s(|!-])(?![!-])(?:([a-z]+):)?(?:["“„«]([^"“”„«»]*)|([^\s()|"“”„«»]*))$/i.exec(text);
  if (!typed) return { kind: 'none' };
  const [whole, name, quoted, plain = ''] = typed;
  if (name === undefined) return quoted === undefined ? fieldCompletion(plain, typed.index) : { kind: 'none' };
  const field = searchFields.find((known) => known === name.toLowerCase());
  if (!field || hasNoValues.has(field)) return { kind: 'none' };
  const start = typed.index + name.length + 1;
  return { kind: 'value', field, start, prefix: quoted ?? whole.slice(name.length + 1) };
}

/** Fields whose value is any words. */
const hasNoValues: ReadonlySet<SearchField> = new Set(['title', 'text']);

function fieldCompletion(typed: string, start: number): QueryCompletion {
  const name = typed.toLowerCase();
  const fields = name.length < 2 ? [] : searchFields.filter((field) => field.startsWith(name));
  return fields.length > 0 ? { kind: 'field', start, fields } : { kind: 'none' };
}

/** The query with its end completed: by `field:`, ready for the value, or by the value and a space. */
export function applyCompletion(text: string, completion: QueryCompletion, chosen: string): string {
  switch (completion.kind) {
    case 'field':
      return `${text.slice(0, completion.start)}${chosen}:`;
    case 'value':
      return `${text.slice(0, completion.start)}${asValue(chosen)} `;
    case 'none':
      return text;
  }
}

/** A value as a query holds it: in quotation marks unless it is one plain word. */
function asValue(value: string): string {
  const clean = value.replace(/[\s"“”„«»]+/g, ' ').trim();
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/-]*$/u.test(clean) ? clean : `"${clean}"`;
}
