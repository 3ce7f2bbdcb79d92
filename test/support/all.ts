import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { atEnd } from './host/endings';
import { killGroup } from './host/processGroup';
import { repositoryRoot } from './paths';
import { runScript } from './plainError';
import { forgetResults, readResults } from './results';
import { judge, stages, summary, totals, type Ending, type Stage, type StageResult } from './stages';

const isDeep = process.argv.includes('--deep');
const minute = 60_000;
const graceMs = 15_000;

/**
 * Runs every stage of `npm test` in order, going on after a failure, and prints a table and the line `N passed, N failed`.
 * `--deep` sets `NEWSMARK_DEEP=1` for the stages and gives them more time.
 */
runScript(async () => {
  const results: StageResult[] = [];
  for (const stage of stages) {
    const buildFailed = results.some((result) => result.stage.kind === 'build' && result.counts?.failed !== 0);
    results.push(
      stage.needsBuild && buildFailed ? { stage, counts: undefined, seconds: 0, remark: '' } : await runStage(stage),
    );
  }
  console.log(`\n${summary(results)}`);
  return totals(results).failed === 0 ? 0 : 1;
});

async function runStage(stage: Stage): Promise<StageResult> {
  console.log(`\n── ${stage.name} ──`);
  forgetResults(stage.name);
  const start = performance.now();
  const ending = await runToEnd(stage);
  const { counts, remark } = judge(stage, ending, readResults(stage.name));
  if (remark !== '') console.error(`newsmark: ${stage.name}: ${remark}`);
  return { stage, counts, remark, seconds: (performance.now() - start) / 1000 };
}

async function runToEnd(stage: Stage): Promise<Ending> {
  const child = startNpm(stage);
  const forget = atEnd(() => killGroup(child, 'SIGTERM'));
  const exit = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve({ kind: 'exit', status: status ?? 1 }));
  });
  const timer = new AbortController();
  const limit = stage.limitMinutes * minute * (isDeep ? 4 : 1);
  const late = wait(limit, { kind: 'late' } as const, { signal: timer.signal });
  try {
    const ending = await Promise.race([exit, late]);
    if (ending.kind === 'late') await end(child, exit);
    return ending;
  } finally {
    timer.abort();
    late.catch(() => undefined);
    forget();
  }
}

/** Asks first, because the stage ends the servers and browsers it started. */
async function end(child: ChildProcess, exit: Promise<Ending>): Promise<void> {
  killGroup(child, 'SIGTERM');
  await Promise.race([exit, wait(graceMs)]);
  killGroup(child, 'SIGKILL');
}

function startNpm(stage: Stage): ChildProcess {
  const script = process.env['npm_execpath'] ?? '';
  const isNode = path.basename(script) === 'npm-cli.js';
  return spawn(isNode ? process.execPath : 'npm', [...(isNode ? [script] : []), 'run', '--silent', stage.script], {
    cwd: repositoryRoot,
    env: { ...process.env, NEWSMARK_SUITE: stage.name, ...(isDeep ? { NEWSMARK_DEEP: '1' } : {}) },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
    shell: !isNode && process.platform === 'win32',
  });
}
