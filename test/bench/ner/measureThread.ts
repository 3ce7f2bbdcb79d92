import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { build, type Plugin } from 'esbuild';
import { repositoryRoot } from '../../support/paths';

/** Articles in one language, and how many tokens they have together. */
export interface LanguageTexts {
  readonly language: string;
  readonly texts: readonly string[];
  readonly tokens: number;
}

/** What a thread that recognises names takes. */
export interface ThreadMeasures {
  /** Until what is known of languages can be used, cold, in milliseconds. */
  readonly loadTime: number;
  /** Tokens a second of the whole job (prose, names, who is who), the best of forty rounds or more. */
  readonly speeds: readonly { readonly language: string; readonly speed: number }[];
  /** Of the thread after all that and a collection, in bytes. */
  readonly heapUsed: number;
  /** Beside the heap, in bytes. */
  readonly arrayBuffers: number;
}

const folder = path.join(repositoryRoot, 'out', 'bench', 'ner');

/** As in `esbuild.mjs`: what is known of languages is a script of its own. */
const requiredLanguage: Plugin = {
  name: 'required-language',
  setup: (builder) => {
    builder.onResolve({ filter: /\/resources\/bundled$/ }, () => ({ path: './language.js', external: true }));
  },
};

/** Builds the job as it is shipped and runs it in a thread of its own. */
export async function measureThread(languages: readonly LanguageTexts[]): Promise<ThreadMeasures> {
  const entry = async (source: string, name: string, plugins: Plugin[] = []): Promise<unknown> =>
    build({
      entryPoints: [path.join(repositoryRoot, source)],
      outfile: path.join(folder, `${name}.js`),
      bundle: true,
      minify: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      charset: 'utf8',
      plugins,
    });
  await entry('src/core/entity/resources/bundled.ts', 'language');
  await entry('src/app/library/recogniseJob.ts', 'recogniseJob', [requiredLanguage]);
  await entry('test/bench/ner/jobWorker.ts', 'jobWorker');
  const worker = new Worker(path.join(folder, 'jobWorker.js'), { workerData: languages });
  const [measures] = (await once(worker, 'message')) as [ThreadMeasures];
  await worker.terminate();
  return measures;
}
