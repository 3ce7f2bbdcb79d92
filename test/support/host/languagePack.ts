import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const publisher = 'newsmark-test';

/**
 * Installs a language pack without texts, so that VS Code reports a display language and takes extensions' own texts in
 * it, while the workbench's texts stay English.
 *
 * @returns the server's arguments for that language.
 */
export function writeLanguagePack(language: string, dataFolder: string): string[] {
  const name = `language-pack-${language}`;
  const version = '1.0.0';
  const folder = path.join(dataFolder, 'extensions', `${publisher}.${name}-${version}`);
  const texts = path.join(folder, 'main.i18n.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(texts, JSON.stringify({ version, contents: {} }));
  const localizations = [
    {
      languageId: language,
      languageName: language,
      localizedLanguageName: language,
      translations: [{ id: 'vscode', path: './main.i18n.json' }],
    },
  ];
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name, publisher, version, engines: { vscode: '*' }, contributes: { localizations } }),
  );
  const known = {
    [language]: {
      hash: language,
      extensions: [{ extensionIdentifier: { id: `${publisher}.${name}` }, version }],
      translations: { vscode: texts },
      label: language,
    },
  };
  writeFileSync(path.join(dataFolder, 'data', 'languagepacks.json'), JSON.stringify(known));
  return ['--locale', language];
}
