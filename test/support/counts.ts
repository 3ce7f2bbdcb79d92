/** How many tests of a suite passed, failed and were skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Starts a console line that is for the terminal outside, among all that VS Code itself prints. */
export const terminalPrefix = '##terminal ';

/** Starts the console line by which a suite inside VS Code tells its counts as JSON. */
export const countsPrefix = '##newsmark ';
