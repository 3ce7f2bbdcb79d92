import type Mocha from 'mocha';
import { countsPrefix, terminalPrefix, type Counts } from './counts';

/**
 * Runs the suites that were loaded, inside VS Code, and settles as VS Code's test runner expects: rejects when a test
 * failed or none ran. What the reporter prints is marked for the terminal outside, and its last line carries the counts;
 * VS Code does not let its console be replaced, so what a test prints itself goes to the log only.
 *
 * @param base the class that all reporters of this mocha print through.
 * @param prefix put before every line; empty where VS Code's output is the terminal's.
 */
export async function runInside(
  mocha: Mocha,
  base: typeof Mocha.reporters.Base,
  prefix = terminalPrefix,
): Promise<void> {
  const print = (first: unknown = '', ...rest: unknown[]) => console.log(prefix + String(first), ...rest);
  base.consoleLog = print;
  const counts = await countsOf(mocha);
  if (prefix !== '') print(countsPrefix + JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
  if (counts.passed === 0) throw new Error('no test ran');
}

function countsOf(mocha: Mocha): Promise<Counts> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
}
