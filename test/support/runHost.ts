import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageExtension, packageFile } from './packageExtension';
import { repositoryRoot } from './paths';
import { runScript } from './plainError';
import { readResults, writeResults } from './results';
import { runExtensionTests } from './runExtensionTests';

/** The host suite on the extension under development, then a short one on the package, installed as users install it. */
runScript(async () => {
  const developed = await runExtensionTests({ suite: 'host', host: 'node', module: 'out/test/host/index.js' });
  await packageExtension();
  const packaged = await runExtensionTests({
    suite: 'packaged',
    host: 'node',
    module: 'index.js',
    extensionRoot: probeExtension(),
    vsixFiles: [packageFile],
  });
  addResults('host', 'packaged');
  return developed || packaged;
});

/** VS Code runs tests only from an extension under development: here one that is nothing but the tests. */
function probeExtension(): string {
  const folder = path.join(repositoryRoot, 'out', 'test', 'packaged');
  const manifest = {
    name: 'probe',
    publisher: 'test',
    version: '0.0.1',
    engines: { vscode: '^1.101.0' },
    main: 'index.js',
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

function addResults(suite: string, other: string): void {
  const [one, two] = [readResults(suite), readResults(other)];
  if (!one || !two) return;
  writeResults(suite, {
    passed: one.passed + two.passed,
    failed: one.failed + two.failed,
    skipped: one.skipped + two.skipped,
  });
}
