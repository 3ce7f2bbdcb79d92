/** The layers of ARCHITECTURE.md, as rules. Core folders may import those named before them in `coreOrder`. */
const coreOrder = ['text', 'article', 'anchor', 'annotation', 'label', 'entity', 'quote', 'search', 'export', 'import'];

const sidewaysInCore = coreOrder.map((folder, index) => ({
  name: `core-${folder}-looks-down-only`,
  severity: 'error',
  from: { path: `^src/core/${folder}/` },
  to: {
    path:
      coreOrder
        .slice(index + 1)
        .map((later) => `^src/core/${later}/`)
        .join('|') || '^nothing$',
  },
}));

/** The module `vscode` resolves to its types. */
const vscode = '^vscode$|/@types/vscode/';

/** What runs in the web host only. */
const webEntries = '^src/(extension|worker/[^/]+)\\.web\\.ts$';

const pure = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
    pure('core-imports-core-only', '^src/core/', `^src/(?!core/)|${vscode}`),
    {
      name: 'core-and-app-without-node',
      severity: 'error',
      from: { path: '^src/(core|app)/' },
      to: { dependencyTypes: ['core'] },
    },
    pure('app-imports-core-only', '^src/app/', `^src/(?!core/|app/)|${vscode}`),
    pure('editor-not-shells', '^src/editor/', '^src/(cli|node|worker)/|^src/[^/]+\\.ts$'),
    pure('cli-not-shells', '^src/cli/', `^src/(editor|worker)/|^src/[^/]+\\.ts$|${vscode}`),
    pure('node-not-shells', '^src/node/', `^src/(?!core/|app/|node/)|${vscode}`),
    pure('worker-not-shells', '^src/worker/', `^src/(editor|cli)/|^src/[^/]+\\.ts$|${vscode}`),
    {
      name: 'minisearch-in-search-only',
      severity: 'error',
      from: { path: '^src/(?!core/search/)' },
      to: { path: 'node_modules/minisearch' },
    },
    {
      name: 'editor-without-node',
      severity: 'error',
      from: { path: `^src/editor/|${webEntries}` },
      to: { dependencyTypes: ['core'] },
    },
    pure('web-without-node', webEntries, '^src/node/'),
    ...sidewaysInCore,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
