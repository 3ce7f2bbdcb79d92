import { join } from 'node:path';
import type { CorpusPorts } from '../app/corpus';
import { defaultEncoding } from '../app/library/workerConfiguration';
import { gitStages } from '../node/gitStages';
import { gitText, isCommittedText } from '../node/gitTexts';

/** What git knows of the files in a folder, whose ids are paths relative to it; nothing where there is no git. */
export function knownToGit(folder: string): Pick<CorpusPorts, 'history' | 'stagesOf'> {
  return {
    history: {
      holds: (article, hash) => isCommittedText(join(folder, article), hash, defaultEncoding),
      read: (article, hash) => gitText(join(folder, article), hash, defaultEncoding),
    },
    stagesOf: (file) => gitStages(join(folder, file)),
  };
}
