import { parseLabels, serialiseLabels } from '../core/label/labelsCodec';
import { mergeLabels } from '../core/label/mergeLabels';
import { noLabels } from '../core/label/projectLabel';
import { labelsFile, type LabelFiles } from './labelFiles';
import type { FileId } from './ports';
import { SerialQueue } from './serialQueue';
import type { LabelsChange, Step } from './sidecarStep';
import { attempts, gone, pauseBefore, type WriterPorts, type Written } from './sidecarWriter';

/**
 * Writes steps into the files of labels, each on the file as it is on disk at that moment, one at a time for each folder: what another
 * window or git wrote in between stays, and where both said something else of one label the step finds nothing to change.
 */
export class LabelWriter {
  readonly #labels: LabelFiles;
  readonly #ports: WriterPorts;
  readonly #queue = new SerialQueue<FileId>();

  constructor(labels: LabelFiles, ports: WriterPorts) {
    this.#labels = labels;
    this.#ports = ports;
  }

  /** Settles when the labels are known as they were written. */
  async write(folder: FileId, change: LabelsChange): Promise<Written> {
    const written = await this.#queue.run(folder, () => this.#tryToWrite(folder, change));
    await this.#labels.read(folder);
    return written;
  }

  async #tryToWrite(folder: FileId, change: LabelsChange, attempt = 1): Promise<Written> {
    const file = labelsFile(folder);
    const text = await this.#ports.files.readText(file);
    if (text.kind === 'failed' && text.failure !== 'missing') {
      return { result: { kind: 'labelsRefused', folder, state: { kind: 'unreadable', failure: text.failure } } };
    }
    const content = text.kind === 'ok' ? text.value : undefined;
    const parsed = content === undefined ? undefined : parseLabels(content);
    if (parsed && parsed.kind !== 'ok') return { result: { kind: 'labelsRefused', folder, state: parsed } };
    const before = serialiseLabels(parsed?.labels ?? noLabels);
    const after = changed(before, change);
    if (after === undefined || after === before) return { result: gone };
    const written = await this.#ports.files.replaceText(file, after, content);
    if (written.kind === 'ok') {
      const made: Step = { article: folder, changes: [], labels: { before, after } };
      return { result: { kind: 'done', changed: 1, skipped: 0 }, made };
    }
    if (written.failure !== 'changed' || attempt === attempts) {
      return { result: { kind: 'labelsRefused', folder, state: { kind: 'unwritten', failure: written.failure } } };
    }
    await pauseBefore(attempt, this.#ports);
    return this.#tryToWrite(folder, change, attempt + 1);
  }
}

/** What a change makes of a file; undefined where it cannot be told. */
function changed(current: string, { before, after }: LabelsChange): string | undefined {
  if (current === before) return after;
  const merged = mergeLabels({ base: before, ours: current, theirs: after });
  return merged.kind === 'merged' && merged.choices === 0 ? merged.content : undefined;
}
