import { collator } from '../articleList/sortArticles';
import type { FileId } from '../ports';
import type { AnnotationArrangement, AnnotationGrouping, AnnotationSorting } from './arrangement';
import {
  annotationKinds,
  annotationStatuses,
  kindOf,
  statusOf,
  type AnnotationKind,
  type AnnotationStatus,
  type ListedAnnotation,
} from './listedAnnotation';

/** What the annotations of a group have in common; undefined where they have none of it. */
export type AnnotationGroupName =
  | { readonly kind: 'article'; readonly article: FileId }
  | { readonly kind: 'label'; readonly label: string | undefined }
  | { readonly kind: 'kind'; readonly of: AnnotationKind }
  | { readonly kind: 'author'; readonly author: string | undefined }
  | { readonly kind: 'status'; readonly status: AnnotationStatus };

/** Annotations with something in common. */
export interface AnnotationGroup {
  /** The same for the same group whatever is in it. */
  readonly key: string;
  readonly name: AnnotationGroupName;
  readonly annotations: readonly ListedAnnotation[];
}

/** What names and their order depend on. */
export interface AnnotationGroupWords {
  /** The language of whoever reads the list. */
  readonly language: string;
  /** The labels in their usual order; others come after them by name. */
  readonly labels: readonly string[];
}

/**
 * Gathers annotations under what they have in common. Articles stay in their order, labels and what annotations are in their usual order,
 * authors in that of the alphabet; what has none comes last. O(annotations).
 *
 * @param annotations article by article, each by place.
 */
export function groupAnnotations(
  annotations: readonly ListedAnnotation[],
  { grouping, sorting }: AnnotationArrangement,
  words: AnnotationGroupWords,
): readonly AnnotationGroup[] {
  const groups = new Map<string, ListedAnnotation[]>();
  for (const annotation of annotations) {
    const answer = answerOf(annotation, grouping) ?? '';
    const group = groups.get(answer);
    if (group) group.push(annotation);
    else groups.set(answer, [annotation]);
  }
  return inOrder([...groups.keys()], grouping, words).map((answer) => ({
    key: `${grouping}:${answer}`,
    name: nameOf(grouping, answer),
    annotations: sorted(groups.get(answer) ?? [], sorting),
  }));
}

/** Annotations in an order; those without a time come last. Equal ones stay in the order of their places. */
export function sorted(
  annotations: readonly ListedAnnotation[],
  sorting: AnnotationSorting,
): readonly ListedAnnotation[] {
  if (sorting === 'place') return annotations;
  const sign = sorting === 'newest' ? -1 : 1;
  return [...annotations].sort(({ annotation: { created: one } }, { annotation: { created: other } }) => {
    if (one === other) return 0;
    if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
    return one < other ? -sign : sign;
  });
}

function answerOf({ article, annotation }: ListedAnnotation, grouping: AnnotationGrouping): string | undefined {
  switch (grouping) {
    case 'article':
      return article;
    case 'label':
      return annotation.kind === 'highlight' ? annotation.label : undefined;
    case 'kind':
      return kindOf(annotation);
    case 'author':
      return annotation.creator;
    case 'status':
      return statusOf(annotation);
  }
}

function nameOf(grouping: AnnotationGrouping, answer: string): AnnotationGroupName {
  const known = answer === '' ? undefined : answer;
  switch (grouping) {
    case 'article':
      return { kind: 'article', article: answer };
    case 'label':
      return { kind: 'label', label: known };
    case 'kind':
      return { kind: 'kind', of: annotationKinds.find((kind) => kind === answer) ?? 'highlight' };
    case 'author':
      return { kind: 'author', author: known };
    case 'status':
      return { kind: 'status', status: annotationStatuses.find((status) => status === answer) ?? 'marked' };
  }
}

function inOrder(
  answers: readonly string[],
  grouping: AnnotationGrouping,
  { language, labels }: AnnotationGroupWords,
): readonly string[] {
  if (grouping === 'article') return answers;
  const first: readonly string[] =
    grouping === 'label' ? labels : grouping === 'kind' ? annotationKinds : annotationStatuses;
  const usual = grouping === 'author' ? [] : first.filter((answer) => answers.includes(answer));
  const { compare } = collator(language);
  const others = answers.filter((answer) => answer !== '' && !usual.includes(answer)).sort(compare);
  return [...usual, ...others, ...answers.filter((answer) => answer === '')];
}
