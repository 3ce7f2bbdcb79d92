import type { ArticleMetadata, MetadataField, Provenance } from '../core/article/article';
import { metadataFields, readDetail, withDetails } from '../core/article/details';
import { shownSidecar, type ArticleEntry } from './articleEntry';
import type { DetailChange } from './sidecarStep';

/** One thing that is known about an article, or not. */
export interface Detail {
  readonly field: MetadataField;
  /** What counts: the correction, else what was found. Absent when there is none. */
  readonly value?: string;
  /** Where the value comes from. */
  readonly provenance?: Provenance;
  /** What was found without a person's help. */
  readonly found?: string;
  /** What a person said instead; an empty string says that there is none. */
  readonly correction?: string;
}

/** All fields of an article that a person can correct, in their usual order, also those of which nothing is known. */
export function detailsOf({ analysis, sidecar }: Pick<ArticleEntry, 'analysis' | 'sidecar'>): readonly Detail[] {
  const found: ArticleMetadata = analysis?.metadata ?? { words: 0, provenance: {} };
  const corrections = shownSidecar(sidecar)?.article.details ?? {};
  const known = withDetails(found, corrections);
  return metadataFields.map((field) => ({
    field,
    ...optional('value', known[field]),
    ...optional('provenance', known.provenance[field]),
    ...optional('found', found[field]),
    ...optional('correction', corrections[field]),
  }));
}

/**
 * What a person changes with a value as typed, in the form it is kept in: nothing when it says what counts already, and no
 * correction any more when it says what was found. `notUnderstood` when the value is not of the field's form.
 */
export function correct(detail: Detail, typed: string): DetailChange | 'notUnderstood' | undefined {
  const value = readDetail(detail.field, typed);
  if (value === undefined) return 'notUnderstood';
  if (value === (detail.value ?? '')) return undefined;
  return change(detail, value === (detail.found ?? '') ? undefined : value);
}

/** Takes the correction of a field back. */
export function takeBack(detail: Detail): DetailChange {
  return change(detail, undefined);
}

function change({ field, correction }: Detail, after: string | undefined): DetailChange {
  return { field, before: correction, after };
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}
