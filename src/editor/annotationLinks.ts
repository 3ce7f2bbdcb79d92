import { env, l10n, Uri, window, workspace } from 'vscode';
import type { Disposable } from '../app/ports';
import type { Annotating } from './commands/annotate';
import { findAnnotation } from './commands/annotationAtHand';
import { reveal } from './commands/openThings';
import type { CommandOutcome, CommandRunner } from './runCommand';
import { told } from './runCommand';

/** What the links of this extension begin with after their scheme, and how those to annotations go on. */
const authority = 'newsmark.newsmark';
const path = '/annotation';

/**
 * A link that opens an annotation in the folder it is in. It names the folder, the path of the article in it and the annotation; no
 * words of either. For an article outside all folders its path is its own.
 */
export function annotationLink(article: Uri, annotation: string): string {
  const folder = workspace.getWorkspaceFolder(article);
  const root = folder ? `${folder.uri.path.replace(/\/$/, '')}/` : '';
  const query = new URLSearchParams({
    ...(folder && { folder: folder.name }),
    article: article.path.slice(root.length),
    id: annotation,
  });
  return `${env.uriScheme}://${authority}${path}?${query.toString()}`;
}

/** Opens links to annotations. They may come from anywhere: only articles of the open folders are opened, nothing is run or written. */
export function openAnnotationLinks(tools: Pick<Annotating, 'corpus' | 'files'>, runner: CommandRunner): Disposable {
  return window.registerUriHandler({
    handleUri: async (uri) => {
      try {
        runner.tell(await open(tools, uri));
      } catch (error) {
        runner.fail('link', error);
      }
    },
  });
}

async function open({ corpus, files }: Pick<Annotating, 'corpus' | 'files'>, link: Uri): Promise<CommandOutcome> {
  const query = new URLSearchParams(link.query);
  const [article, annotation, folder] = [query.get('article'), query.get('id'), query.get('folder')];
  if (link.path !== path || article === null || annotation === null) {
    return told(l10n.t('This link leads to nothing that Newsmark knows.'));
  }
  for (const uri of placesOf(article, folder).filter((one) => files.isArticle({ uri: one, isUntitled: false }))) {
    await corpus.refresh([files.reference(uri)]);
    const found = findAnnotation(corpus, { article: uri.toString(), annotation });
    if (found) return reveal(corpus, { article: found.entry.id, annotation });
  }
  const isOpen = (workspace.workspaceFolders ?? []).length > 0;
  return told(
    isOpen
      ? l10n.t(
          'The annotation of this link is not in the folder that is open. Open its folder, then follow the link again.',
        )
      : l10n.t('Open the folder of the article first, then follow the link again.'),
  );
}

/** Where an article of that path may be: in the folders of that name first. A path never leads out of a folder. */
function placesOf(article: string, folder: string | null): readonly Uri[] {
  const segments = article.split('/').filter((segment) => segment !== '');
  if (segments.length === 0 || segments.some((segment) => segment === '..' || segment === '.')) return [];
  const folders = workspace.workspaceFolders ?? [];
  const named = folders.filter(({ name }) => name === folder);
  return [...named, ...folders.filter((one) => !named.includes(one))].map(({ uri }) => Uri.joinPath(uri, ...segments));
}
