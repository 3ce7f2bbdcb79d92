import type { Annotation, Reply } from '../core/annotation/annotation';

/** One remark of a discussion: the annotation's own comment, or an answer. */
export interface Remark {
  /** The id of a reply; undefined for the comment of the annotation. */
  readonly reply: string | undefined;
  readonly value: string;
  readonly creator?: string;
  readonly created?: string;
}

/** What was said of an annotation, oldest first. A claim is no remark: its discussion is its answers. */
export function remarksOf(annotation: Annotation): readonly Remark[] {
  const { creator, created, replies = [] } = annotation;
  const comment = annotation.kind === 'highlight' ? annotation.comment : undefined;
  const signed = { ...(creator !== undefined && { creator }), ...(created !== undefined && { created }) };
  const first: readonly Remark[] = comment === undefined ? [] : [{ reply: undefined, value: comment, ...signed }];
  return [...first, ...replies.map(({ id, ...said }) => ({ reply: id, ...said }))];
}

/**
 * The annotation with one more remark: its comment while nothing was said of it, else an answer.
 *
 * @param remark with a new id, which only an answer takes.
 */
export function withRemark(annotation: Annotation, remark: Reply): Annotation {
  const isFirst = annotation.kind === 'highlight' && remarksOf(annotation).length === 0;
  if (isFirst) return { ...annotation, comment: remark.value };
  return { ...annotation, replies: [...(annotation.replies ?? []), remark] };
}

/** The annotation with other words in a remark, or without it. The same annotation where there is no such remark. */
export function withRemarkChanged(
  annotation: Annotation,
  reply: string | undefined,
  value: string | undefined,
): Annotation {
  if (reply === undefined) {
    if (annotation.kind !== 'highlight') return annotation;
    const { comment: _comment, ...others } = annotation;
    return value === undefined ? others : { ...others, comment: value };
  }
  const replies = annotation.replies ?? [];
  const changed = replies.flatMap((one) => (one.id !== reply ? one : value === undefined ? [] : { ...one, value }));
  return { ...annotation, replies: changed };
}

/** The annotation with its discussion closed, or open again. */
export function withResolved(annotation: Annotation, isResolved: boolean): Annotation {
  const { isResolved: _isResolved, ...others } = annotation;
  return isResolved ? { ...others, isResolved } : others;
}
