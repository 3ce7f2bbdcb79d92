import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { laterScripts, requiredLater } from '../../esbuild.later.mjs';
import { repositoryRoot } from '../support/paths';

/** Where everything that is measured is built, apart from what tests use. */
const builtRoot = path.join(repositoryRoot, 'out', 'bench');

/** The extension with its measuring parts; the module the window runs is `suite/index.js` in it. */
export const extensionRoot = path.join(builtRoot, 'extension');
export const suiteModule = path.join(extensionRoot, 'suite', 'index.js');
/** Measures one engine; see `peers/main.ts`. */
export const peersModule = path.join(builtRoot, 'peers.js');

const common: BuildOptions = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  minify: true,
  logLevel: 'warning',
  external: ['vscode'],
};

/** What the editor does by itself, such as looking at a text, is not to start the extension before it is measured. */
function startedWhenMeasured(): object {
  const text = readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8');
  return { ...(JSON.parse(text) as object), activationEvents: [] };
}

export async function buildBench(): Promise<void> {
  rmSync(builtRoot, { recursive: true, force: true });
  mkdirSync(extensionRoot, { recursive: true });
  for (const name of ['package.nls.json', 'l10n', 'media'])
    cpSync(path.join(repositoryRoot, name), path.join(extensionRoot, name), { recursive: true });
  writeFileSync(path.join(extensionRoot, 'package.json'), JSON.stringify(startedWhenMeasured()));
  const bundles: readonly (readonly [string, string])[] = [
    ['host/extension.ts', path.join(extensionRoot, 'dist', 'extension.js')],
    ['host/worker.ts', path.join(extensionRoot, 'dist', 'worker.js')],
    ['host/index.ts', suiteModule],
    ['peers/main.ts', peersModule],
  ];
  await Promise.all(
    bundles.map(([from, outfile]) =>
      build({ ...common, entryPoints: [path.join(__dirname, from)], outfile, plugins: [requiredLater] }),
    ),
  );
  for (const script of laterScripts(common, path.join(extensionRoot, 'dist'))) await build(script);
}
