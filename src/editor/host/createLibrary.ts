import type { ExtensionContext, Uri } from 'vscode';
import type { MessageChannelEnd } from '../../app/library/conversation';
import type { Library } from '../../app/library/library';
import { RemoteLibrary, type LibraryHost } from '../../app/library/remoteLibrary';
import { RestartingLibrary } from '../../app/library/restartingLibrary';
import type { FileReader, Log } from '../../app/ports';
import type { UserName } from '../authorName';
import type { MergeHost } from '../commands/setUpGitMerge';
import type { ArticleFiles } from './articleFiles';
import { randomIds } from './clockAndIds';
import type { CommittedTexts } from './gitHistory';
import { HostCache } from './hostCache';
import { HostSource } from './hostSource';
import type { ReplaceAtomically } from './vscodeFileStore';
import { cacheFolder, workerConfiguration } from './workerSettings';

/** What the two extension hosts do each in their own way. */
export interface HostKind {
  /** Starts a worker: when the first article is wanted, and again when it died. */
  startWorker(): MessageChannelEnd;
  /** Where something is on the disk that the worker reads; undefined when only the editor can reach it. */
  diskPath(uri: Uri): string | undefined;
  /** Where the host has such a rename. */
  readonly replaceAtomically?: ReplaceAtomically;
  /** Where the host has git. */
  readonly gitUserName?: UserName;
  /** Where the host has git. */
  readonly committedTexts?: CommittedTexts;
  /** Where the host has git, and the command line beside it. */
  readonly merging?: MergeHost;
}

interface LibraryFiles {
  readonly finder: ArticleFiles;
  readonly store: FileReader;
  readonly log: Log;
}

/** The library in a worker of this host; nothing is started before it is asked something. */
export function createLibrary(
  { storageUri }: Pick<ExtensionContext, 'storageUri'>,
  kind: HostKind,
  { finder, store, log }: LibraryFiles,
): Library {
  const folder = cacheFolder(storageUri);
  const configuration: LibraryHost['configuration'] = () => workerConfiguration(folder, (uri) => kind.diskPath(uri));
  const host: LibraryHost = {
    configuration,
    source: new HostSource(finder, store, configuration),
    cache: folder && new HostCache(folder, randomIds),
    log,
  };
  return new RestartingLibrary((refused) => new RemoteLibrary(kind.startWorker(), host, refused), log);
}
