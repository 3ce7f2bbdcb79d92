import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { driverConfig, driverScript } from '../../src/app/mergeDriver';
import { mergeMarked } from '../../src/app/mergeFiles';
import { createHighlight } from '../../src/core/annotation/create';
import { describeTarget } from '../../src/core/anchor/describe';
import type { Annotation } from '../../src/core/annotation/annotation';
import { hasChoice } from '../../src/core/annotation/choices';
import { parseSidecar } from '../../src/core/annotation/parseSidecar';
import { serialiseSidecar } from '../../src/core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation, type Sidecar } from '../../src/core/annotation/sidecar';
import { toModelText } from '../../src/core/text/modelText';
import { repositoryRoot } from '../support/paths';
import { temporaryFolder } from '../support/temporaryCopy';

const cli = path.join(repositoryRoot, 'dist', 'cli.js');
const file = 'story.txt.newsmark.json';
const text = toModelText(Array.from({ length: 60 }, (_, number) => `Sentence ${number} says what happened.`).join(' '));
/** Trials of two branches each, with and without the driver. */
const trials = process.env['NEWSMARK_DEEP'] === '1' ? 200 : 8;
/** Those in which git took lines of look-alikes for one another and merged the wrong ones without a word, before items had checks. */
const mixingTrials = [112, 1193, 1924];

/** Numbers that are the same in every run, from 0 to below 1. */
function numbers(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
  };
}

