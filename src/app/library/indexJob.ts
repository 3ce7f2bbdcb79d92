import { SegmentBuilder } from '../../core/search/segmentBuilder';
import { toModelText } from '../../core/text/modelText';
import type { FileFailure } from '../ports';
import { analyseArticle } from './analyseArticle';
import type { FileToIndex, IndexJob, IndexResult } from './job';
import type { JobTools } from './jobTools';
import type { ArticleText, FoundFile } from './librarySource';
import { Pacer } from './pacer';
import { readAhead } from './readAhead';
import { packShard, type ShardRecord } from './shard';

/**
 * Reads and analyses files, and packs what is found to a shard. A file that cannot be read or analysed becomes a record that
 * says why. O(texts); about 0.3 ms for an article of 4 KB.
 */
export async function indexFiles({ files }: IndexJob, tools: JobTools): Promise<IndexResult> {
  const batch = new Batch(tools.hash);
  const pacer = new Pacer(tools.pause);
  for await (const { item, text } of readAhead(files, tools.source)) {
    if (tools.isEnded?.() === true) break;
    const done = tools.begin?.([item.file.id]);
    if (text.kind === 'ok') batch.add(item, text.value);
    else batch.addFailure(item.file, text.failure);
    done?.();
    await pacer.breathe();
  }
  return batch.result();
}

class Batch {
  readonly #hash: JobTools['hash'];
  readonly #segment = new SegmentBuilder();
  readonly #records: ShardRecord[] = [];
  readonly #unchanged: IndexResult['unchanged'][number][] = [];
  readonly #gone: string[] = [];

  constructor(hash: JobTools['hash']) {
    this.#hash = hash;
  }

  add({ file: { id, path, stamp: found }, hash: known }: FileToIndex, { text, stamp = found }: ArticleText): void {
    const modelText = toModelText(text);
    const hash = this.#hash(modelText);
    if (hash === known) {
      this.#unchanged.push(stamp === undefined ? { id } : { id, stamp });
      return;
    }
    const file = { id, path };
    try {
      const { analysis, document } = analyseArticle(file, modelText, hash);
      this.#segment.add(document);
      this.#records.push({ file, stamp, analysis });
    } catch {
      this.#records.push({ file, failure: 'notAnalysed' });
    }
  }

  addFailure({ id, path, stamp }: FoundFile, failure: FileFailure): void {
    const file = { id, path };
    if (failure === 'missing') this.#gone.push(id);
    else this.#records.push(dependsOnContent(failure) ? { file, stamp, failure } : { file, failure });
  }

  result(): IndexResult {
    const shard = packShard({ records: this.#records, segment: this.#segment.seal() });
    return { kind: 'index', shard, unchanged: this.#unchanged, gone: this.#gone };
  }
}

const contentFailures: ReadonlySet<FileFailure> = new Set(['empty', 'binary', 'tooLarge', 'invalidEncoding']);

/** Whether a file fails as long as it does not change; others are tried again at the next start. */
function dependsOnContent(failure: FileFailure): boolean {
  return contentFailures.has(failure);
}
