import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { exportFormats, type ExportFormat } from '../app/exporting';

/**
 * What `newsmark merge` is called with: three files as git hands them to a merge driver and the path it merges, or one file in which
 * git left conflict markers.
 */
export type MergeCall =
  | { readonly base: string; readonly ours: string; readonly theirs: string; readonly path: string | undefined }
  | { readonly marked: string };

/** What a call of the command line asks for. */
export type Call =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'index' | 'check'; readonly folder: string; readonly json: boolean }
  | {
      readonly kind: 'search';
      readonly folder: string;
      readonly query: string;
      readonly limit: number;
      readonly json: boolean;
    }
  | { readonly kind: 'mentions'; readonly folder: string; readonly name: string; readonly json: boolean }
  | {
      readonly kind: 'export';
      readonly folder: string;
      readonly format: ExportFormat;
      readonly out: string | undefined;
      readonly json: boolean;
    }
  | { readonly kind: 'ner'; readonly file: string; readonly separate: boolean }
  | { readonly kind: 'anchor'; readonly file: string }
  | ({ readonly kind: 'merge' } & MergeCall)
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads the arguments after the program's name. */
export function readCall(words: readonly string[]): Call {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
        json: { type: 'boolean' },
        format: { type: 'string' },
        out: { type: 'string' },
        limit: { type: 'string' },
        separate: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help' };
    if (values.version) return { kind: 'version' };
    return readCommand(positionals, values);
  } catch (error) {
    return wrong(error instanceof Error ? oneLine(error.message) : String(error));
  }
}

interface Options {
  readonly json?: boolean | undefined;
  readonly format?: string | undefined;
  readonly out?: string | undefined;
  readonly limit?: string | undefined;
  readonly separate?: boolean | undefined;
}

const commands = ['index', 'search', 'mentions', 'export', 'check', 'ner', 'anchor', 'merge'] as const;

function readCommand([name, folder, ...rest]: readonly string[], options: Options): Call {
  const { json = false, format, out, limit } = options;
  if (name === undefined)
    return wrong(l10n.t('say what to do: index, search, mentions, export, check, ner, anchor or merge'));
  const command = commands.find((known) => known === name);
  if (!command)
    return wrong(
      l10n.t(
        'there is no command “{0}”; there are index, search, mentions, export, check, ner, anchor and merge',
        name,
      ),
    );
  if (command === 'ner') return readNer([folder, ...rest], options);
  if (command === 'anchor') return readAnchor([folder, ...rest], options);
  if (command === 'merge')
    return readMerge(
      [folder, ...rest].filter((file) => file !== undefined),
      options,
    );
  if (options.separate) return wrong(l10n.t('--separate goes with ner only'));
  if (folder === undefined) return wrong(l10n.t('{0} needs a folder', command));
  if (command === 'search') return readSearch(folder, rest, options);
  if (limit !== undefined) return wrong(l10n.t('--limit goes with search only'));
  if (command === 'mentions') return readMentions(folder, rest, options);
  if (rest.length > 0) return wrong(l10n.t('{0} takes one folder, not also “{1}”', command, rest.join(' ')));
  if (command === 'export') return readExport(folder, { json, format, out });
  if (out !== undefined) return wrong(l10n.t('--out goes with export only'));
  if (command === 'check') return readCheck(folder, { json, format });
  if (format !== undefined) return wrong(l10n.t('--format goes with export and check only'));
  return { kind: command, folder, json };
}

function readNer([file, ...rest]: readonly (string | undefined)[], { separate = false, ...others }: Options): Call {
  if (file === undefined) return wrong(l10n.t('ner needs a file of JSON lines, or - for standard input'));
  if (rest.length > 0) return wrong(l10n.t('ner takes one file, not also “{0}”', rest.join(' ')));
  const other = Object.keys(others).find((name) => name !== 'json');
  return other === undefined ? { kind: 'ner', file, separate } : wrong(l10n.t('--{0} does not go with ner', other));
}

function readAnchor([file, ...rest]: readonly (string | undefined)[], options: Options): Call {
  if (file === undefined) return wrong(l10n.t('anchor needs a file of JSON lines, or - for standard input'));
  if (rest.length > 0) return wrong(l10n.t('anchor takes one file, not also “{0}”', rest.join(' ')));
  const other = Object.keys(options).find((name) => name !== 'json');
  return other === undefined ? { kind: 'anchor', file } : wrong(l10n.t('--{0} does not go with anchor', other));
}

