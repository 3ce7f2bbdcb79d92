import { rmSync } from 'node:fs';

type Ending = () => void;

const endings = new Set<Ending>();
let hearsSignals = false;

/**
 * Makes sure that something is undone however this process ends: normally, by an exception, by Ctrl+C or SIGTERM.
 *
 * The ending must be synchronous, because nothing asynchronous runs any more while a process exits. Endings run newest
 * first. SIGKILL is the one end that cannot be caught.
 *
 * @returns a function that forgets the ending, for when the work was undone the ordinary way.
 */
export function atEnd(ending: Ending): () => void {
  listen();
  endings.add(ending);
  return () => {
    endings.delete(ending);
  };
}

/** Removes a folder, patiently, because a process that was just killed may still be writing into it. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Our listener comes last, after those by which libraries end their own processes, which may still write files. */
function listen(): void {
  process.off('exit', runEndings);
  process.on('exit', runEndings);
  if (hearsSignals) return;
  hearsSignals = true;
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.on(signal, () => {
      listen();
      process.exit(128 + number);
    });
  }
}

function runEndings(): void {
  for (const ending of [...endings].reverse()) {
    endings.delete(ending);
    try {
      ending();
    } catch (error) {
      console.error(`newsmark: could not clean up: ${String(error)}`);
    }
  }
}
