import { runInside } from '../support/runInside';

/**
 * Called by VS Code in its web worker extension host. Mocha loads only now, because its browser build replaces the
 * exports of the bundle it is in; suites load after mocha's `suite` and `test` are in place.
 */
export async function run(): Promise<void> {
  await import('./browserMocha');
  mocha.setup({ ui: 'tdd', reporter: 'spec', timeout: 60_000, color: false });
  await import('./suite');
  await runInside(mocha, Mocha.reporters.Base);
}