function annotation(number: number, place: number, comment = 'as it was'): Annotation {
  const start = text.indexOf(`Sentence ${place} `);
  const id = `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const target = describeTarget(text, { start, end: start + 12 });
  return createHighlight({ id, target, now: '2024-11-05T08:00:00Z', creator: 'Ada' }, { label: 'figure', comment });
}

function sidecarOf(annotations: Iterable<Annotation>): Sidecar {
  return [...annotations].reduce(withAnnotation, newSidecar('story.txt', 'a'.repeat(64)));
}

/** A repository in which the sidecar is merged, with the driver set up or without. */
class Repository {
  readonly folder = temporaryFolder('merge');
  /** In a folder whose name a shell and git read something into. */
  readonly script = path.join(temporaryFolder("merge it's 100%P"), 'git-merge.sh');

  constructor(hasDriver: boolean) {
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'user.name', 'Ada');
    this.git('config', 'user.email', 'ada@example.org');
    writeFileSync(path.join(this.folder, '.gitattributes'), hasDriver ? '*.newsmark.json merge=newsmark\n' : '');
    if (hasDriver) {
      writeFileSync(this.script, driverScript({ runtime: process.execPath, script: cli }));
      for (const { key, value } of driverConfig(this.script)) this.git('config', key, value);
    }
    this.git('add', '.');
    this.git('commit', '-q', '-m', 'attributes');
  }

  git(...words: string[]): string {
    return execFileSync('git', words, { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Commits the three versions and merges them; gives the exit status of `git merge`. */
  merge(base: Sidecar, ours: Sidecar, theirs: Sidecar): number | null {
    this.git('checkout', '-q', 'main');
    this.commit(base);
    this.git('checkout', '-q', '-B', 'theirs');
    this.commit(theirs);
    this.git('checkout', '-q', '-B', 'ours', 'main');
    this.commit(ours);
    return spawnSync('git', ['merge', '-q', '--no-edit', 'theirs'], { cwd: this.folder }).status;
  }

  /** Merges what git left in conflict; gives the exit status. */
  mergeMarkers(): number | null {
    return spawnSync(process.execPath, [cli, 'merge', file], { cwd: this.folder }).status;
  }

  conclude(): void {
    this.git('add', file);
    this.git('commit', '-q', '--allow-empty', '--no-edit', '-m', 'merged');
  }

  read(): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  private commit(sidecar: Sidecar): void {
    writeFileSync(path.join(this.folder, file), serialiseSidecar(sidecar));
    this.git('add', file);
    this.git('commit', '-q', '--allow-empty', '-m', 'state');
  }
}

interface Trial {
  readonly base: Sidecar;
  readonly ours: Sidecar;
  readonly theirs: Sidecar;
  readonly union: Sidecar;
}

/** Two branches that each add, change and remove annotations, no annotation on both. */
function trialOf(seed: number): Trial {
  const next = numbers(seed);
  const pick = (below: number): number => Math.floor(next() * below);
  const base = new Map<number, Annotation>();
  for (let number = 1; number <= 8; number++) base.set(number, annotation(number, pick(60)));
  const [ours, theirs, union] = [new Map(base), new Map(base), new Map(base)];
  for (const number of base.keys()) {
    const side = [ours, theirs][pick(2)] ?? ours;
    const change = pick(3);
    if (change === 0) continue;
    for (const branch of [side, union]) {
      if (change === 1) branch.delete(number);
      else branch.set(number, { ...(base.get(number) ?? assert.fail()), label: 'quote' } as Annotation);
    }
  }
  for (const [first, side] of [
    [100, ours],
    [200, theirs],
  ] as const) {
    for (let number = first; number <= first + pick(4); number++) {
      const added = annotation(number, pick(60), `added ${number}`);
      for (const branch of [side, union]) branch.set(number, added);
    }
  }
  const [b, o, t, u] = [base, ours, theirs, union].map((branch) => sidecarOf(branch.values()));
  assert.ok(b && o && t && u);
  return { base: b, ours: o, theirs: t, union: u };
}

/**
 * What comes of the marks where the copies of git cannot be reached: nothing is lost, and each annotation is as somebody wrote it or
 * a choice. Without the base what one side removed may come back. False where nothing comes of them, since git mixed lines.
 */
function checkMarksAlone(marked: string, { ours, theirs, union }: Trial): boolean {
  const alone = mergeMarked(file, marked)?.merged;
  if (alone?.kind === 'mixed') return false;
  const parsed = alone?.kind === 'merged' ? parseSidecar(alone.content) : undefined;
  assert.ok(parsed?.kind === 'ok');
  const { annotations } = parsed.sidecar;
  const said = (one: Annotation): string => serialiseSidecar(sidecarOf([one]));
  const written = new Set([ours, theirs, union].flatMap((sidecar) => sidecar.annotations.map(said)));
  for (const one of annotations) assert.ok(hasChoice(one) || written.has(said(one)), one.id);
  const ids = new Set(annotations.map(({ id }) => id));
  assert.ok(union.annotations.every(({ id }) => ids.has(id)));
  return true;
}

suite('merging branches, with git', () => {
  test(`gives the union of both, ${trials} of ${trials}, with the driver`, function () {
    this.timeout(trials * 20_000);
    const repository = new Repository(true);
    for (let seed = 1; seed <= trials; seed++) {
      const { base, ours, theirs, union } = trialOf(seed);
      assert.equal(repository.merge(base, ours, theirs), 0, `trial ${seed}`);
      assert.equal(repository.read(), serialiseSidecar(union), `trial ${seed}`);
    }
  });

  test(`gives the union of both, ${trials} of ${trials}, from what git leaves without the driver`, function () {
    this.timeout(trials * 20_000);
    const repository = new Repository(false);
    let [conflicts, refused] = [0, 0];
    const seeds = Array.from({ length: trials }, (_, index) => index + 1);
    for (const seed of new Set([...seeds, ...mixingTrials])) {
      const trial = trialOf(seed);
      const { base, ours, theirs, union } = trial;
      if (repository.merge(base, ours, theirs) !== 0) {
        conflicts++;
        if (!checkMarksAlone(repository.read(), trial)) refused++;
        assert.equal(repository.mergeMarkers(), 0, `trial ${seed}`);
        assert.equal(repository.read(), serialiseSidecar(union), `trial ${seed}`);
        repository.conclude();
      }
      // What git merges by itself is right, but not always in the order of the format.
      const parsed = parseSidecar(repository.read());
      assert.ok(parsed.kind === 'ok', `trial ${seed}`);
      assert.equal(serialiseSidecar(parsed.sidecar), serialiseSidecar(union), `trial ${seed}`);
    }
    assert.ok(conflicts > refused, 'some merges must be in conflict, and not all need the copies of git');
  });

  test('leaves one choice, in a valid file, when the same field was changed twice', () => {
    const repository = new Repository(true);
    const base = sidecarOf([annotation(1, 5), annotation(2, 9)]);
    const labelled = (label: string): Sidecar =>
      sidecarOf(base.annotations.map((one, index) => (index === 0 ? ({ ...one, label } as Annotation) : one)));
    assert.notEqual(repository.merge(base, labelled('quote'), labelled('opinion')), 0);
    const parsed = parseSidecar(repository.read());
    assert.ok(parsed.kind === 'ok');
    assert.deepEqual(parsed.sidecar.annotations.map(hasChoice), [true, false]);
  });

  test('leaves a conflict alone in which git mixed lines, where there is no git', () => {
    const [good, other] = [[annotation(1, 5)], [annotation(2, 5)]].map((all) => serialiseSidecar(sidecarOf(all)));
    assert.ok(good !== undefined && other !== undefined);
    const marked = `<<<<<<< ours\n${good}=======\n${other.replace('as it was', 'mixed in')}>>>>>>> theirs\n`;
    const alone = path.join(temporaryFolder('merge'), file);
    writeFileSync(alone, marked);
    const ended = spawnSync(process.execPath, [cli, 'merge', alone], { encoding: 'utf8' });
    assert.deepEqual([ended.status, readFileSync(alone, 'utf8')], [3, marked]);
    assert.match(ended.stderr, /git mixed lines of both versions/);
  });

  for (const lost of ['the command line', 'the script of the driver'] as const) {
    test(`leaves both sides in the file where ${lost} is gone`, () => {
      const repository = new Repository(true);
      if (lost === 'the command line') {
        writeFileSync(repository.script, driverScript({ runtime: process.execPath, script: `${cli}.gone` }));
      } else rmSync(repository.script);
      const base = sidecarOf([annotation(1, 5)]);
      const labelled = (label: string): Sidecar =>
        sidecarOf(base.annotations.map((one) => ({ ...one, label }) as Annotation));
      assert.notEqual(repository.merge(base, labelled('quote'), labelled('opinion')), 0);
      assert.match(repository.read(), /<<<<<<<[^]*quote[^]*=======[^]*opinion[^]*>>>>>>>/);
    });
  }

  test('leaves alone what it cannot read', () => {
    const folder = temporaryFolder('merge');
    const write = (name: string, content: string): string => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const good = serialiseSidecar(sidecarOf([annotation(1, 5)]));
    const [base, ours, theirs] = [write('base', good), write('ours', good), write('theirs', '{')];
    const ended = spawnSync(process.execPath, [cli, 'merge', base, ours, theirs, file], { encoding: 'utf8' });
    assert.deepEqual([ended.status, readFileSync(ours, 'utf8')], [3, good]);
    assert.match(ended.stderr, /theirs cannot be merged/);
    const unmarked = spawnSync(process.execPath, [cli, 'merge', write(file, good)], { encoding: 'utf8' });
    assert.equal(unmarked.status, 3);
    assert.match(unmarked.stderr, /no conflict to merge/);
  });
});
