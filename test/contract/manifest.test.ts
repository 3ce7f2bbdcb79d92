import assert from 'node:assert/strict';
import { labels } from '../../src/core/annotation/annotation';
import { defaultPatterns } from '../../src/app/articlePatterns';
import { matches, readManifest, readText, readWords, repeated, sourceFiles, unionMembers } from './repository';

const ids = 'src/editor/ids.ts';
const { contributes, engines, devDependencies } = readManifest();
const editor = sourceFiles('src/editor');
const editorText = editor.map(({ content }) => content).join('\n');
const views = Object.values(contributes.views).flatMap((group) => group.map(({ id }) => id));

/** Commands of VS Code itself that the manifest and its words may name. */
const ofVscode = ['vscode.openFolder', 'workbench.action.openSettings', 'list.selectAndPreserveFocus', '_setContext'];

suite('manifest, commands', () => {
  const declared = contributes.commands.map(({ command }) => command);
  const known = [...declared, ...views.map((view) => `${view}.focus`), ...ofVscode];
  const checkKnown = (named: readonly string[]): void =>
    assert.deepEqual(
      named.filter((command) => !known.includes(command)),
      [],
    );

  test('are declared once', () => assert.deepEqual(repeated(declared), []));
  test('are those of the type CommandId', () =>
    assert.deepEqual([...declared].sort(), unionMembers(ids, 'CommandId').sort()));
  test('are registered once each, with the internal ones', () =>
    assert.deepEqual(
      matches(editorText, /\brunner\.register\(\s*'([^']+)'/g).sort(),
      [...declared, ...unionMembers(ids, 'InternalCommandId')].sort(),
    ));
  test('are registered through the runner only', () =>
    assert.deepEqual(
      editor.filter(({ content }) => content.includes('registerCommand(')).map(({ file }) => file),
      ['src/editor/runCommand.ts'],
    ));
  test('of menus exist', () =>
    checkKnown(
      Object.values(contributes.menus)
        .flat()
        .map(({ command }) => command),
    ));
  test('of keys exist, those that are run one after the other too', () =>
    checkKnown(
      contributes.keybindings.flatMap(({ command, args }) =>
        command === 'runCommands' && typeof args === 'object'
          ? args.commands.map((one) => (typeof one === 'string' ? one : one.command))
          : [command],
      ),
    ));
  test('of welcome texts exist, in every language', () => {
    for (const file of ['package.nls.json', 'package.nls.it.json']) {
      const linked = matches(readText(file), /\(command:([\w.]+)/g);
      assert.ok(linked.length > 0);
      checkKnown(linked);
    }
  });
  test('of the keys of Annotate Mode are those that it lists, and the one that lists them', () => {
    const bound = contributes.keybindings.filter(({ when }) => /(?<!!)newsmark\.annotating/.test(when ?? ''));
    const listed = matches(readText('src/editor/annotateMode/modeKeys.ts'), /command: '([^']+)'/g);
    assert.deepEqual(
      [...new Set(bound.map(({ command }) => command))].sort(),
      [...new Set([...listed, 'newsmark.showAnnotateKeys'])].sort(),
    );
  });
  test('of keys have a key of their own on macOS where they use the alternate key', () =>
    assert.deepEqual(
      (contributes.keybindings as readonly { key?: string; mac?: string }[]).filter(
        ({ key, mac }) => key?.startsWith('alt+') && mac === undefined,
      ),
      [],
    ));
});

