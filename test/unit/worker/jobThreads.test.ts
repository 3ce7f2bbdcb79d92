import assert from 'node:assert/strict';
import { Conversation } from '../../../src/app/library/conversation';
import type { Job, JobResult } from '../../../src/app/library/job';
import type { WorkerConfiguration } from '../../../src/app/library/workerConfiguration';
import type { TopicsOf } from '../../../src/app/library/workerTopics';
import { JobThreads, type JobOwnerTopics, type JobTopics } from '../../../src/worker/jobThreads';
import { delivered, memoryChannel, type MemoryChannelEnd } from '../../support/memoryChannel';
import { MemorySource } from '../../support/memorySource';

/** Threads in memory that wait with their answers until the test says so. */
class Setting {
  /** The channels to all threads started so far. */
  readonly threads: MemoryChannelEnd[] = [];
  /** The files of each job and the settings it came with, in the order the jobs began. */
  readonly begun: string[] = [];
  configuration: WorkerConfiguration = { folders: [] };
  /** How many of the next threads cannot be started. */
  broken = 0;
  readonly #waiting: (() => void)[] = [];
  readonly jobs: JobThreads;

  constructor(lanes: number) {
    this.jobs = new JobThreads(lanes, {
      start: () => this.#start(),
      configuration: () => this.configuration,
      elsewhere: new MemorySource({ 'far.txt': 'read by the editor' }),
      onError: (error) => assert.fail(String(error)),
    });
  }

  run(id: string): Promise<JobResult> {
    return this.jobs.run({ kind: 'recognise', files: [{ file: { id, path: id }, language: undefined }] });
  }

  /** Ends the job that began first, and lets the next one begin. */
  async finish(): Promise<void> {
    this.#waiting.shift()?.();
    await delivered();
  }

  #start(): MemoryChannelEnd {
    if (this.broken-- > 0) throw new Error('no more threads');
    const [near, far] = memoryChannel();
    this.threads.push(near);
    const answers: TopicsOf<JobTopics> = {
      run: async (job: Job, configuration) => {
        this.begun.push(`${job.files.map(({ file }) => file.id).join()} ${configuration.cachePath ?? '-'}`);
        const [file] = job.files;
        const text = file && (await owner.ask('readElsewhere', file.file));
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
        return { kind: 'recognise', mentions: new TextEncoder().encode(text?.kind === 'ok' ? text.value.text : '-') };
      },
    };
    const owner = new Conversation<TopicsOf<JobOwnerTopics>>(far, answers, () => undefined);
    return near;
  }
}

suite('worker/jobThreads', () => {
  test('starts no thread before there is a job', () => assert.equal(new Setting(2).threads.length, 0));

  test('gives what a thread gives, which can ask for files', async () => {
    const setting = new Setting(1);
    const running = setting.run('far.txt');
    await delivered();
    await setting.finish();
    const result = await running;
    assert.equal(result.kind === 'recognise' && new TextDecoder().decode(result.mentions), 'read by the editor');
  });

  test('runs as many jobs at once as it has lanes, the others in their turn', async () => {
    const setting = new Setting(2);
    const running = ['a', 'b', 'c', 'd'].map((id) => setting.run(id));
    await delivered();
    assert.deepEqual([setting.threads.length, setting.begun], [2, ['a -', 'b -']]);
    await setting.finish();
    assert.deepEqual(setting.begun, ['a -', 'b -', 'c -']);
    for (let left = 0; left < 3; left++) await setting.finish();
    await Promise.all(running);
    assert.equal(setting.threads.length, 2);
  });

  test('uses a thread again that has nothing to do', async () => {
    const setting = new Setting(2);
    for (const id of ['a', 'b']) {
      const running = setting.run(id);
      await delivered();
      await setting.finish();
      await running;
    }
    assert.equal(setting.threads.length, 1);
  });

  test('gives each job the settings as they are then', async () => {
    const setting = new Setting(1);
    const running = [setting.run('a')];
    await delivered();
    setting.configuration = { folders: [], cachePath: '/new' };
    running.push(setting.run('b'));
    for (let left = 0; left < 2; left++) await setting.finish();
    await Promise.all(running);
    assert.deepEqual(setting.begun, ['a -', 'b /new']);
  });

  test('rejects the job in which a thread died, and does the next one in another', async () => {
    const setting = new Setting(1);
    const deadly = setting.run('a');
    const next = setting.run('b');
    await delivered();
    setting.threads[0]?.fail(new Error('out of memory'));
    await assert.rejects(deadly, { message: 'out of memory' });
    await delivered();
    await setting.finish();
    await setting.finish();
    assert.equal((await next).kind, 'recognise');
    assert.equal(setting.threads.length, 2);
  });

  test('rejects a job for which no thread can be started, and does the next ones', async () => {
    const setting = new Setting(1);
    setting.broken = 1;
    await assert.rejects(setting.run('a'), { message: 'no more threads' });
    const next = setting.run('b');
    await delivered();
    await setting.finish();
    assert.equal((await next).kind, 'recognise');
  });

  test('leaves no job waiting when a thread dies and no other can be started at first', async () => {
    const setting = new Setting(1);
    const running = ['a', 'b', 'c'].map((id) => setting.run(id));
    await delivered();
    setting.broken = 1;
    setting.threads[0]?.fail(new Error('out of memory'));
    await assert.rejects(running[0] ?? Promise.resolve(), { message: 'out of memory' });
    await assert.rejects(running[1] ?? Promise.resolve(), { message: 'no more threads' });
    await delivered();
    await setting.finish();
    await setting.finish();
    assert.equal((await running[2])?.kind, 'recognise');
  });

  test('starts another thread for one that died without a job', async () => {
    const setting = new Setting(1);
    const first = setting.run('a');
    await delivered();
    await setting.finish();
    await first;
    setting.threads[0]?.fail(new Error('ended'));
    await delivered();
    const second = setting.run('b');
    await delivered();
    await setting.finish();
    assert.equal((await second).kind, 'recognise');
    assert.equal(setting.threads.length, 2);
  });
});
