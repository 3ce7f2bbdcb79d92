import { createRequire } from 'node:module';
import path from 'node:path';
import { pageLength } from '../corpus/queries';
import type { MakePeer } from './peer';

interface Statement {
  run(...values: readonly string[]): unknown;
  all(...values: readonly (string | number)[]): readonly unknown[];
}

/** What is used of `node:sqlite`, which the types of Node 20 do not know. */
interface Sqlite {
  readonly DatabaseSync: new (file: string) => { exec(sql: string): void; prepare(sql: string): Statement };
}

/** FTS5 in a file, in one transaction; the 50 best hits by its own rank. */
export const makeSqlite: MakePeer = (folder) => {
  const { DatabaseSync } = createRequire(__filename)('node:sqlite') as Sqlite;
  const database = new DatabaseSync(path.join(folder, 'fts5.db'));
  database.exec(
    "CREATE VIRTUAL TABLE article USING fts5(id UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2')",
  );
  database.exec('BEGIN');
  const insert = database.prepare('INSERT INTO article VALUES (?, ?, ?)');
  let select: Statement | undefined;
  const find = (query: string): number => {
    select ??= database.prepare('SELECT id FROM article WHERE article MATCH ? ORDER BY rank LIMIT ?');
    return select.all(query, pageLength).length;
  };
  const quoted = (word: string): string => `"${word}"`;
  return {
    add: ({ id, title, text }) => void insert.run(id, title, text),
    finish: () => database.exec('COMMIT'),
    search: {
      term: (words) => find(words.map(quoted).join(' ')),
      phrase: (words) => find(quoted(words.join(' '))),
      prefix: (words) => find(`${words.map(quoted).join(' ')} *`),
      and: (words) => find(words.map(quoted).join(' AND ')),
      field: (words) => find(`title : ${words.map(quoted).join(' ')}`),
    },
  };
};
