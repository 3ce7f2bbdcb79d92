import { dateMatcher, factMatcher } from '../../core/search/factMatch';
import type { FactField } from '../../core/search/query';
import type { MentionStore } from '../../core/entity/mentionStore';
import type { FileId } from '../ports';
import type { Catalogue, CatalogueEntry } from './catalogue';
import type { AnnotationFacts } from './library';

type ArticleField = Exclude<FactField, 'entity' | 'label' | 'verdict'>;
type AnnotationField = Extract<FactField, 'author' | 'label' | 'verdict'>;

/** Answers what a query asks of articles and annotations besides their words. */
export class Facts {
  readonly #catalogue: Catalogue;
  readonly #mentions: MentionStore;

  constructor(catalogue: Catalogue, mentions: MentionStore) {
    this.#catalogue = catalogue;
    this.#mentions = mentions;
  }

  /** The articles a fact holds for: it is said of the article, or of one of its annotations. O(articles). */
  articlesOf(field: FactField, value: string): ReadonlySet<FileId> {
    if (field === 'entity') return this.#mentions.articlesOf(factMatcher(value));
    const found = new Set<FileId>();
    if (field !== 'label' && field !== 'verdict') {
      const isWanted = remembered(field === 'date' ? dateMatcher(value) : factMatcher(value));
      for (const entry of this.#catalogue.all()) {
        const fact = entry.isListed ? this.#factOf(entry, field) : undefined;
        if (fact !== undefined && isWanted(fact)) found.add(entry.file.id);
      }
    }
    for (const { article } of this.#annotationsOf(field, value)) found.add(article);
    return found;
  }

  /** The annotations, by {@link annotationKey}, that a fact holds for: it is said of the annotation, or of its article. */
  annotationsOf(field: FactField, value: string): ReadonlySet<string> {
    const found = new Set(
      Array.from(this.#annotationsOf(field, value), ({ article, id }) => annotationKey(article, id)),
    );
    if (field === 'label' || field === 'verdict') return found;
    const isOfArticle = field === 'author' ? this.#byAuthor(value) : this.articlesOf(field, value);
    for (const [article, { annotations }] of this.#catalogue.facts) {
      if (isOfArticle.has(article)) for (const { id } of annotations) found.add(annotationKey(article, id));
    }
    return found;
  }

  /** The values a field has in the corpus, most frequent first, that begin as told or have a word that does. O(articles). */
  complete(field: string, prefix: string, limit: number): readonly string[] {
    switch (field) {
      case 'entity':
        return this.#mentions.names(prefix, limit);
      case 'label':
      case 'verdict':
        return mostFrequent(this.#annotationValues(field), prefix, limit);
      case 'author':
        return mostFrequent([...this.#values(field), ...this.#annotationValues(field)], prefix, limit);
      case 'date':
        return mostFrequent(this.#datePeriods(prefix), prefix, limit);
      case 'path':
        return mostFrequent(this.#folders(), prefix, limit);
      case 'source':
      case 'lang':
      case 'place':
        return mostFrequent(this.#values(field), prefix, limit);
      default:
        return [];
    }
  }

  #factOf(entry: CatalogueEntry, field: ArticleField): string | undefined {
    switch (field) {
      case 'path':
        return entry.file.path;
      case 'lang':
        return this.#catalogue.metadata(entry)?.language;
      case 'source':
      case 'date':
      case 'author':
      case 'place':
        return this.#catalogue.metadata(entry)?.[field];
    }
  }

  #byAuthor(value: string): ReadonlySet<FileId> {
    const isWanted = remembered(factMatcher(value));
    const found = new Set<FileId>();
    for (const id of this.#catalogue.facts.keys()) {
      const entry = this.#catalogue.get(id);
      const author = entry && this.#catalogue.metadata(entry)?.author;
      if (author !== undefined && isWanted(author)) found.add(id);
    }
    return found;
  }

  *#annotationsOf(field: FactField, value: string): Generator<{ readonly article: FileId; readonly id: string }, void> {
    if (field !== 'label' && field !== 'verdict' && field !== 'author') return;
    const isWanted = remembered(factMatcher(value));
    for (const [article, annotation] of this.#allAnnotations()) {
      const fact = annotation[field];
      if (fact !== undefined && isWanted(fact)) yield { article, id: annotation.id };
    }
  }

  /** The annotations of articles that are listed. */
  *#allAnnotations(): Generator<readonly [FileId, AnnotationFacts], void> {
    for (const [article, { annotations }] of this.#catalogue.facts) {
      if (this.#catalogue.get(article)?.isListed !== true) continue;
      for (const annotation of annotations) yield [article, annotation];
    }
  }

  *#annotationValues(field: AnnotationField): Generator<string, void> {
    for (const [, annotation] of this.#allAnnotations()) {
      const value = annotation[field];
      if (value !== undefined) yield value;
    }
  }

  *#values(field: ArticleField): Generator<string, void> {
    for (const entry of this.#catalogue.all()) {
      const value = entry.isListed ? this.#factOf(entry, field) : undefined;
      if (value !== undefined) yield value;
    }
  }

  /** Years at first, months once a year is typed, days once a month is. */
  *#datePeriods(prefix: string): Generator<string, void> {
    const length = prefix.length < 4 ? 4 : prefix.length < 7 ? 7 : 10;
    for (const date of this.#values('date')) yield date.slice(0, length);
  }

  *#folders(): Generator<string, void> {
    for (const path of this.#values('path')) {
      const end = path.lastIndexOf('/');
      if (end > 0) yield path.slice(0, end);
    }
  }
}

/** Names an annotation in a set of those of all articles. */
export function annotationKey(article: FileId, annotation: string): string {
  return `${article}\n${annotation}`;
}

function mostFrequent(values: Iterable<string>, prefix: string, limit: number): readonly string[] {
  const isWanted = remembered(factMatcher(`${prefix}*`));
  const counts = new Map<string, number>();
  for (const value of values) if (isWanted(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.slice(0, limit).map(([value]) => value);
}

/** A corpus has few different values. */
function remembered(test: (fact: string) => boolean): (fact: string) => boolean {
  const answers = new Map<string, boolean>();
  return (fact) => {
    const known = answers.get(fact);
    if (known !== undefined) return known;
    const answer = test(fact);
    answers.set(fact, answer);
    return answer;
  };
}
