import Mocha from 'mocha';
import { runInside } from '../../support/runInside';

/** Called by VS Code in a window in which the package is installed, as the extension of a stranger. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: false });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await import('./packaged.test');
  await runInside(mocha, Mocha.reporters.Base);
}
