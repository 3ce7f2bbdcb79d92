import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { queryKinds } from './corpus/queries';
import type { HostResult, PeerResult, Percentiles } from './measures';

export interface SkippedPeer {
  readonly name: string;
  readonly reason: string;
}

export interface Measured {
  readonly articles: number;
  /** Of all files. */
  readonly bytes: number;
  readonly host: { readonly cold: HostResult; readonly warm: HostResult };
  readonly peers: readonly PeerResult[];
  readonly skipped: readonly SkippedPeer[];
}

const resultsFile = path.join(__dirname, 'results.md');

const titles: Readonly<Record<string, string>> = {
  newsmark: 'Newsmark’s segments, one thread',
  minisearch: 'MiniSearch 7.2',
  flexsearch: 'flexsearch 0.8, whole words',
  orama: 'Orama 3.1',
  sqlite: 'SQLite FTS5 (`node:sqlite`)',
};

const head = `# Newsmark and other full-text engines on the same texts

Written by \`npm run bench:corpus -- <articles>\`, which makes the articles (seeded, five languages, Zipf's law), measures Newsmark in the
extension host of a real VS Code and every other engine in a process of its own, in one run. Ratios inside a run count; absolute numbers
only show the size of things. Times in milliseconds unless said otherwise; memory is heap and array buffers in MB. Of each kind 300 queries
are asked; the other engines' as far as 20 seconds go, and 20 at least.
`;

/** Puts the section of a run into \`results.md\`, in place of the one of as many articles. */
export function writeReport(measured: Measured): void {
  const before = existsSync(resultsFile) ? readFileSync(resultsFile, 'utf8') : '';
  const title = titleOf(measured.articles);
  const sections = before
    .split(/^(?=## )/m)
    .filter((section) => section.startsWith('## ') && !section.startsWith(`${title}\n`));
  const all = [...sections.map((section) => section.trimEnd()), sectionOf(measured)];
  all.sort((a, b) => sizeOf(a) - sizeOf(b));
  writeFileSync(resultsFile, `${[head.trimEnd(), ...all].join('\n\n')}\n`);
}

function titleOf(articles: number): string {
  return `## ${articles.toLocaleString('en')} articles`;
}

function sizeOf(section: string): number {
  return Number(/^## ([\d,]+)/.exec(section)?.[1]?.replaceAll(',', '') ?? 0);
}

function sectionOf({ articles, bytes, host, peers, skipped }: Measured): string {
  const { cold, warm } = host;
  const miniSearch = peers.find(({ name }) => name === 'minisearch');
  const ratio = miniSearch ? `plain MiniSearch took ${times(miniSearch.buildMs / cold.indexMs)} as long` : '';
  const processor = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  const machine = `${processor}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return [
    titleOf(articles),
    `${(bytes / 1e6).toFixed(0)} MB; ${new Date().toISOString().slice(0, 10)}; ${machine}.`,
    table(
      ['Newsmark in VS Code’s extension host', 'cold', 'warm', ''],
      [
        ['everything listed and searchable', ms(cold.indexMs), ms(warm.indexMs), ratio],
        [
          'Articles view filled',
          ms(cold.viewMs),
          ms(warm.viewMs),
          `warm is ${share(warm.viewMs, cold.indexMs)} of cold`,
        ],
        ['first search answered', ms(cold.searchableMs), ms(warm.searchableMs), ''],
        ['all names recognised', ms(cold.recognisedMs), ms(warm.recognisedMs), ''],
        [
          'event loop while indexing, p99 / max',
          loop(cold.indexLoop),
          loop(warm.indexLoop),
          `idle ${loop(cold.idleLoop)}`,
        ],
        ['event loop while recognising, p99 / max', loop(cold.recogniseLoop), loop(warm.recogniseLoop), ''],
        [
          'heap of the extension host, peak',
          mb(cold.hostPeakMb),
          mb(warm.hostPeakMb),
          `${mb(cold.hostBeforeMb)} before`,
        ],
        ['… live in the end', mb(cold.hostLiveMb), mb(warm.hostLiveMb), ''],
        ['worker, peak', mb(cold.workerPeakMb), mb(warm.workerPeakMb), ''],
        ['… at rest', mb(cold.workerRestMb), mb(warm.workerRestMb), ''],
        ['… live in the end', mb(cold.workerLiveMb), mb(warm.workerLiveMb), ''],
        ['all threads of the library, peak', mb(cold.threadsPeakMb), mb(warm.threadsPeakMb), ''],
        ['one changed file found, p50 / p99', pair(cold.update?.told), '', 'after the editor tells of it'],
        ['', pair(cold.update?.written), '', 'after another program writes it'],
      ],
    ),
    table(
      ['Engines, p50 / p99', 'build s', 'articles/s', 'memory', 'peak RSS', ...queryKinds],
      [
        [
          'Newsmark in VS Code, messages included',
          (cold.indexMs / 1000).toFixed(1),
          perSecond(articles, cold.indexMs),
          '',
          '',
          ...queries(cold.queries),
        ],
        ...peers.map((peer) => [
          titles[peer.name] ?? peer.name,
          (peer.buildMs / 1000).toFixed(1),
          perSecond(articles, peer.buildMs),
          mb(peer.memoryMb),
          mb(peer.peakRssMb),
          ...queries(peer.queries),
        ]),
      ],
    ),
    ...skipped.map(({ name, reason }) => `${titles[name] ?? name} was left out: it ${reason}.`),
  ].join('\n\n');
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function queries(measured: Readonly<Record<string, Percentiles>> = {}): string[] {
  return queryKinds.map((kind) => pair(measured[kind]));
}

function pair(measured: Percentiles | undefined): string {
  return measured ? `${short(measured.p50)} / ${short(measured.p99)}` : '–';
}

function loop({ p99, max }: { readonly p99: number; readonly max: number }): string {
  return `${short(p99)} / ${short(max)}`;
}

function short(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function ms(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function mb(value: number): string {
  return value.toFixed(0);
}

function times(value: number): string {
  return `${value.toFixed(1)} times`;
}

function share(part: number, whole: number): string {
  return `1/${(whole / part).toFixed(0)}`;
}

function perSecond(articles: number, milliseconds: number): string {
  return Math.round((articles / milliseconds) * 1000).toLocaleString('en');
}
