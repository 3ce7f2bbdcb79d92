import { isJsonObject, withFields, type JsonObject, type JsonValue } from '../annotation/json';
import { hasWord } from '../text/words';
import { nameKey } from '../text/fold';
import type { CorrectionList, CorrectionLists, MarkedMention } from './corrections';
import type { AliasEntry, EntityEntry, MentionEntry, RejectedEntry, SameEntry } from './correctionsFile';
import { readEntityId } from './entityKey';
import { isWikidataItem } from './wikidata';

/** One entry of a list. */
export type EntryOf<List extends CorrectionList> = CorrectionLists[List][number];

/** How the entries of a list are read, written and told apart. */
interface EntryCodec<Entry, Fields> {
  /** Undefined for what is no such entry. Known fields of a wrong form count as absent, if an entry can do without them. */
  read(stored: JsonObject): Entry | undefined;
  /** The known fields, in their order. */
  write(entry: Entry): { readonly [Key in keyof Fields]-?: JsonValue | undefined };
  /** Two entries with the same key say something about the same thing. Lists are sorted by it, part by part. */
  key(entry: Entry): readonly (string | number)[];
}

type EntryCodecs = {
  readonly entities: EntryCodec<EntryOf<'entities'>, EntityEntry>;
  readonly same: EntryCodec<EntryOf<'same'>, SameEntry>;
  readonly aliases: EntryCodec<EntryOf<'aliases'>, AliasEntry>;
  readonly rejected: EntryCodec<EntryOf<'rejected'>, RejectedEntry>;
  readonly mentions: EntryCodec<EntryOf<'mentions'>, MentionEntry>;
};

const codecs: EntryCodecs = {
  entities: {
    read: (stored) => {
      const id = entityIn(stored.id);
      if (id === undefined) return undefined;
      const { name, status, note, wikidata } = stored;
      return {
        id,
        ...(isName(name) && { name }),
        ...(status === 'confirmed' && { isConfirmed: true }),
        ...(isFilled(note) && { note }),
        ...(isFilled(wikidata) && isWikidataItem(wikidata) && { wikidata }),
      };
    },
    write: ({ id, name, isConfirmed, note, wikidata }) => {
      return { id, name, status: isConfirmed === true ? 'confirmed' : undefined, note, wikidata };
    },
    key: ({ id }) => [id],
  },
  same: {
    read: (stored) => {
      const id = entityIn(stored.id);
      const as = entityIn(stored.as);
      return id !== undefined && as !== undefined && id !== as ? { id, as } : undefined;
    },
    write: ({ id, as }) => ({ id, as }),
    key: ({ id }) => [id],
  },
  aliases: {
    read: (stored) => {
      const { name, article, from } = stored;
      const entity = entityIn(stored.entity);
      if (!isName(name) || entity === undefined || !isScope(article) || !isScope(from)) return undefined;
      return { name, ...(article !== undefined && { article }), ...(from !== undefined && { from }), entity };
    },
    write: ({ name, article, from, entity }) => ({ name, article, from, entity }),
    key: ({ name, article = '', from = '' }) => [nameKey(name), article, from],
  },
  rejected: {
    read: ({ text, article }) =>
      isName(text) && isScope(article) ? { text, ...(article !== undefined && { article }) } : undefined,
    write: ({ text, article }) => ({ text, article }),
    key: ({ text, article = '' }) => [nameKey(text), article],
  },
  mentions: {
    read: readMention,
    write: ({ article, entity, target: { exact, prefix, suffix, position } }) => {
      return { article, entity, exact, prefix, suffix, start: position?.start, end: position?.end };
    },
    key: ({ article, target: { exact, prefix, position } }) => {
      return [article, position?.start ?? Infinity, position?.end ?? Infinity, exact, position ? '' : prefix];
    },
  },
};

/** Reads an entry of a list; undefined for what is none. What was read stays in `stored`. */
export function readEntry<List extends CorrectionList>(list: List, json: JsonValue): EntryOf<List> | undefined {
  const entry = isJsonObject(json) ? codecs[list].read(json) : undefined;
  return entry && ({ ...entry, stored: json } as EntryOf<List>);
}

/** Writes an entry: what it was read from, with the fields that differ from that set and everything else as it was. */
export function writeEntry<List extends CorrectionList>(list: List, entry: EntryOf<List>): JsonObject {
  const codec = codecs[list] as EntryCodec<EntryOf<List>, object>;
  const { stored = {} } = entry;
  const before = codec.read(stored);
  const [was, is] = [before ? codec.write(before) : {}, codec.write(entry)] as readonly [JsonObject, JsonObject];
  const known = Object.fromEntries(
    Object.entries(is).map(([field, value]) => [field, before && was[field] === value ? stored[field] : value]),
  );
  const others = Object.fromEntries(Object.entries(stored).filter(([field]) => !Object.hasOwn(is, field)));
  return withFields({ ...known, ...others }, {});
}

/** What tells an entry from the others of its list, as one string. */
export function entryKey<List extends CorrectionList>(list: List, entry: EntryOf<List>): string {
  return JSON.stringify(sortKey(list, entry));
}

/** Compares the entries of a list by their keys, part by part: numbers as such, texts by code unit. */
export function compareEntries<List extends CorrectionList>(list: List, a: EntryOf<List>, b: EntryOf<List>): number {
  const [left, right] = [sortKey(list, a), sortKey(list, b)];
  for (const [at, part] of left.entries()) {
    const other = right[at] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

function sortKey<List extends CorrectionList>(list: List, entry: EntryOf<List>): readonly (string | number)[] {
  return (codecs[list] as EntryCodec<EntryOf<List>, object>).key(entry);
}

function readMention({
  article,
  entity,
  exact,
  prefix = '',
  suffix = '',
  start,
  end,
}: JsonObject): MarkedMention | undefined {
  const id = entityIn(entity);
  if (!isFilled(article) || id === undefined || !isFilled(exact)) return undefined;
  if (typeof prefix !== 'string' || typeof suffix !== 'string') return undefined;
  const isPlaced = isOffset(start) && isOffset(end) && start <= end;
  return { article, entity: id, target: { exact, prefix, suffix, ...(isPlaced && { position: { start, end } }) } };
}

function entityIn(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && readEntityId(value) ? value : undefined;
}

function isFilled(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isName(value: JsonValue | undefined): value is string {
  return isFilled(value) && hasWord(value);
}

function isScope(value: JsonValue | undefined): value is string | undefined {
  return value === undefined || isFilled(value);
}

function isOffset(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
