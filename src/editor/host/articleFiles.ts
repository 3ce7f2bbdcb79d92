import { RelativePattern, Uri, workspace, type TextDocument, type WorkspaceFolder } from 'vscode';
import { articleNameOf, sidecarName } from '../../core/annotation/sidecar';
import { articleMatcher, pathMatcher, skippedFolders } from '../../app/articlePatterns';
import type { ArticlePatterns } from '../../app/articlePatterns';
import { relativePathOf } from '../../app/library/fileId';
import type { ArticleFinder, FileId, FileReference } from '../../app/ports';

const sidecarPattern = '**/*.newsmark.json';

/** Which files are articles, by the settings of each workspace folder. Ids are URIs as strings. */
export class ArticleFiles implements ArticleFinder {
  /** Compiled patterns: the question is asked each time the cursor moves. */
  readonly #matchers = new Map<string, (path: string) => boolean>();

  folders(): readonly FileId[] {
    return (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  }

  async findArticles(): Promise<readonly FileReference[]> {
    return findInFolders((folder) => {
      const patterns = patternsOf(folder);
      return { ...patterns, accepts: articleMatcher(patterns) };
    });
  }

  async findSidecars(): Promise<readonly FileReference[]> {
    return findInFolders(() => ({
      include: [sidecarPattern],
      exclude: skippedFolders,
      accepts: (path) => !isSkipped(path),
    }));
  }

  /** The search skips some folders, and what a person hides from the Explorer, as many do with sidecars. */
  findsSidecars(): (article: FileReference) => boolean {
    const folders = (workspace.workspaceFolders ?? []).map((folder) => ({
      uri: folder.uri.toString(),
      isHidden: pathMatcher(hiddenPatterns(folder), { ignoreCase: true }),
    }));
    // Of folders inside each other the inner one counts.
    folders.sort((a, b) => b.uri.length - a.uri.length);
    /** Most articles are in few folders, each of which is asked about once. */
    const known = new Map<string, boolean>();
    return ({ id }) => {
      for (const { uri, isHidden } of folders) {
        const article = relativePathOf(uri, id);
        if (article === undefined) continue;
        const path = sidecarName(article);
        const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
        const key = `${uri} ${parent}`;
        const isShown = known.get(key) ?? !withParents(parent).some(isHidden);
        known.set(key, isShown);
        return isShown && !isHidden(path) && !isSkipped(path);
      }
      return false;
    };
  }

  sibling(id: FileId, name: string): FileId {
    return Uri.joinPath(Uri.parse(id, true), '..', name).toString();
  }

  /** A file as the corpus names it; its path is led by the folder's name when there are several folders. */
  reference(uri: Uri): FileReference {
    return { id: uri.toString(), path: workspace.asRelativePath(uri) };
  }

  /** Whether the settings call a document an article. */
  isArticle({ uri, isUntitled }: Pick<TextDocument, 'uri' | 'isUntitled'>): boolean {
    const folder = workspace.getWorkspaceFolder(uri);
    if (!folder || isUntitled) return false;
    const patterns = patternsOf(folder);
    const matches = this.#matcher(JSON.stringify(patterns), () => articleMatcher(patterns));
    return matches(workspace.asRelativePath(uri, false));
  }

  /** Whether a file is the sidecar of an article, or of another file in no skipped folder: what the listing finds too. */
  isSidecar(uri: Uri): boolean {
    const article = articleNameOf(uri.path.slice(uri.path.lastIndexOf('/') + 1));
    if (article === undefined || !workspace.getWorkspaceFolder(uri)) return false;
    if (!isSkipped(workspace.asRelativePath(uri, false))) return true;
    return this.isArticle({ uri: Uri.joinPath(uri, '..', article), isUntitled: false });
  }

  /** Whether a file or folder is in none that is listed, such as `node_modules`, or is one of those. */
  isInSkippedFolder(uri: Uri): boolean {
    return isSkipped(`${workspace.asRelativePath(uri, false)}/x`);
  }

  #matcher(key: string, compile: () => (path: string) => boolean): (path: string) => boolean {
    const matcher = this.#matchers.get(key) ?? compile();
    this.#matchers.set(key, matcher);
    return matcher;
  }

  /** The patterns of articles and sidecars to watch, for each folder. */
  watched(): readonly RelativePattern[] {
    return (workspace.workspaceFolders ?? []).flatMap((folder) =>
      [...patternsOf(folder).include, sidecarPattern].map((pattern) => new RelativePattern(folder, pattern)),
    );
  }
}

const isSkipped = pathMatcher(skippedFolders, { ignoreCase: false });

/** What `files.exclude` hides: the search for files leaves it out, whatever it is asked for. */
export function hiddenPatterns(folder: WorkspaceFolder | undefined): readonly string[] {
  const setting = workspace.getConfiguration('files', folder).get<unknown>('exclude');
  return Object.entries(setting ?? {}).flatMap(([pattern, value]) => (value === false ? [] : [pattern]));
}

/** `a/b/c.txt` → itself, `a/b` and `a`. */
function withParents(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_part, number) => parts.slice(0, parts.length - number).join('/'));
}

interface Search extends ArticlePatterns {
  readonly accepts: (path: string) => boolean;
}

async function findInFolders(search: (folder: WorkspaceFolder) => Search): Promise<readonly FileReference[]> {
  const found = await Promise.all((workspace.workspaceFolders ?? []).map((folder) => findIn(folder, search(folder))));
  return found.flat();
}

async function findIn(
  folder: WorkspaceFolder,
  { include, exclude, accepts }: Search,
): Promise<readonly FileReference[]> {
  // Alternatives inside alternatives are not understood by every search backend; such patterns are left to `accepts`.
  const plain = exclude.filter((pattern) => !pattern.includes('{'));
  const skipped = plain.length === 0 ? null : new RelativePattern(folder, `{${plain.join(',')}}`);
  const found = await Promise.all(
    include.map((pattern) => workspace.findFiles(new RelativePattern(folder, pattern), skipped)),
  );
  const references = new Map<FileId, FileReference>();
  for (const uri of found.flat()) {
    if (!accepts(workspace.asRelativePath(uri, false))) continue;
    references.set(uri.toString(), { id: uri.toString(), path: workspace.asRelativePath(uri) });
  }
  return [...references.values()];
}

/** The settings `newsmark.articles.include` and `.exclude` of a folder. */
export function patternsOf(folder: WorkspaceFolder): ArticlePatterns {
  const settings = workspace.getConfiguration('newsmark.articles', folder);
  return { include: strings(settings.get('include')), exclude: strings(settings.get('exclude')) };
}

/** A workspace may set anything: what is no list of words counts as empty. */
function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : [];
}
