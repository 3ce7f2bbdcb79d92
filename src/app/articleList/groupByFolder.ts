import type { ArticleGroup, ArticleLevel } from './articleGroup';
import type { ListedArticle } from './listedArticle';

interface Folder {
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly articles: ListedArticle[];
}

/**
 * Gathers articles in the folders of their paths. A folder that holds nothing but another one is shown in one row with it.
 * O(articles × depth).
 */
export function groupByFolder(
  articles: readonly ListedArticle[],
  compare: (one: string, other: string) => number,
): ArticleLevel {
  const root = newFolder('');
  for (const article of articles) folderOf(root, article.path).articles.push(article);
  return levelOf(root, '', compare);
}

function newFolder(name: string): Folder {
  return { name, folders: new Map(), articles: [] };
}

function folderOf(root: Folder, path: string): Folder {
  return path
    .split('/')
    .slice(0, -1)
    .reduce((folder, name) => {
      const next = folder.folders.get(name) ?? newFolder(name);
      folder.folders.set(name, next);
      return next;
    }, root);
}

function levelOf(folder: Folder, path: string, compare: (one: string, other: string) => number): ArticleLevel {
  const groups = [...folder.folders.values()]
    .sort((one, other) => compare(one.name, other.name) || (one.name < other.name ? -1 : 1))
    .map((inner) => groupOf(inner, `${path}${inner.name}`, compare));
  return { groups, articles: folder.articles };
}

/** @param path of the folder, with all that lead to it. */
function groupOf(folder: Folder, path: string, compare: (one: string, other: string) => number): ArticleGroup {
  let last = folder;
  let name = folder.name;
  for (let only = onlyFolderOf(last); only; only = onlyFolderOf(last)) {
    last = only;
    name += `/${only.name}`;
  }
  const whole = path.slice(0, path.length - folder.name.length) + name;
  const level = levelOf(last, `${whole}/`, compare);
  const count = level.groups.reduce((sum, group) => sum + group.count, level.articles.length);
  return { key: `folder:${whole}`, name: { kind: 'folder', folder: name }, ...level, count };
}

function onlyFolderOf({ folders, articles }: Folder): Folder | undefined {
  if (folders.size !== 1 || articles.length > 0) return undefined;
  const [only] = folders.values();
  return only;
}
