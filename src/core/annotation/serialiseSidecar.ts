import { writeDetails } from './articleDetails';
import { toIriReference } from './iri';
import { withCheck } from './itemCheck';
import { isJsonObject, stringOr, withFields, type JsonValue } from './json';
import { arrangePage } from './keyOrder';
import { byItemPlace } from './order';
import { SIDECAR_VERSION, type Sidecar } from './sidecar';
import { ANNOTATION_CONTEXT, NEWSMARK_NAMESPACE } from './vocabulary';
import { writeItem } from './writeItem';

/**
 * Writes a sidecar file: two spaces, LF, a final newline, fields in a fixed order, items by start and then id, annotations with
 * their checks.
 *
 * Reading the result and writing it again gives the same bytes. (JavaScript puts keys that look like array indexes
 * before all others; such keys survive, in that order.) O(content × log items).
 */
export function serialiseSidecar(sidecar: Sidecar): string {
  const { article, stored = {} } = sidecar;
  const before = isJsonObject(stored['newsmark:article']) ? stored['newsmark:article'] : {};
  const page = withFields(stored, {
    '@context': stored['@context'] ?? [ANNOTATION_CONTEXT, { newsmark: NEWSMARK_NAMESPACE }],
    type: 'AnnotationPage',
    'newsmark:version': SIDECAR_VERSION,
    'newsmark:article': withFields(before, {
      file: article.file,
      sha256: article.sha256 ?? before.sha256,
      language: article.language ?? before.language,
      details: writeDetails(before.details, article.details),
    }),
    items: writeItems(sidecar, stringOr(before.file)),
  });
  return `${JSON.stringify(arrangePage(page), undefined, 2)}\n`;
}

/** The items in their order; targets that named the article by its file name before follow it to its present one. */
function writeItems({ article, annotations, others }: Sidecar, fileBefore = article.file): JsonValue[] {
  const source = toIriReference(article.file);
  const namesBefore: JsonValue[] = article.file === fileBefore ? [] : [fileBefore, toIriReference(fileBefore)];
  const sourceAfter = (stored: JsonValue | undefined): JsonValue =>
    stored === undefined || namesBefore.includes(stored) ? source : stored;
  return [...annotations.map((annotation) => withCheck(writeItem(annotation, sourceAfter))), ...others].sort(
    byItemPlace,
  );
}