/** Git hands three files and, if it is asked to, the path of the file that it merges. */
function readMerge(files: readonly string[], options: Options): Call {
  const [other] = Object.keys(options);
  if (other !== undefined) return wrong(l10n.t('--{0} does not go with merge', other));
  const [first, ours, theirs, path, ...rest] = files;
  if (first !== undefined && ours === undefined) return { kind: 'merge', marked: first };
  if (first === undefined || ours === undefined || theirs === undefined || rest.length > 0)
    return wrong(l10n.t('merge needs three files, base, ours and theirs, or one with conflict markers'));
  return { kind: 'merge', base: first, ours, theirs, path };
}

/** How many articles a search lists unless told. */
const usualLimit = 20;

function readSearch(folder: string, words: readonly string[], { json = false, format, out, limit }: Options): Call {
  const [query, ...rest] = words;
  if (query === undefined) return wrong(l10n.t('search needs a query'));
  if (rest.length > 0) return wrong(l10n.t('search takes one query; put it in quotation marks'));
  if (out !== undefined) return wrong(l10n.t('--out goes with export only'));
  if (format !== undefined) return wrong(l10n.t('--format goes with export and check only'));
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) return wrong(l10n.t('--limit is a whole number from 1'));
  return { kind: 'search', folder, query, limit: limit === undefined ? usualLimit : Number(limit), json };
}

function readMentions(folder: string, words: readonly string[], { json = false, format, out }: Options): Call {
  const [name, ...rest] = words;
  if (name === undefined) return wrong(l10n.t('mentions needs a name'));
  if (rest.length > 0) return wrong(l10n.t('mentions takes one name; put it in quotation marks'));
  if (out !== undefined) return wrong(l10n.t('--out goes with export only'));
  if (format !== undefined) return wrong(l10n.t('--format goes with export and check only'));
  return { kind: 'mentions', folder, name, json };
}

/** What check is meant to write one day, too. */
const laterFormats: readonly string[] = ['github', 'sarif'];

/** `--format json` is `--json` by another name. */
function readCheck(folder: string, { json = false, format }: Options): Call {
  if (format === undefined || format === 'json') return { kind: 'check', folder, json: json || format === 'json' };
  if (laterFormats.includes(format)) return wrong(l10n.t('check cannot write {0} yet, only text and json', format));
  if (format !== 'text') return wrong(l10n.t('check knows --format text and json, not “{0}”', format));
  return json ? wrong(l10n.t('--json and --format text contradict each other')) : { kind: 'check', folder, json };
}

function readExport(folder: string, { json = false, format, out }: Options): Call {
  const known = exportFormats.find((name) => name === format);
  if (!known) return wrong(l10n.t('export needs --format, one of {0}', exportFormats.join(', ')));
  if (json && out === undefined) return wrong(l10n.t('--json with export needs --out, since both would go to stdout'));
  return { kind: 'export', folder, format: known, out, json };
}

function wrong(message: string): Call {
  return { kind: 'wrong', message };
}

/** Text for a message, which is one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The text of `--help`. */
export function helpText(): string {
  return [
    l10n.t('Usage: newsmark <command> <folder> [options]'),
    '',
    l10n.t('Commands'),
    `  index <folder> [--json]                      ${l10n.t('list the articles and the names in them')}`,
    `  search <folder> <query> [--limit N] [--json] ${l10n.t('find articles, with the sentences that hold the words')}`,
    `  mentions <folder> <name> [--json]            ${l10n.t('list where a person, an organisation or a place is named')}`,
    `  export <folder> --format F [--out FILE]      ${l10n.t('write all annotations; F is w3c, csv or markdown')}`,
    `  check <folder> [--format F | --json]         ${l10n.t('say where each annotation sits now; F is text or json')}`,
    `  merge <base> <ours> <theirs>                 ${l10n.t('merge sidecars for git, by annotation; the result is written over ours')}`,
    `  merge <file>                                 ${l10n.t('the same for a sidecar with the conflict markers of git')}`,
    `  ner <file | -> [--separate]                  ${l10n.t('find names, dates and amounts in JSON lines {"text", "lang"?}')}`,
    `  anchor <file | ->                            ${l10n.t('find quotes again: JSON lines {"before"?, "after", "exact", …}')}`,
    '',
    l10n.t('Options'),
    `  --json      ${l10n.t('one JSON document on stdout; offsets are UTF-16 code units')}`,
    `  --limit N   ${l10n.t('list so many articles at most; 20 unless told')}`,
    `  --separate  ${l10n.t('take every line as a document of its own')}`,
    `  --out FILE  ${l10n.t('write there instead of to stdout')}`,
    `  --help      ${l10n.t('show this')}`,
    `  --version   ${l10n.t('show the version')}`,
    '',
    l10n.t(
      'Exit status: 0 done; 1 check found a problem, search found nothing, a name means nothing or several, or a merge leaves a choice; 2 wrong usage; 3 the folder, a sidecar to export or the file to write could not be used',
    ),
    '',
  ].join('\n');
}
