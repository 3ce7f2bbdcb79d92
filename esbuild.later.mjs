/**
 * What takes long to read: each is a script of its own beside the bundles that use it, so that the package has it once and nobody reads
 * it who does not need it. Node requires a script when it is first asked for; the web host puts it before its worker, see
 * `extension.web.ts`, where it is a function until then.
 */
const scripts = [
  {
    name: 'language',
    from: 'src/core/entity/resources/bundled.ts',
    imported: /\/resources\/bundled$/,
    exports: 'exports.bundledResources = () => load().bundledResources();',
  },
  {
    name: 'countries',
    from: 'src/core/entity/resources/countryNames.ts',
    imported: /\/resources\/countryNames$/,
    exports: 'exports.countryNames = () => load().countryNames();',
  },
  {
    name: 'ngrams',
    from: 'eld/extrasmall',
    imported: /^eld\/extrasmall$/,
    exports: 'exports.eld = { detect: (text) => load().eld.detect(text), info: () => load().eld.info() };',
  },
  {
    name: 'dom',
    from: 'linkedom/worker',
    imported: /^linkedom\/worker$/,
    exports: 'exports.parseHTML = (html) => load().parseHTML(html);',
  },
];

/** Where the functions of the scripts are in the web host. */
const registry = 'globalThis.newsmarkScripts';

/** Leaves the scripts out of a bundle; `read` is the code that gives what one exports. */
const without = (name, read) => ({
  name,
  setup(builder) {
    for (const script of scripts) {
      builder.onResolve({ filter: script.imported }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: script.name, namespace: name },
      );
    }
    builder.onResolve({ filter: /^\.\//, namespace: name }, ({ path }) => ({ path, external: true }));
    builder.onLoad({ filter: /^/, namespace: name }, ({ path }) => ({
      contents: [
        'let loaded;',
        `const load = () => (loaded ??= ${read(path)});`,
        scripts.find((script) => script.name === path).exports,
      ].join('\n'),
    }));
  },
});

export const requiredLater = without('required-later', (script) => `require('./${script}.js')`);
export const globalLater = without('global-later', (script) => `${registry}.${script}()`);

/** How the scripts are built. @param common options that give code for both hosts. */
export const laterScripts = (common, folder = 'dist') =>
  scripts.map(({ name, from }) => ({
    ...common,
    format: 'cjs',
    entryPoints: [from],
    outfile: `${folder}/${name}.js`,
    banner: { js: '(() => { const read = (module) => {' },
    footer: {
      js: `return module.exports; };
if (typeof module === 'object') read(module);
else (${registry} ??= {}).${name} = () => read({ exports: {} }); })();`,
    },
  }));
