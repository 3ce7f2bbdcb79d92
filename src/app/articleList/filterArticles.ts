import { fold } from '../../core/text/fold';
import type { ListedArticle } from './listedArticle';

/** How many articles {@link foldAhead} folds between two pauses: a few milliseconds. */
const foldedAtOnce = 500;

/** The words of a filter, folded. None for a filter that filters nothing. */
export function filterWords(filter: string): readonly string[] {
  return fold(filter)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/**
 * The articles that have every word in title, source, author or path, in their order; a word may be any part of one. The same
 * list when there are no words. Case, accents and kinds of apostrophes do not count. O(all texts), about a millisecond for ten
 * thousand articles that were folded before.
 */
export function filterArticles(articles: readonly ListedArticle[], words: readonly string[]): readonly ListedArticle[] {
  if (words.length === 0) return articles;
  return articles.filter((article) => {
    const text = foldedText(article);
    return words.every((word) => text.includes(word));
  });
}

/** Does the costly part of a filter before it is asked for, a few articles at a time, with a pause between. */
export async function foldAhead(articles: readonly ListedArticle[], pause: () => Promise<void>): Promise<void> {
  let folded = 0;
  for (const article of articles) {
    if (article.folded !== undefined) continue;
    foldedText(article);
    if (++folded % foldedAtOnce === 0) await pause();
  }
}

/**
 * Where words of a filter stand in a title, as ranges that do not overlap, in order: for marking. Nothing for a title whose
 * offsets folding moves.
 */
export function filterMarks(title: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const folded = fold(title);
  if (folded.length !== title.length) return [];
  const found = words.flatMap((word) => places(folded, word)).sort(([a], [b]) => a - b);
  const marks: [number, number][] = [];
  for (const [start, end] of found) {
    const last = marks.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

function places(text: string, word: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    found.push([at, at + word.length]);
  return found;
}

/** Folding is the cost of a filter; it is done once for each article. */
function foldedText(article: ListedArticle): string {
  const { title, path, metadata } = article;
  article.folded ??= fold([title, metadata?.source ?? '', metadata?.author ?? '', path].join('\n'));
  return article.folded;
}
