import type { Annotating } from '../commands/annotate';
import type { Disposable } from '../../app/ports';
import { followDocuments } from '../placements';
import { rewriteOnSave } from '../selectorsOnSave';
import { serveBaseTexts } from './baseDocuments';
import { ReviewDiagnostics } from './reviewDiagnostics';

/** Has annotations follow their words in open articles, and tells of those that a person is to look at. */
export function followChanges(tools: Annotating, onError: (error: unknown) => void): Disposable[] {
  return [
    followDocuments(),
    rewriteOnSave(tools, onError),
    serveBaseTexts(tools.corpus),
    new ReviewDiagnostics(tools.corpus),
  ];
}
