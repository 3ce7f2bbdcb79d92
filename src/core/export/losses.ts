import { hasDetails } from '../annotation/details';
import { isJsonObject, stringOr, type JsonValue } from '../annotation/json';
import type { ExportArticle, Loss } from './exporting';
import { hasPageFields } from './pageFields';
import { sureRanges } from './sureRanges';

/** One loss for every annotation without a sure place. */
export function placeLosses(articles: readonly ExportArticle[]): Loss[] {
  return articles.flatMap(({ path, annotations }) =>
    annotations
      .filter((placed) => !sureRanges(placed))
      .map(({ annotation }): Loss => ({ path, annotation: annotation.id, what: 'place' })),
  );
}

/**
 * The losses of a format that writes the fields of the model and no others, article by article: annotations without a
 * place, annotations that say more, items that were not understood, and what other tools say of the page.
 */
export function modelLosses(articles: readonly ExportArticle[]): Loss[] {
  return articles.flatMap((article): Loss[] => {
    const { path, annotations, others } = article;
    return [
      ...placeLosses([article]),
      ...annotations
        .filter(({ annotation }) => hasDetails(annotation))
        .map(({ annotation }): Loss => ({ path, annotation: annotation.id, what: 'details' })),
      ...others.map((item): Loss => ({ path, annotation: idOf(item), what: 'item' })),
      ...(hasPageFields(article) ? [pageLoss(article)] : []),
    ];
  });
}

/** The loss of something that the sidecar says outside its items. */
export function pageLoss({ path }: ExportArticle): Loss {
  return { path, annotation: '', what: 'details' };
}

function idOf(item: JsonValue): string {
  return (isJsonObject(item) ? stringOr(item.id) : undefined) ?? '';
}
