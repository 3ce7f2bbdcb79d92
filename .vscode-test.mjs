import { defineConfig } from '@vscode/test-cli';

/** For `npx vscode-test` and the Extension Test Runner, where a desktop VS Code can be downloaded; else `npm run test:host`. */
export default defineConfig({
  label: 'host',
  files: 'out/test/host/suite.js',
  workspaceFolder: 'seeds',
  launchArgs: ['--disable-extensions', '--disable-workspace-trust'],
  mocha: { ui: 'tdd', timeout: 60_000 },
});
