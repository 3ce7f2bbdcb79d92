import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { locateInSteps } from '../../../src/core/anchor/locate';
import { toModelText } from '../../../src/core/text/modelText';
import type { TextRange } from '../../../src/core/text/textRange';
import { runScript } from '../../support/plainError';
import { methods } from './methods';
import { articleText, makeRevisions, type AnchorCase } from './revisions';

const SEED = 5_000;
const CASES = 240;
const REPORT = 'test/bench/anchor.md';

/**
 * `npm run bench:anchor [-- FILE…]`: measures all methods and writes `anchor.md`: on made revisions, or on the cases of files of JSON lines
 * `{before, after, annos: [{exact, prefix, suffix, start, end, gold: {cls, start, end}}]}`, gzipped or not.
 */
runScript(() => {
  const files = process.argv.slice(2);
  const sections =
    files.length > 0
      ? files.map((file) => accuracy(file, readCases(file)))
      : [
          accuracy(
            `${CASES} made revisions, seed ${SEED}, made for the bench; nothing was tuned on them`,
            makeRevisions(SEED, CASES),
          ),
          speed(),
          scale(),
        ];
  const report = [
    '# Finding quotes again',
    '',
    'Made by `npm run bench:anchor`. Compare within one run only.',
    ...sections,
  ];
  writeFileSync(REPORT, `${report.join('\n')}\n`);
  console.log(report.join('\n'));
  return Promise.resolve(0);
});

function readCases(file: string): readonly AnchorCase[] {
  const raw = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString();
  const cases = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as AnchorCase);
  return cases.filter(({ before, after }) => !`${before}${after}`.includes('\r'));
}

/** Correct: at least half in common with the right place. Exact: the same offsets. */
function accuracy(title: string, cases: readonly AnchorCase[]): string {
  const rows = Object.entries(methods).map(([name, method]) => {
    const count = { alive: 0, dead: 0, correct: 0, exact: 0, misplaced: 0, orphaned: 0, recognised: 0 };
    const started = performance.now();
    for (const given of cases) method(given).forEach((range, at) => judge(count, given.annos[at]?.gold, range));
    const each = (performance.now() - started) / (count.alive + count.dead);
    const share = (part: number, of: number): string => (of === 0 ? '–' : ((100 * part) / of).toFixed(2));
    const { alive, dead } = count;
    const shares = [
      ...[count.correct, count.exact].map((part) => share(part, alive)),
      share(count.misplaced, alive + dead),
      share(count.orphaned, alive),
      share(count.recognised, dead),
    ];
    return `| ${name} | ${shares.join(' | ')} | ${each.toFixed(3)} |`;
  });
  const head = '| method | correct % | exact % | misplaced % | wrongly orphaned % | correctly orphaned % | ms each |';
  return ['', `## ${title}`, '', head, '|---|---|---|---|---|---|---|', ...rows].join('\n');
}

interface Count {
  alive: number;
  dead: number;
  correct: number;
  exact: number;
  misplaced: number;
  orphaned: number;
  recognised: number;
}

function judge(
  count: Count,
  gold: AnchorCase['annos'][number]['gold'] | undefined,
  range: TextRange | undefined,
): void {
  if (!gold || gold.cls === 'ambiguous') return;
  if (!('start' in gold)) {
    count.dead++;
    if (range) count.misplaced++;
    else count.recognised++;
    return;
  }
  count.alive++;
  if (!range) count.orphaned++;
  else if (inCommon(range, gold) < 0.5) count.misplaced++;
  else {
    count.correct++;
    if (range.start === gold.start && range.end === gold.end) count.exact++;
  }
}

/** Intersection over union. */
function inCommon(a: TextRange, b: TextRange): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** A word in every second paragraph is another one. */
function withChangedParagraphs(text: string): string {
  return text
    .split('\n\n')
    .map((paragraph, at) => (at % 2 === 0 ? paragraph : paragraph.replace(/(\S+)( \S+)$/, 'otherwise$2')))
    .join('\n\n');
}

function caseOfSize(length: number, quotes: number): AnchorCase {
  const before = articleText(SEED, length);
  const annos = Array.from({ length: quotes }, (_, at) => {
    const start = Math.floor(((length - 200) * at) / quotes);
    const end = start + 80;
    const [prefix, suffix] = [before.slice(Math.max(0, start - 32), start), before.slice(end, end + 32)];
    return { exact: before.slice(start, end), prefix, suffix, start, end, gold: { cls: 'ambiguous' as const } };
  });
  return { op: 'size', before, after: withChangedParagraphs(before), annos };
}

function milliseconds(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function speed(): string {
  const sizes = [
    { title: '4 KB', given: caseOfSize(4_000, 20) },
    { title: '100 KB', given: caseOfSize(100_000, 20) },
    { title: '2 MB', given: caseOfSize(2_000_000, 5) },
  ];
  const rows = Object.entries(methods).map(([name, method]) => {
    const times = sizes.map(({ given }) => (milliseconds(() => method(given)) / given.annos.length).toFixed(2));
    return `| ${name} | ${times.join(' | ')} |`;
  });
  return [
    '',
    '## Milliseconds for each of 20, 20 and 5 quotes, alignment included',
    '',
    `| method | ${sizes.map(({ title }) => title).join(' | ')} |`,
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** 1,000 quotes in 100 KB of which every second paragraph changed, in slices. */
function scale(): string {
  const given = caseOfSize(100_000, 1_000);
  const base = toModelText(given.before);
  const requests = given.annos.map(({ exact, prefix, suffix, start, end }) => ({
    target: { exact, prefix, suffix, position: { start, end } },
    base,
  }));
  let [total, longest] = [0, 0];
  const steps = locateInSteps(toModelText(given.after), requests);
  let isDone: boolean | undefined;
  while (isDone !== true) {
    const started = performance.now();
    isDone = steps.next().done;
    const slice = performance.now() - started;
    total += slice;
    longest = Math.max(longest, slice);
  }
  const peer = milliseconds(() => methods['Hypothesis']?.(given));
  return [
    '',
    '## 1,000 quotes in 100 KB, every second paragraph changed',
    '',
    `Newsmark ${total.toFixed(0)} ms, the longest step ${longest.toFixed(1)} ms; Hypothesis ${peer.toFixed(0)} ms: ${(total / peer).toFixed(3)} of its time.`,
  ].join('\n');
}
