import path from 'node:path';

/** The repository's top folder. */
export const repositoryRoot = path.resolve(__dirname, '../..');

/** Where everything that was downloaded for tests lives; git-ignored, safe to delete. */
export const cacheRoot = path.join(repositoryRoot, '.vscode-test');

/** Where each suite leaves its counts as `<suite>.json`. */
export const resultsRoot = path.join(repositoryRoot, 'out', 'results');
