/** What git calls the driver that merges files of Newsmark's own. */
const driverName = 'newsmark';

/** The lines of `.gitattributes` that give files of Newsmark's own to the driver. */
const attributeLines: readonly string[] = [
  `*.newsmark.json merge=${driverName}`,
  `.newsmark/*.json merge=${driverName}`,
];

/** One value of git's configuration. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: string;
}

/** What runs the driver: files of this machine, absolute. */
export interface DriverPrograms {
  /** What runs Node scripts; may be the editor itself. */
  readonly runtime: string;
  /** The script of the command line. */
  readonly script: string;
}

/** What to add to a `.gitattributes`, to its end; empty where it says everything already. */
export function missingAttributes(text: string): string {
  const lines = new Set(text.split(/\r?\n/).map((line) => line.trim().replaceAll(/[ \t]+/g, ' ')));
  const missing = attributeLines.filter((line) => !lines.has(line));
  if (missing.length === 0) return '';
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? '' : end;
  return before + missing.map((line) => line + end).join('');
}

/**
 * A shell script that merges with `newsmark merge`, for the arguments `%O %A %B %P` of git. Where it cannot run, or cannot read a
 * side, the lines are merged as git itself does, so that no side is ever left out.
 */
export function driverScript({ runtime, script }: DriverPrograms): string {
  const [node, cli] = [runtime, script].map(quoted);
  return `#!/bin/sh
# Written by Newsmark whenever VS Code starts it. See the command "Newsmark: Set Up Git Merge".
cli=${cli}
status=127
if [ -f "$cli" ]; then
  if [ -x ${node} ]; then
    ELECTRON_RUN_AS_NODE=1 ${node} "$cli" merge "$@"
    status=$?
  elif command -v node >/dev/null 2>&1; then
    node "$cli" merge "$@"
    status=$?
  fi
fi
[ "$status" -le 1 ] && exit "$status"
exec git merge-file -L ours -L base -L theirs "$2" "$1" "$3"
`;
}

/**
 * The configuration of the driver. A script that is gone leaves the merge to git's own merge of lines.
 *
 * @param script absolute path of {@link driverScript}.
 */
export function driverConfig(script: string): readonly ConfigEntry[] {
  // Git replaces what follows a % before the shell sees it.
  const file = quoted(script).replaceAll('%', '%%');
  return [
    { key: `merge.${driverName}.name`, value: 'Newsmark annotations' },
    {
      key: `merge.${driverName}.driver`,
      value: `if [ -f ${file} ]; then sh ${file} %O %A %B %P; else git merge-file %A %O %B; fi`,
    },
  ];
}

/** The configuration where `newsmark` is a program of the machine, for a person to set. */
export function driverCommand(): string {
  return `git config merge.${driverName}.driver "newsmark merge %O %A %B %P"`;
}

/** One word for a shell, with the slashes that shells on Windows read too. */
function quoted(path: string): string {
  const isWindows = /^[A-Za-z]:\\|^\\\\/.test(path);
  return `'${(isWindows ? path.replaceAll('\\', '/') : path).replaceAll("'", String.raw`'\''`)}'`;
}
