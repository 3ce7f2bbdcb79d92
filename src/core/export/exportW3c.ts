import { describeTarget } from '../anchor/describe';
import { toIriReference } from '../annotation/iri';
import { isJsonObject, withFields, type JsonObject, type JsonValue } from '../annotation/json';
import { writeItem } from '../annotation/writeItem';
import { indexCodePoints, type CodePointIndex } from '../text/codePointIndex';
import { articleHash, contentId } from '../text/sha256';
import type { ExportArticle, ExportResult, PlacedAnnotation } from './exporting';
import { placeLosses } from './losses';
import { joinContexts } from './pageContext';
import { pageFields } from './pageFields';
import { placementWord } from './placementWord';
import { sureRanges } from './sureRanges';

/**
 * Exports annotations as one W3C Web Annotation page, with targets relative to the folder and offsets in code points over
 * the articles as they are now. Its id is made of its content: equal pages have equal ids.
 *
 * Annotations without a sure place keep their stored selectors and say so in `newsmark:placement`. Unknown fields and
 * items that were not understood are written as they are, those of a sidecar's page with its article in
 * `newsmark:articles`; only a context that contradicts another is a loss. O(texts + annotations × log text).
 */
export function exportW3c(articles: readonly ExportArticle[]): ExportResult {
  const annotated = articles.filter(({ annotations, others }) => annotations.length > 0 || others.length > 0);
  const { context, losses } = joinContexts(annotated);
  const page = {
    '@context': context,
    type: 'AnnotationPage',
    'newsmark:articles': annotated.map(articleEntry),
    items: annotated.flatMap(itemsOf),
  };
  const { '@context': first, ...rest } = page;
  const identified = { '@context': first, id: contentId(JSON.stringify(page)), ...rest };
  return { content: `${JSON.stringify(identified, undefined, 2)}\n`, losses: [...placeLosses(articles), ...losses] };
}

/** What is known of an article, with other tools' fields of it, and in `page` those of the page in its sidecar. */
function articleEntry(exported: ExportArticle): JsonObject {
  const { path, text, isUnreadable = false, metadata } = exported;
  const { page, article } = pageFields(exported);
  const known = {
    file: path,
    ...(isUnreadable ? { unreadable: true } : { sha256: articleHash(text) }),
    ...(metadata.language !== undefined && { language: metadata.language }),
    ...(Object.keys(page).length > 0 && { page }),
  };
  return withFields(withFields(known, article), known);
}

function itemsOf(article: ExportArticle): JsonValue[] {
  const index = indexCodePoints(article.text);
  const items = article.annotations.map((placed) => itemOf(placed, article, index));
  return [...items, ...article.others.map((item) => withSource(item, article.path))];
}

/** Where all passages of an annotation are sure they are described in the text as it is now; else as they were made. */
function itemOf(placed: PlacedAnnotation, article: ExportArticle, index: CodePointIndex): JsonObject {
  const { annotation, placement } = placed;
  const ranges = sureRanges(placed);
  const [target, ...more] = (ranges ?? []).map((range) => describeTarget(article.text, range, index));
  const described = target
    ? {
        ...annotation,
        target,
        ...(more.length > 0 && { moreTargets: more }),
        ...(annotation.base !== undefined && { base: articleHash(article.text) }),
      }
    : annotation;
  const item = writeItem(described, () => toIriReference(article.path));
  return withFields(item, { 'newsmark:placement': ranges ? undefined : placementWord(article, placement) });
}

/** An item that was not understood: only its article's file name, relative to the sidecar, becomes the path from the folder. */
function withSource(item: JsonValue, path: string): JsonValue {
  if (!isJsonObject(item)) return item;
  const file = path.slice(path.lastIndexOf('/') + 1);
  const names: (JsonValue | undefined)[] = [file, toIriReference(file)];
  const { target } = item;
  if (names.includes(target)) return withFields(item, { target: toIriReference(path) });
  if (!isJsonObject(target) || !names.includes(target.source)) return item;
  return withFields(item, { target: withFields(target, { source: toIriReference(path) }) });
}
