import Mocha from 'mocha';
import { runInside } from '../support/runInside';

/** Called by VS Code in its Node extension host. Suites load after mocha's `suite` and `test` are in place. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: false });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await import('./suite');
  await runInside(mocha, Mocha.reporters.Base, process.env['NEWSMARK_DESKTOP'] === '1' ? '' : undefined);
}
