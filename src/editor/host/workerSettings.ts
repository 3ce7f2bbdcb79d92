import { Uri, workspace, type WorkspaceFolder } from 'vscode';
import type { ConfiguredFolder, WorkerConfiguration } from '../../app/library/workerConfiguration';
import { hiddenPatterns, patternsOf } from './articleFiles';
import { encodingOf } from './encodingSettings';

/** The folder of the index, in the storage of the workspace; undefined where there is no workspace and nothing is kept. */
export function cacheFolder(storage: Uri | undefined): Uri | undefined {
  return storage && Uri.joinPath(storage, 'index');
}

/**
 * What a worker has to know of the folders that are open, and of their settings now.
 *
 * @param cache where the index is kept, if anywhere.
 * @param diskPath where something is on the disk of the worker; undefined when only the editor can reach it.
 */
export function workerConfiguration(
  cache: Uri | undefined,
  diskPath: (uri: Uri) => string | undefined,
): WorkerConfiguration {
  const folders = workspace.workspaceFolders ?? [];
  const cachePath = cache && diskPath(cache);
  return {
    folders: folders.map((folder) => configured(folder, folders.length > 1, diskPath(folder.uri))),
    ...(cachePath !== undefined && { cachePath }),
  };
}

function configured(folder: WorkspaceFolder, isNamed: boolean, diskPath: string | undefined): ConfiguredFolder {
  return {
    uri: folder.uri.toString(),
    ...(isNamed && { name: folder.name }),
    ...(diskPath !== undefined && { diskPath }),
    ...patternsOf(folder),
    hidden: hiddenPatterns(folder),
    encoding: encodingOf(folder),
  };
}
