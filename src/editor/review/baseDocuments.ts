import { Uri, workspace } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { Disposable, FileId } from '../../app/ports';

/** The scheme of documents that show the text an annotation was made on. */
const scheme = 'newsmark-base';

/** The text with a hash that an article had, as a document to read. Its name is that of the article, so that it looks alike. */
export function baseUri(article: FileId, hash: string): Uri {
  return Uri.from({ scheme, path: Uri.parse(article, true).path, query: JSON.stringify({ article, hash }) });
}

/** Shows base texts; one that is not kept any more is empty. */
export function serveBaseTexts(corpus: Corpus): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ query }) => {
      const asked = readQuery(query);
      return asked && corpus.baseTexts.read(asked.article, asked.hash);
    },
  });
}

function readQuery(query: string): { readonly article: FileId; readonly hash: string } | undefined {
  try {
    const { article, hash } = JSON.parse(query) as { article?: unknown; hash?: unknown };
    return typeof article === 'string' && typeof hash === 'string' ? { article, hash } : undefined;
  } catch {
    return undefined;
  }
}
