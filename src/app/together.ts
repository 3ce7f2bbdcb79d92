import { gone, type ChangeResult } from './sidecarWriter';
import type { Step } from './sidecarStep';

/** The outcomes in several articles as one: the first failure, else what was done, with all changes of articles that are gone as skipped. */
export function together(results: readonly ChangeResult[], steps: readonly Pick<Step, 'changes'>[]): ChangeResult {
  const failure = results.find(({ kind }) => kind === 'failed' || kind === 'refused' || kind === 'labelsRefused');
  if (failure) return failure;
  const pending = results.filter((result) => result.kind === 'pending');
  if (pending[0]) return { ...pending[0], changed: pending.reduce((sum, { changed }) => sum + changed, 0) };
  if (results.every(({ kind }) => kind === 'gone')) return gone;
  let [changed, skipped] = [0, 0];
  for (const [index, result] of results.entries()) {
    if (result.kind === 'done') [changed, skipped] = [changed + result.changed, skipped + result.skipped];
    else skipped += steps[index]?.changes.length ?? 0;
  }
  return { kind: 'done', changed, skipped };
}
