import { existsSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests, type ProgressReporter } from '@vscode/test-electron';
import { cacheRoot, repositoryRoot } from './paths';
import { messageOf, PlainError, runScript } from './plainError';
import { defaultWorkspace, temporaryCopy, temporaryFolder } from './temporaryCopy';

const module = path.join(repositoryRoot, 'out', 'test', 'host', 'index.js');

/** Says nothing until a download really starts, so that a blocked one ends in a single line. */
const reporter: ProgressReporter = {
  report: (progress) => {
    if ('bytesSoFar' in progress && progress.bytesSoFar === 0) console.log('newsmark: downloading VS Code …');
  },
  error: () => undefined,
};

/**
 * Runs the host suite in a desktop VS Code: the one that the environment variable `NEWSMARK_VSCODE` names, else the
 * version given as an argument, else the current stable one, downloaded to `.vscode-test/`.
 */
runScript(async () => {
  if (!existsSync(module)) throw new PlainError('out/test/host/index.js is missing; npm run build:tests first');
  const vscodeExecutablePath = process.env['NEWSMARK_VSCODE'] ?? (await download(process.argv[2] ?? 'stable'));
  return runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: repositoryRoot,
    extensionTestsPath: module,
    extensionTestsEnv: { NEWSMARK_DESKTOP: '1' },
    launchArgs: [
      temporaryCopy(defaultWorkspace()),
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${temporaryFolder('desktop')}`,
    ],
  });
});

async function download(version: string): Promise<string> {
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: cacheRoot, timeout: 10_000, reporter });
  } catch (error) {
    throw new PlainError(
      `a desktop VS Code cannot be downloaded here (${messageOf(error)}); npm run test:host runs the same suite without it`,
    );
  }
}
