import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { Pacer } from '../../../src/app/library/pacer';
import type { recogniseText } from '../../../src/app/library/recogniseJob';
import type { bundledResources } from '../../../src/core/entity/resources/bundled';
import { toModelText } from '../../../src/core/text/modelText';
import type { LanguageTexts, ThreadMeasures } from './measureThread';

/** The thread that {@link ThreadMeasures} are of: loads what it needs as the worker does, recognises, and tells. */
const load = createRequire(__filename);
const job = load('./recogniseJob.js') as { readonly recogniseText: typeof recogniseText };
const start = processorTime();
(load('./language.js') as { readonly bundledResources: typeof bundledResources }).bundledResources();
const loadTime = processorTime() - start;

/** Nobody else is in this thread to have a turn. */
const alone = new Pacer(() => Promise.resolve());

async function speedOf({ language, texts, tokens }: LanguageTexts): Promise<ThreadMeasures['speeds'][number]> {
  const modelTexts = texts.map(toModelText);
  let best = Infinity;
  const first = processorTime();
  for (let round = 0; round < 40 || processorTime() - first < 3000; round++) {
    const begin = processorTime();
    for (const text of modelTexts) await job.recogniseText({ path: 'article.txt', text, language }, alone);
    best = Math.min(best, processorTime() - begin);
  }
  return { language, speed: Math.round((tokens / best) * 1000) };
}

/** Of the whole process, whose other thread waits; in milliseconds. What else the machine does is not in it. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function measure(): Promise<ThreadMeasures> {
  const speeds: ThreadMeasures['speeds'][number][] = [];
  for (const language of workerData as readonly LanguageTexts[]) speeds.push(await speedOf(language));
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { loadTime, speeds, heapUsed, arrayBuffers };
}

void measure().then((measures) => parentPort?.postMessage(measures));
