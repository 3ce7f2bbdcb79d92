import type { Query, WordMatch } from '../../src/core/search/query';

/** A query in normal form as a person would type it; `parseQuery` reads the same tree from it. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'words':
      return (query.field ? `${query.field}:` : '') + printWords(query.words);
    case 'fact':
      return `${query.field}:${query.value.endsWith('*') ? `"${query.value.slice(0, -1)}"*` : `"${query.value}"`}`;
    case 'and':
      return query.of.map(printPart).join(' ');
    case 'or':
      return query.of.map(printPart).join(' OR ');
    case 'not':
      return `-${printPart(query.query)}`;
    case 'nothing':
      return '';
  }
}

function printPart(query: Query): string {
  return query.kind === 'and' || query.kind === 'or' ? `(${printQuery(query)})` : printQuery(query);
}

function printWords(words: readonly WordMatch[]): string {
  const [first] = words;
  if (words.length > 1)
    return `"${words.map((match) => (match.kind === 'prefix' ? `${match.word}*` : match.word)).join(' ')}"`;
  switch (first?.kind) {
    case 'word':
      return first.word;
    case 'exact':
      return `"${first.word}"`;
    case 'prefix':
      return `${first.word}*`;
    case 'fuzzy':
      return `${first.word}~${first.distance}`;
    case undefined:
      return '';
  }
}
