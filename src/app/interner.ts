import type { ArticleMetadata, Provenance } from '../core/article/article';
import type { IndexedArticle } from './library/library';

/** How many different values are kept; a corpus with more of them repeats few. */
const mostValues = 20_000;

/** The longest text, in UTF-16 code units, that is looked for among those kept. */
const longestText = 60;

/**
 * Keeps one copy of what the articles of a corpus have in common. What comes out of a worker is new in every message: without
 * this each article would hold its own “Reuters” and its own record of where its title was found.
 */
export class Interner {
  readonly #texts = new Map<string, string>();
  readonly #provenances = new Map<string, ArticleMetadata['provenance']>();
  /** The kept one of each that came: inside a message equal ones are mostly one object. */
  readonly #keptOf = new WeakMap<ArticleMetadata['provenance'], ArticleMetadata['provenance']>();

  /** An equal article that shares its parts. */
  article(article: IndexedArticle): IndexedArticle {
    if (!article.analysis) return article;
    const { hash, metadata } = article.analysis;
    return { id: article.id, path: article.path, analysis: { hash, metadata: this.#metadata(metadata) } };
  }

  #metadata(metadata: ArticleMetadata): ArticleMetadata {
    const provenance = this.#provenance(metadata.provenance);
    const kept: { -readonly [Field in keyof ArticleMetadata]: ArticleMetadata[Field] } = { ...metadata, provenance };
    for (const field of ['source', 'author', 'place', 'language'] as const) {
      const value = kept[field];
      if (value !== undefined) kept[field] = this.#text(value);
    }
    if (kept.datePrecision !== undefined) kept.datePrecision = this.#text(kept.datePrecision);
    return kept;
  }

  #text<Text extends string>(text: Text): Text {
    const known = this.#texts.get(text);
    if (known !== undefined) return known as Text;
    if (text.length <= longestText && this.#texts.size < mostValues) this.#texts.set(text, text);
    return text;
  }

  #provenance(provenance: ArticleMetadata['provenance']): ArticleMetadata['provenance'] {
    const before = this.#keptOf.get(provenance);
    if (before) return before;
    const kept = this.#keep(provenance);
    this.#keptOf.set(provenance, kept);
    return kept;
  }

  #keep(provenance: ArticleMetadata['provenance']): ArticleMetadata['provenance'] {
    const fields: readonly [string, Provenance][] = Object.entries(provenance);
    const key = fields.map(([field, { from, confidence }]) => `${field} ${from} ${confidence}`).join(' ');
    const known = this.#provenances.get(key);
    if (!known && this.#provenances.size < mostValues) this.#provenances.set(key, provenance);
    return known ?? provenance;
  }
}