suite('manifest, conditions', () => {
  const conditions = [
    ...contributes.commands.map(({ enablement }) => enablement),
    ...contributes.keybindings.map(({ when }) => when),
    ...Object.values(contributes.menus).flatMap((items) => items.map(({ when }) => when)),
    ...contributes.viewsWelcome.map(({ when }) => when),
  ].join('\n');
  const keys = unionMembers(ids, 'ContextKey');

  test('ask for keys that exist, and for each of them', () => {
    const asked = new Set(matches(conditions, /\b(newsmark\.\w+)/g).filter((name) => !views.includes(name)));
    assert.deepEqual([...asked].sort(), keys.sort());
  });
  test('ask for keys that are set', () =>
    assert.deepEqual(
      keys.filter((key) => !readText('src/editor/contextKeys.ts').includes(`'${key}'`)),
      [],
    ));
  test('ask for rows that exist', () => {
    const rows = [
      ...matches(conditions, /viewItem == (\w+)/g),
      ...matches(conditions, /viewItem =~ \/\^\(([\w|]+)\)\$\//g).flatMap((names) => names.split('|')),
    ];
    const asked = conditions.split('viewItem').length - 1;
    assert.ok(rows.length >= asked && asked > 0, 'every form of viewItem is understood here');
    const kinds = unionMembers(ids, 'RowKind');
    assert.deepEqual(
      rows.filter((row) => !kinds.includes(row)),
      [],
    );
  });
  test('ask for views that exist', () => {
    const asked = [
      ...matches(conditions, /\b(?:view|focusedView) == ([\w.]+)/g),
      ...contributes.viewsWelcome.map(({ view }) => view),
    ];
    assert.deepEqual(
      asked.filter((view) => !views.includes(view)),
      [],
    );
  });
  test('stand on views of the type ViewId', () =>
    assert.deepEqual([...views].sort(), unionMembers(ids, 'ViewId').sort()));
});

suite('manifest, colours', () => {
  test('are declared for every look, and no others', () => {
    const [kinds = ''] = matches(editorText, /\blooks = \[([^\]]*)\]/g);
    const looks = [...(kinds.includes('...labels') ? labels : []), ...matches(kinds, /'(\w+)'/g)];
    const parts = new Set(matches(editorText, /ThemeColor\(`newsmark\.\$\{[^}]+\}(\w+)`\)/g));
    const used = looks.flatMap((look) => [...parts].map((part) => `newsmark.${look}${part}`));
    assert.ok(used.length >= 16);
    assert.deepEqual(contributes.colors.map(({ id }) => id).sort(), used.sort());
  });
  test('have a value for every kind of theme', () => {
    for (const { id, defaults } of contributes.colors) {
      assert.deepEqual(Object.keys(defaults).sort(), ['dark', 'highContrast', 'highContrastLight', 'light'], id);
      for (const colour of Object.values(defaults)) assert.match(colour, /^#([0-9a-f]{6}|[0-9a-f]{8})$/, id);
    }
  });
});

suite('manifest, settings and versions', () => {
  const settings = contributes.configuration.properties;

  test('include by default what the app includes', () =>
    assert.deepEqual(settings['newsmark.articles.include']?.default, defaultPatterns.include));
  test('exclude by default what the app excludes', () =>
    assert.deepEqual(settings['newsmark.articles.exclude']?.default, defaultPatterns.exclude));
  test('declare the settings that are read', () => {
    const sections = editor.flatMap(({ content }) =>
      [...content.matchAll(/getConfiguration\('(newsmark[\w.]*)'[^;]*;/g)].flatMap(([read, section]) =>
        matches(read, /\bget(?:<\w+>)?\('([\w.]+)'/g).map((name) => `${String(section)}.${name}`),
      ),
    );
    assert.deepEqual(
      sections.filter((name) => !Object.hasOwn(settings, name)),
      [],
    );
  });
  test('promise no newer VS Code than they are typed against', () => {
    const [floor = ''] = matches(engines.vscode, /^\^(\d+\.\d+)\.\d+$/g);
    assert.ok(floor !== '');
    const typed = JSON.parse(readText('node_modules/@types/vscode/package.json')) as { version: string };
    assert.ok(typed.version.startsWith(`${floor}.`), `${typed.version} is not ${floor}`);
    assert.equal(devDependencies['@types/vscode'], typed.version);
  });
  test('are typed against the Node they promise', () =>
    assert.equal(devDependencies['@types/node']?.split('.')[0], engines.node.replace('>=', '')));
  test('name a text of their words', () => assert.ok(Object.keys(readWords('package.nls.json')).length > 0));
});
