import { execFileSync } from 'node:child_process';

/** What says of every process its number, that of its parent and its command line, a line each. */
const listing: readonly [string, readonly string[]] =
  process.platform === 'win32'
    ? [
        'powershell',
        [
          '-NoProfile',
          '-Command',
          'Get-CimInstance Win32_Process | % { "$($_.ProcessId) $($_.ParentProcessId) $($_.CommandLine)" }',
        ],
      ]
    : ['ps', ['-A', '-ww', '-o', 'pid=,ppid=,args=']];

/** The numbers of the extension host processes that one server started and that still run. */
export function extensionHostsOf(serverProcessId: number): number[] {
  const lines = execFileSync(listing[0], listing[1], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\n');
  return lines.flatMap((line) => {
    const [, id, parent, words = ''] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? [];
    return Number(parent) === serverProcessId && /--type=extensionHost(?!\S)/.test(words) ? [Number(id)] : [];
  });
}
