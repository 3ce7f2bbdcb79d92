import { articleNameOf } from '../core/annotation/sidecar';
import type { ArticleFinder, FileId, FileReference } from './ports';

/** How long a stretch of questions to the finder may take, in milliseconds, before others have their turn. */
const longestStretch = 5;

/** Which articles have a sidecar, as the finder knows. */
export class SidecarListing {
  readonly #finder: ArticleFinder;
  #listing: Promise<ReadonlyMap<FileId, FileReference>> | undefined;
  #nextListing: Promise<ReadonlyMap<FileId, FileReference>> | undefined;

  constructor(finder: ArticleFinder) {
    this.#finder = finder;
  }

  /** The article that a sidecar belongs to; undefined for any other file. */
  articleOf({ id, path }: FileReference): FileReference | undefined {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const articleName = articleNameOf(name);
    if (articleName === undefined) return undefined;
    return { id: this.#finder.sibling(id, articleName), path: path.slice(0, path.length - name.length) + articleName };
  }

  /**
   * The articles of all sidecars that the finder finds. Asked again while it lists it lists once more afterwards, once for
   * all who ask.
   */
  list(): Promise<ReadonlyMap<FileId, FileReference>> {
    if (this.#nextListing) return this.#nextListing;
    if (!this.#listing) return (this.#listing = this.#list().finally(() => (this.#listing = undefined)));
    const next = (): Promise<ReadonlyMap<FileId, FileReference>> => {
      this.#nextListing = undefined;
      return this.list();
    };
    this.#nextListing = this.#listing.then(next, next);
    return this.#nextListing;
  }

  /** Of some articles those whose sidecar the finder would not have found; whether they have one is to be seen. */
  async hiddenOf(articles: readonly FileReference[]): Promise<readonly FileReference[]> {
    const hidden: FileReference[] = [];
    const findsSidecarOf = this.#finder.findsSidecars();
    let since = Date.now();
    for (const article of articles) {
      if (!findsSidecarOf(article)) hidden.push(article);
      if (Date.now() - since < longestStretch) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = Date.now();
    }
    return hidden;
  }

  async #list(): Promise<ReadonlyMap<FileId, FileReference>> {
    const articles = (await this.#finder.findSidecars()).flatMap((sidecar) => this.articleOf(sidecar) ?? []);
    return new Map(articles.map((article) => [article.id, article]));
  }
}
