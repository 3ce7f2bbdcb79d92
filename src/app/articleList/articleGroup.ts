import type { ListedArticle } from './listedArticle';

/** What a group has in common; its words are the shell's. Undefined where its articles tell nothing of the kind. */
export type GroupName =
  | { readonly kind: 'year'; readonly year: string | undefined }
  /** Months from 1 to 12. */
  | { readonly kind: 'month'; readonly year: string; readonly month: number }
  | { readonly kind: 'source'; readonly source: string | undefined }
  | { readonly kind: 'language'; readonly language: string | undefined }
  /** One name, or several joined by `/` where each folder holds nothing but the next. */
  | { readonly kind: 'folder'; readonly folder: string };

/** A part of a grouped list: first its groups in their order, then its own articles in no order yet. */
export interface ArticleLevel {
  readonly groups: readonly ArticleGroup[];
  readonly articles: readonly ListedArticle[];
}

/** Articles with something in common. */
export interface ArticleGroup extends ArticleLevel {
  /** Names the group in the whole list, whatever articles it has. */
  readonly key: string;
  readonly name: GroupName;
  /** Articles in it, at any depth. */
  readonly count: number;
}
