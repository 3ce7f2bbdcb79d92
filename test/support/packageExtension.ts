import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { repositoryRoot } from './paths';

/** Where the package is built, so that the bundles in `dist` that tests run on are left alone. */
const packageRoot = path.join(repositoryRoot, 'out', 'package');

/** The package that `npm run package` makes. */
export const packageFile = path.join(repositoryRoot, 'out', 'newsmark.vsix');

/** What the production build and the package are made of. */
const ingredients = [
  ...['src', 'media', 'l10n', 'package.json', 'package.nls.json', 'package.nls.it.json'],
  ...[
    'esbuild.mjs',
    'esbuild.later.mjs',
    'tsconfig.json',
    '.vscodeignore',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'NOTICE',
  ],
];

/** Builds for production and packs the extension; needs no network and asks nothing. */
export async function packageExtension(): Promise<void> {
  rmSync(packageRoot, { recursive: true, force: true });
  mkdirSync(packageRoot, { recursive: true });
  for (const name of ingredients) {
    const from = path.join(repositoryRoot, name);
    if (existsSync(from)) cpSync(from, path.join(packageRoot, name), { recursive: true });
  }
  symlinkSync(path.join(repositoryRoot, 'node_modules'), path.join(packageRoot, 'node_modules'), 'junction');
  // The manifest names no repository, so links between the pages of the repository stay as they are.
  await createVSIX({
    cwd: packageRoot,
    packagePath: packageFile,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
}
