import { constants, setPriority } from 'node:os';

/**
 * Lets this thread wait when others want its processor: the editor stays quick while all processors index. Only Linux gives a
 * thread a priority of its own, by the call that elsewhere is for the whole process; there nothing is done.
 */
export function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is not allowed here; the work is done as well.
  }
}
