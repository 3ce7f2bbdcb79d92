import Mocha from 'mocha';
import { writeResults } from './results';

/**
 * Mocha's spec reporter that also leaves the suite's counts for `npm test`, under the name in the reporter option `suite`
 * or the environment variable `NEWSMARK_SUITE`; without a name it only prints.
 */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { suite = process.env['NEWSMARK_SUITE'] } = (options.reporterOptions ?? {}) as { suite?: string };
    if (suite === undefined) return;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      writeResults(suite, { passed: passes, failed: failures, skipped: pending });
    });
  }
}

/** Mocha takes a reporter from a module's default export. */
export { CountingReporter as default };
