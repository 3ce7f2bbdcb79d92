import { hasDetails } from '../annotation/details';
import { isJsonObject, stringOr, type JsonValue } from '../annotation/json';
import { placedRange } from '../anchor/placement';
import type { ExportArticle, Loss } from './exporting';

/** One loss for every annotation without a sure place. */
export function placeLosses(articles: readonly ExportArticle[]): Loss[] {
  const annotations = articles.flatMap((article) => article.annotations);
  const unplaced = annotations.filter(({ placement }) => !placedRange(placement));
  return unplaced.map(({ annotation }) => ({ annotation: annotation.id, what: 'place' }));
}

/**
 * The losses of a format that writes the fields of the model and no others, article by article: annotations without a
 * place, annotations that say more, and items that were not understood.
 */
export function modelLosses(articles: readonly ExportArticle[]): Loss[] {
  return articles.flatMap((article) => [
    ...placeLosses([article]),
    ...article.annotations
      .filter(({ annotation }) => hasDetails(annotation))
      .map(({ annotation }): Loss => ({ annotation: annotation.id, what: 'details' })),
    ...article.others.map((item): Loss => ({ annotation: idOf(item), what: 'item' })),
  ]);
}

function idOf(item: JsonValue): string {
  return (isJsonObject(item) ? stringOr(item.id) : undefined) ?? '';
}
