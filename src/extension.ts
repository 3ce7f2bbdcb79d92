import { rename } from 'node:fs/promises';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { Uri, type ExtensionContext } from 'vscode';
import type { MessageChannelEnd } from './app/library/conversation';
import { registerNewsmark } from './editor/newsmark';
import { gitText, isCommittedText } from './node/gitTexts';
import { setGitConfig } from './node/gitConfig';
import { gitStages } from './node/gitStages';
import { gitUserName } from './node/gitUserName';
import { channelTo } from './node/threadChannels';

/** Entry of the Node extension host. */
export function activate(context: ExtensionContext): void {
  registerNewsmark(context, {
    startWorker: workerStarter(Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath),
    diskPath: (uri) => (uri.scheme === 'file' ? uri.fsPath : undefined),
    replaceAtomically: replaceOnDisk,
    gitUserName: async (folder) => (folder.scheme === 'file' ? gitUserName(folder.fsPath) : undefined),
    committedTexts: {
      holds: async (uri, hash, encoding) => uri.scheme === 'file' && isCommittedText(uri.fsPath, hash, encoding),
      read: async (uri, hash, encoding) => (uri.scheme === 'file' ? gitText(uri.fsPath, hash, encoding) : undefined),
    },
    merging: {
      programs: { runtime: process.execPath, script: Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath },
      stagesOf: async (uri) => (uri.scheme === 'file' ? gitStages(uri.fsPath) : {}),
      setConfig: (folder, entries) => setGitConfig(folder.fsPath, entries),
    },
  });
}

/**
 * What the library's worker may have in memory besides the index: three hundred thousand articles fit in. With less room V8 lets less
 * garbage lie about; a worker that is started again may have needed more.
 */
const usualLimits: ResourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };

function workerStarter(script: string): () => MessageChannelEnd {
  let resourceLimits = usualLimits;
  return () => {
    const worker = new Worker(script, { resourceLimits });
    resourceLimits = {};
    return channelTo(worker);
  };
}

/** On Windows a file that somebody has open cannot be replaced so; then the editor's rename has a try. */
async function replaceOnDisk(from: Uri, to: Uri): Promise<boolean> {
  if (from.scheme !== 'file' || to.scheme !== 'file') return false;
  return rename(from.fsPath, to.fsPath).then(
    () => true,
    () => false,
  );
}
