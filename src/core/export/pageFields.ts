import { isJsonObject, withFields, type JsonObject } from '../annotation/json';
import type { ExportArticle } from './exporting';

/** The fields of a sidecar's page, and of the article in it, that an export has no place of its own for: mostly other tools'. */
export interface PageFields {
  readonly page: JsonObject;
  readonly article: JsonObject;
}

/** What other tools wrote in the page of an article's sidecar, its context aside. */
export function pageFields({ stored = {} }: ExportArticle): PageFields {
  const article = stored['newsmark:article'];
  return {
    page: withFields(stored, {
      '@context': undefined,
      type: undefined,
      'newsmark:version': undefined,
      'newsmark:article': undefined,
      items: undefined,
    }),
    article: isJsonObject(article)
      ? withFields(article, { file: undefined, sha256: undefined, language: undefined })
      : {},
  };
}

/** Whether other tools wrote anything in the page of an article's sidecar, its context and a person's details aside. */
export function hasPageFields(exported: ExportArticle): boolean {
  const { page, article: stored } = pageFields(exported);
  const article = withFields(stored, { details: undefined });
  return Object.keys(page).length + Object.keys(article).length > 0;
}
