import { detached } from '../text/memo';
import type { ArticleMetadata, MetadataField, MetadataOrigin, Provenance } from './article';
import { cleanAuthor } from './byline';
import type { ArticleDate } from './dates';
import { withoutFiller } from './filler';

/** How sure a value of each origin is, unless the reader knows better. */
const usualConfidence: Readonly<Record<MetadataOrigin, number>> = {
  person: 1,
  frontMatter: 1,
  markup: 0.95,
  prefix: 0.9,
  dateline: 0.9,
  fileName: 0.7,
  text: 0.4,
  lead: 0.6,
  language: 0.9,
};

/** Gathers metadata from several readers: the first offer for a field wins, so ask the surest first. */
export class MetadataBuilder {
  readonly #values: Partial<Record<Exclude<MetadataField, 'date'>, string>> = {};
  readonly #provenance: Partial<Record<MetadataField, Provenance>> = {};
  #date: ArticleDate | undefined;

  has(field: MetadataField): boolean {
    return this.#provenance[field] !== undefined;
  }

  /** Takes a value unless the field has one or the value is empty or of the wrong form. White space is made single spaces. */
  offer(
    field: Exclude<MetadataField, 'date'>,
    value: string | undefined,
    from: MetadataOrigin,
    confidence?: number,
  ): void {
    if (!this.has(field)) this.replace(field, value, { from, confidence: confidence ?? usualConfidence[from] });
  }

  /** Takes a value as {@link offer} does, also in the place of another. */
  replace(field: Exclude<MetadataField, 'date'>, value: string | undefined, provenance: Provenance): void {
    const clean = value === undefined ? undefined : cleaners[field](withoutFiller(value).replace(/\s+/g, ' ').trim());
    if (!clean) return;
    this.#values[field] = detached(clean);
    this.#provenance[field] = provenance;
  }

  /** What was taken for a field. */
  value(field: Exclude<MetadataField, 'date'>): string | undefined {
    return this.#values[field];
  }

  offerDate(date: ArticleDate | undefined, from: MetadataOrigin, confidence?: number): void {
    if (!date || this.has('date')) return;
    this.#date = date;
    this.#provenance.date = { from, confidence: confidence ?? usualConfidence[from] };
  }

  build(words: number): ArticleMetadata {
    const date = this.#date && { date: this.#date.value, datePrecision: this.#date.precision };
    return { ...this.#values, ...date, words, provenance: this.#provenance };
  }
}

const asIs = (value: string): string => value;
const cleaners: Readonly<Record<Exclude<MetadataField, 'date'>, (value: string) => string | undefined>> = {
  title: asIs,
  source: (value) => (isUrl(value) ? undefined : value),
  place: asIs,
  author: (value) => (isUrl(value) ? undefined : cleanAuthor(value)),
  url: (value) => (isUrl(value) ? value : undefined),
  language: (value) => /^([a-z]{2})(?:[-_][a-z0-9]+)*$/i.exec(value)?.[1]?.toLowerCase(),
};

function isUrl(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value);
}
