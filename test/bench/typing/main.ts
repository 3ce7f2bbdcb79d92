import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { openWorkbench } from '../../support/host/workbench';
import { repositoryRoot } from '../../support/paths';
import { PlainError, runScript } from '../../support/plainError';
import type { Percentiles } from '../measures';

const ANNOTATIONS = 1000;
const REPORT = 'test/bench/typing.md';
const LIMIT_MS = 10 * 60_000;

/** What is measured: posted in the environment. */
export interface TypingTask {
  /** Where the result goes. */
  readonly result: string;
}

/** Milliseconds a keystroke. */
export interface TypingResult {
  readonly plain: Percentiles;
  readonly annotated: Percentiles;
}

/** `npm run bench:typing`: what 1,000 annotations add to a keystroke in a real VS Code, beside the same article without any. */
runScript(async () => {
  const module = path.join(repositoryRoot, 'out', 'bench', 'typing.js');
  await build({
    entryPoints: [path.join(__dirname, 'inside.ts')],
    outfile: module,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-typing-'));
  writeArticles(folder);
  const result = await measure(module, folder);
  const row = (name: string, { p50, p99 }: Percentiles): string =>
    `| ${name} | ${[p50, p99].map((value) => value.toFixed(2)).join(' | ')} |`;
  const report = [
    '# Typing in an annotated article',
    '',
    'Made by `npm run bench:typing`: milliseconds from a letter to the moment when the whole extension host was told of it. Compare within one run only.',
    '',
    '| article of 100 KB | p50 | p99 |',
    '| --- | --- | --- |',
    row('without annotations', result.plain),
    row(`with ${ANNOTATIONS.toLocaleString('en')} annotations`, result.annotated),
    '',
    `Added: ${(result.annotated.p50 - result.plain.p50).toFixed(2)} ms (p50), ${(result.annotated.p99 - result.plain.p99).toFixed(2)} ms (p99).`,
  ].join('\n');
  writeFileSync(path.join(repositoryRoot, REPORT), `${report}\n`);
  console.log(report);
  return 0;
});

async function measure(module: string, folder: string): Promise<TypingResult> {
  const task: TypingTask = { result: path.join(mkdtempSync(path.join(tmpdir(), 'newsmark-typed-')), 'result.json') };
  process.env['NEWSMARK_BENCH'] = JSON.stringify(task);
  let ended: ((status: number) => void) | undefined;
  const status = new Promise<number>((resolve, reject) => {
    ended = resolve;
    setTimeout(() => reject(new PlainError('nothing was measured')), LIMIT_MS).unref();
  });
  const workbench = await openWorkbench({
    folder,
    extension: 'node',
    extensionRoot: repositoryRoot,
    testModule: module,
    settings: {
      'git.enabled': false,
      // A server looks for open ports by starting a process every two seconds, for which its extension host stands still.
      'remote.autoForwardPorts': false,
      'remote.autoForwardPortsSource': 'output',
      'remote.restoreForwardedPorts': false,
    },
    beforeLoad: async (page) => {
      await page.exposeFunction('codeAutomationLog', () => undefined);
      await page.exposeFunction('codeAutomationExit', (code: number) => ended?.(code));
    },
  });
  try {
    const code = await status;
    if (!existsSync(task.result)) throw new PlainError(`the window ended with status ${code}\n${workbench.logs()}`);
    return JSON.parse(readFileSync(task.result, 'utf8')) as TypingResult;
  } finally {
    await workbench.close();
  }
}

/** The same text twice, of 1,000 paragraphs; in one of them a passage of each is annotated. */
function writeArticles(folder: string): void {
  const paragraphs = Array.from({ length: ANNOTATIONS }, (_, at) => {
    return `Il ministro numero ${at} ha parlato ieri a Roma della legge ${at * 7}, e poi ha taciuto del resto.`;
  });
  const text = `${paragraphs.join('\n')}\n`;
  let start = 0;
  const items = paragraphs.map((paragraph, at) => {
    const exact = `ministro numero ${at}`;
    const from = start + paragraph.indexOf(exact);
    start += paragraph.length + 1;
    const quote = { type: 'TextQuoteSelector', exact, prefix: 'Il ', suffix: ' ha parlato ieri' };
    const position = { type: 'TextPositionSelector', start: from, end: from + exact.length };
    return {
      id: `urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      type: 'Annotation',
      motivation: 'highlighting',
      body: [{ type: 'TextualBody', purpose: 'tagging', value: 'figure' }],
      target: { source: 'annotated.txt', selector: [quote, position] },
    };
  });
  const page = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { newsmark: 'https://newsmark.dev/ns#' }],
    type: 'AnnotationPage',
    'newsmark:version': 1,
    'newsmark:article': { file: 'annotated.txt' },
    items,
  };
  for (const name of ['plain.txt', 'annotated.txt']) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'annotated.txt.newsmark.json'), `${JSON.stringify(page, null, 2)}\n`);
}
