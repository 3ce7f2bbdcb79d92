import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../support/paths';

/** What the contract tests read of `package.json`. */
export interface Manifest {
  readonly version: string;
  readonly engines: { readonly vscode: string; readonly node: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly when?: string;
      readonly mac?: string;
      readonly args?: string | { readonly commands: readonly (string | { readonly command: string })[] };
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[];
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
  };
}

export function readText(file: string): string {
  return readFileSync(path.join(repositoryRoot, file), 'utf8');
}

export function readManifest(): Manifest {
  return JSON.parse(readText('package.json')) as Manifest;
}

/** A file of words: an English or translated text by key. */
export function readWords(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readText(file)) as Record<string, string>;
}

/** The TypeScript files below a folder of the repository, with their content. */
export function sourceFiles(folder: string): readonly { readonly file: string; readonly content: string }[] {
  return readdirSync(path.join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .map((file) => ({ file, content: readText(file) }));
}

/** The members of an exported union of string literals, such as `CommandId`. */
export function unionMembers(file: string, type: string): string[] {
  const source = ts.createSourceFile(file, readText(file), ts.ScriptTarget.ES2022);
  const declaration = source.statements.filter(ts.isTypeAliasDeclaration).find(({ name }) => name.text === type);
  if (!declaration) throw new Error(`${file} declares no type ${type}`);
  const members = ts.isUnionTypeNode(declaration.type) ? [...declaration.type.types] : [declaration.type];
  return members.map((member) => {
    if (ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal)) return member.literal.text;
    throw new Error(`${type} is no union of strings`);
  });
}

/** The first group of every match of a pattern, in order. */
export function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, group]) => (group === undefined ? [] : [group]));
}

/** What a list has more than once. */
export function repeated(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) !== index);
}
