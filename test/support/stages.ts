import type { Counts } from './counts';

/** One step of `npm test`. */
export interface Stage {
  /** Heads its row and names its results file. */
  readonly name: string;
  /** The npm script that does it. */
  readonly script: string;
  /** `tests` must leave counts; a `check` counts as one test; a `build` counts only when it fails. */
  readonly kind: 'check' | 'build' | 'tests';
  /** Whether it is left out when the build failed. */
  readonly needsBuild: boolean;
  readonly limitMinutes: number;
}

export interface StageResult {
  readonly stage: Stage;
  /** `undefined` when the stage was left out. */
  readonly counts: Counts | undefined;
  readonly seconds: number;
  /** Why the stage failed, where its own output does not say. */
  readonly remark: string;
}

export const stages: readonly Stage[] = [
  { name: 'check', script: 'check', kind: 'check', needsBuild: false, limitMinutes: 10 },
  { name: 'build', script: 'build:tests', kind: 'build', needsBuild: false, limitMinutes: 5 },
  { name: 'unit', script: 'test:unit', kind: 'tests', needsBuild: false, limitMinutes: 10 },
  { name: 'contract', script: 'test:contract', kind: 'tests', needsBuild: true, limitMinutes: 10 },
  { name: 'host', script: 'test:host', kind: 'tests', needsBuild: true, limitMinutes: 15 },
  { name: 'web', script: 'test:web', kind: 'tests', needsBuild: true, limitMinutes: 10 },
  { name: 'ui', script: 'test:ui', kind: 'tests', needsBuild: true, limitMinutes: 25 },
];

/** How a stage's process ended. */
export type Ending = { readonly kind: 'exit'; readonly status: number } | { readonly kind: 'late' };

/**
 * Judges a stage by its ending and the counts it left. A stage that failed without a failed test, or that ran no test,
 * counts as one failure more.
 */
export function judge(stage: Stage, ending: Ending, left: Counts | undefined): { counts: Counts; remark: string } {
  const counts = left ?? { passed: 0, failed: 0, skipped: 0 };
  const failure = (remark: string) => ({ counts: { ...counts, failed: counts.failed + 1 }, remark });
  if (ending.kind === 'late') return failure(`did not end within ${stage.limitMinutes} minutes`);
  if (stage.kind !== 'tests') {
    if (ending.status !== 0) return failure(`npm run ${stage.script} failed`);
    return { counts: { ...counts, passed: stage.kind === 'check' ? 1 : 0 }, remark: '' };
  }
  if (left === undefined) return failure('ended without counts');
  if (counts.passed + counts.failed === 0) return failure('ran no test');
  if (ending.status !== 0 && counts.failed === 0) return failure(`ended with status ${ending.status}`);
  return { counts, remark: '' };
}

/** A row for each stage, then the line `N passed, N failed` that stands last in the output. */
export function summary(results: readonly StageResult[]): string {
  const rows = results.map(({ stage, counts, seconds, remark }) =>
    counts === undefined
      ? [stage.name, '-', '-', '-', '-', 'left out']
      : [stage.name, String(counts.passed), String(counts.failed), String(counts.skipped), seconds.toFixed(1), remark],
  );
  const table = [['stage', 'passed', 'failed', 'skipped', 'seconds', ''], ...rows];
  const lines = table.map(([name = '', ...cells]) =>
    [name.padEnd(10), ...cells.slice(0, 4).map((cell) => cell.padStart(8)), ` ${cells[4] ?? ''}`].join(' ').trimEnd(),
  );
  const { passed, failed } = totals(results);
  return [...lines, '', `${passed} passed, ${failed} failed`].join('\n');
}

export function totals(results: readonly StageResult[]): { passed: number; failed: number } {
  const sum = (of: (counts: Counts) => number) =>
    results.reduce((total, { counts }) => total + (counts === undefined ? 0 : of(counts)), 0);
  return { passed: sum((counts) => counts.passed), failed: sum((counts) => counts.failed) };
}
