/**
 * Builds everything that runs: the extension for both hosts, the worker for both, the command line, and with `--tests`
 * the suites that run inside VS Code. `--watch` rebuilds on change and prints lines for the problem matcher in
 * `.vscode/tasks.json`; `--production` minifies for the package.
 */
import { getL10nJson } from '@vscode/l10n-dev';
import { build, context } from 'esbuild';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globalLater, laterScripts, requiredLater } from './esbuild.later.mjs';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/** A `node:` import has no meaning in the web host: say so at build time, not in the user's browser. */
const webPurity = {
  name: 'web-purity',
  setup(builder) {
    builder.onResolve({ filter: /^node:|^(fs|path|os|crypto|worker_threads|child_process|url|util)$/ }, (found) => ({
      errors: [{ text: `${found.importer} imports ${found.path}, which the web host does not have` }],
    }));
  },
};

/** Of the editor's translation the command line has the words of the layers that it is made of. */
const ownWords = {
  name: 'own-words',
  setup(builder) {
    builder.onLoad({ filter: /bundle\.l10n\.\w+\.json$/ }, async ({ path }) => {
      const files = ['src/app', 'src/cli'].flatMap((folder) =>
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
          .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
      );
      const used = await getL10nJson(files.map((file) => ({ extension: '.ts', contents: readFileSync(file, 'utf8') })));
      const words = JSON.parse(readFileSync(path, 'utf8'));
      const own = Object.entries(words).filter(([key]) => key in used);
      return {
        contents: JSON.stringify(Object.fromEntries(own)),
        loader: 'json',
        watchFiles: [path, ...files].map((file) => resolve(file)),
      };
    });
  },
};

/** How many bundles are being built; the problem matcher waits for the last one. */
let building = 0;

const watchReport = {
  name: 'watch-report',
  setup(builder) {
    builder.onStart(() => {
      if (building++ === 0) console.log('[watch] build started');
    });
    builder.onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column + 1}:`);
      }
      if (--building === 0) console.log('[watch] build finished');
    });
  },
};

const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: flags.has('--watch') ? 'silent' : 'warning',
  legalComments: 'none',
  charset: 'utf8',
};
const node = { ...common, platform: 'node', target: 'node20' };
const web = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'], plugins: [webPurity] };

const bundles = [
  {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    plugins: [requiredLater],
  },
  { ...web, entryPoints: ['src/extension.web.ts'], outfile: 'dist/extension.web.js', external: ['vscode'] },
  { ...node, entryPoints: ['src/worker/worker.ts'], outfile: 'dist/worker.js', plugins: [requiredLater] },
  {
    ...web,
    format: 'iife',
    entryPoints: ['src/worker/worker.web.ts'],
    outfile: 'dist/worker.web.js',
    plugins: [webPurity, globalLater],
  },
  {
    ...node,
    entryPoints: ['src/cli/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [requiredLater, ownWords],
  },
  ...laterScripts(web),
];
const suites = [
  { ...node, entryPoints: ['test/host/packaged/index.ts'], outdir: 'out/test/packaged', external: ['vscode', 'mocha'] },
  {
    ...node,
    entryPoints: ['test/host/index.ts', 'test/host/suite.ts'],
    outdir: 'out/test/host',
    external: ['vscode', 'mocha'],
  },
  {
    ...common,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    define: { global: 'globalThis' },
    entryPoints: ['test/web/index.ts'],
    outfile: 'out/test/web/index.js',
    external: ['vscode'],
  },
];

if (flags.has('--watch')) {
  for (const bundle of bundles) {
    const watched = await context({ ...bundle, plugins: [...(bundle.plugins ?? []), watchReport] });
    await watched.watch();
  }
} else {
  rmSync('dist', { recursive: true, force: true });
  await Promise.all([...bundles, ...(flags.has('--tests') ? suites : [])].map((bundle) => build(bundle)));
}
