import * as l10n from '@vscode/l10n';
import { parseQuery } from '../core/search/parseQuery';
import type { Query } from '../core/search/query';
import type { Corpus } from '../app/corpus';
import type { PassageWithText } from '../app/library/library';
import { queryIssueWords } from '../app/search/queryIssueWords';
import type { Console, ExitStatus } from './console';
import { printable } from './printable';

interface SearchCall {
  readonly query: string;
  /** How many articles, and how many annotations, are given at most. */
  readonly limit: number;
  readonly json: boolean;
}

/** How many sentences of an article are given at most. */
const passagesEach = 20;

/** An article that was found. */
interface Hit {
  readonly path: string;
  readonly title: string | undefined;
  readonly score: number;
  readonly passages: readonly PassageWithText[];
}

/** `newsmark search`: the articles that a query finds, with the sentences it marks. 1 when it finds nothing. */
export async function searchFolder(
  corpus: Corpus,
  { query, limit, json }: SearchCall,
  console: Console,
): Promise<ExitStatus> {
  for (const issue of parseQuery(query).issues) console.error(queryIssueWords(issue));
  const { library } = corpus;
  const found = await library.search({ query, limit });
  const pathOf = (id: string): string => corpus.article(id)?.path ?? id;
  const hits: Hit[] = [];
  for (const { article, score } of found.hits) {
    const title = corpus.article(article)?.metadata?.title;
    hits.push({ path: pathOf(article), title, score, passages: await library.passages(article, query, passagesEach) });
  }
  const annotations = found.annotations.map(({ article, annotation, score }) => {
    return { path: pathOf(article), annotation, score };
  });
  if (json) {
    const { total, annotationTotal, isSimilar } = found;
    const document = { version: 1, total, hits: hits.map(hitJson), annotationTotal, annotations, similar: isSimilar };
    console.out(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    if (found.isSimilar && hits.length + annotations.length > 0)
      console.error(l10n.t('Nothing was found as typed; these have similar words.'));
    for (const hit of hits) printHit(hit, console);
    for (const { path, annotation } of annotations) console.out(`${printable(path)}: ${annotation}\n`);
  }
  return found.total + found.annotationTotal > 0 ? 0 : 1;
}

/** Whether a query asks for entities, which are recognised last. */
export function asksForEntities(query: Query): boolean {
  switch (query.kind) {
    case 'fact':
      return query.field === 'entity';
    case 'not':
      return asksForEntities(query.query);
    case 'and':
    case 'or':
      return query.of.some(asksForEntities);
    default:
      return false;
  }
}

function hitJson({ path, title, score, passages }: Hit): object {
  return {
    path,
    title: title ?? null,
    score,
    passages: passages.map(({ range, text, textMarks }) => ({
      start: range.start,
      end: range.end,
      text,
      marks: textMarks.map(({ start, end }) => [start, end]),
    })),
  };
}

/** Title and path, then each sentence, indented, so that a line that begins at the margin is an article. */
function printHit({ path, title, passages }: Hit, console: Console): void {
  console.out(`${printable(path)}\t${printable(title ?? '-')}\n`);
  for (const passage of passages) console.out(`  ${marked(passage, console.isTerminal === true)}\n`);
}

/** The words that were searched are bold on a terminal, and in square brackets elsewhere. */
function marked({ text, textMarks }: PassageWithText, isTerminal: boolean): string {
  const [before, after] = isTerminal ? ['\x1B[1m', '\x1B[22m'] : ['[', ']'];
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of textMarks) {
    parts.push(printable(text.slice(at, start)), before, printable(text.slice(start, end)), after);
    at = end;
  }
  return parts.join('') + printable(text.slice(at));
}
