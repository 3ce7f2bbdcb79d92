import { describeTarget } from '../anchor/describe';
import { placedRange } from '../anchor/placement';
import { toIriReference } from '../annotation/iri';
import { isJsonObject, withFields, type JsonObject, type JsonValue } from '../annotation/json';
import { ANNOTATION_CONTEXT, NEWSMARK_NAMESPACE } from '../annotation/vocabulary';
import { writeItem } from '../annotation/writeItem';
import { indexCodePoints, type CodePointIndex } from '../text/codePointIndex';
import { articleHash } from '../text/sha256';
import type { ExportArticle, ExportResult, PlacedAnnotation } from './exporting';
import { placeLosses } from './losses';

/**
 * Exports annotations as one W3C Web Annotation page, with targets relative to the folder and offsets in code points over
 * the articles as they are now.
 *
 * Annotations without a sure place keep their stored selectors and say so in `newsmark:placement`. Nothing is dropped:
 * unknown fields and items that were not understood are written as they are. O(texts + annotations × log text).
 */
export function exportW3c(articles: readonly ExportArticle[]): ExportResult {
  const annotated = articles.filter(({ annotations, others }) => annotations.length > 0 || others.length > 0);
  const page = {
    '@context': [ANNOTATION_CONTEXT, { newsmark: NEWSMARK_NAMESPACE, ...claimTerms() }],
    type: 'AnnotationPage',
    'newsmark:articles': annotated.map(articleEntry),
    items: annotated.flatMap(itemsOf),
  };
  return { content: `${JSON.stringify(page, undefined, 2)}\n`, losses: placeLosses(articles) };
}

/** Fields of Newsmark that the W3C context does not define. Without a meaning of their own, JSON-LD tools drop them. */
const PLAIN_TERMS =
  'file sha256 statement claimant entity cue kind verdict explanation status evidence stance url accessed note origin tags';
const LINK_TERMS = 'annotation sameAs';

function claimTerms(): JsonObject {
  const plain = PLAIN_TERMS.split(' ').map((term) => [term, `newsmark:${term}`] as const);
  const links = LINK_TERMS.split(' ').map((term) => [term, { '@id': `newsmark:${term}`, '@type': '@id' }] as const);
  return Object.fromEntries<JsonValue>([...plain, ...links]);
}

function articleEntry({ path, text, metadata }: ExportArticle): JsonObject {
  return withFields({ file: path, sha256: articleHash(text) }, { language: metadata.language });
}

function itemsOf(article: ExportArticle): JsonValue[] {
  const index = indexCodePoints(article.text);
  const items = article.annotations.map((placed) => itemOf(placed, article, index));
  return [...items, ...article.others.map((item) => withSource(item, article.path))];
}

function itemOf(
  { annotation, placement }: PlacedAnnotation,
  article: ExportArticle,
  index: CodePointIndex,
): JsonObject {
  const range = placedRange(placement);
  const target = range ? describeTarget(article.text, range, index) : annotation.target;
  const item = writeItem({ ...annotation, target }, () => toIriReference(article.path));
  return withFields(item, { 'newsmark:placement': range ? undefined : placement.kind });
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
