import { stripVTControlCharacters } from 'node:util';

/** A failure whose message says everything the reader needs, so that no stack is printed. One line, no prefix. */
export class PlainError extends Error {
  override name = 'PlainError';
}

/** The message of anything thrown, without the colours that some tools put into theirs. */
export function messageOf(error: unknown): string {
  return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
}

/**
 * Runs a script's body and ends the process with the exit status it returns.
 *
 * A {@link PlainError} is printed as one `newsmark: …` line, anything else with its stack; both end with status 1. Ending
 * through `process.exit` is deliberate: a forgotten socket must not keep a finished run alive.
 */
export function runScript(body: () => Promise<number>): void {
  body().then(
    (status) => process.exit(status),
    (error: unknown) => {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      console.error(`newsmark: ${error instanceof PlainError ? error.message : stack}`);
      process.exit(1);
    },
  );
}
