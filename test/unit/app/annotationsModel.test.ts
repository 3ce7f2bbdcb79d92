import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { createHighlight } from '../../../src/core/annotation/create';
import { describeTarget } from '../../../src/core/anchor/describe';
import { serialiseSidecar } from '../../../src/core/annotation/serialiseSidecar';
import { withAnnotation } from '../../../src/core/annotation/sidecar';
import { toModelText } from '../../../src/core/text/modelText';
import type { AnnotationDraft } from '../../../src/app/annotations';
import { hardText, runs } from '../../support/property';
import { type CorpusSetting, startedSetting } from './corpusSetting';
import { readBack } from './sidecars';

const text = toModelText('Rents rose 4% 😀 in May.\n\nThe mayor denied it. “Nobody”, she said, “won”.');
const sidecar = 'a.txt.newsmark.json';

/** What somebody does. Annotations are named by their number among those there are. */
type Action =
  | { readonly kind: 'add'; readonly start: number; readonly length: number; readonly draft: AnnotationDraft }
  | { readonly kind: 'update'; readonly number: number; readonly draft: AnnotationDraft }
  | { readonly kind: 'remove'; readonly numbers: readonly number[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'other'; readonly start: number };

const words = hardText(4).filter((said) => said.trim() !== '');
const draft: fc.Arbitrary<AnnotationDraft> = fc.oneof(
  fc.record({ kind: fc.constant('highlight' as const), label: words, comment: words }, { requiredKeys: ['kind'] }),
  fc.record(
    {
      kind: fc.constant('claim' as const),
      statement: words,
      verdict: fc.constantFrom('unreviewed', 'false'),
      claimant: fc.record({ name: words, entity: words }, { requiredKeys: ['name'] }),
    },
    { requiredKeys: ['kind', 'statement', 'verdict'] },
  ),
);
const start = fc.nat(text.length - 1);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), start, length: fc.integer({ min: 1, max: 9 }), draft }),
  fc.record({ kind: fc.constant('update' as const), number: fc.nat(), draft }),
  fc.record({ kind: fc.constant('remove' as const), numbers: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('other' as const), start }),
);

/** Does the actions on the sidecar and on a map from id to what is said, with the ways back in a list. */
class Model {
  readonly #setting: CorpusSetting;
  readonly #said = new Map<string, string>();
  readonly #waysBack: [string, string | undefined][][] = [];
  #others = 0;

  constructor(setting: CorpusSetting) {
    this.#setting = setting;
  }

  async perform(action: Action): Promise<void> {
    const { annotations } = this.#setting;
    const there = (this.#setting.corpus.article('a.txt')?.annotations ?? []).map(({ annotation }) => annotation);
    const pick = (number: number): Annotation | undefined => there[number % there.length];
    switch (action.kind) {
      case 'add': {
        const range = { start: action.start, end: action.start + action.length };
        assert.equal((await annotations.add('a.txt', text, range, action.draft)).kind, 'done');
        const added = this.#onDisk().find(({ id }) => !this.#said.has(id)) ?? assert.fail('it must be on disk');
        this.#expect([[added.id, saidBy(action.draft)]]);
        return;
      }
      case 'update': {
        const picked = pick(action.number);
        if (!picked) return;
        assert.equal((await annotations.update('a.txt', picked, action.draft)).kind, 'done');
        this.#expect([[picked.id, saidBy(action.draft)]]);
        return;
      }
      case 'remove': {
        const picked = [...new Set(action.numbers.map(pick).filter((one) => one !== undefined))];
        if (picked.length === 0) return;
        const result = await annotations.remove('a.txt', picked);
        assert.deepEqual(result, { kind: 'done', changed: picked.length, skipped: 0 });
        this.#expect(picked.map(({ id }) => [id, undefined]));
        return;
      }
      case 'undo': {
        const result = await annotations.undo();
        const wayBack = this.#waysBack.pop();
        assert.equal(result?.kind, wayBack && 'done');
        for (const [id, said] of wayBack ?? []) this.#set(id, said);
        return;
      }
      case 'other':
        return this.#addAsOther(action.start);
    }
  }

  /** The sidecar, read anew, says what the model says; the corpus shows the same. */
  check(): void {
    const said = (annotations: readonly Annotation[]): [string, string][] =>
      annotations.map((one): [string, string] => [one.id, saidBy(one)]).sort();
    assert.deepEqual(said(this.#onDisk()), [...this.#said].sort());
    const placed = this.#setting.corpus.article('a.txt')?.annotations ?? [];
    assert.deepEqual(said(placed.map(({ annotation }) => annotation)), [...this.#said].sort());
    assert.ok(placed.every(({ placement }) => placement.kind === 'exact'));
  }

  #onDisk(): readonly Annotation[] {
    const content = this.#setting.files.text(sidecar);
    return content === undefined ? [] : readBack(content).annotations;
  }

  #expect(changes: [string, string | undefined][]): void {
    this.#waysBack.push(changes.map(([id]) => [id, this.#said.get(id)]));
    for (const [id, said] of changes) this.#set(id, said);
  }

  #set(id: string, said: string | undefined): void {
    if (said === undefined) this.#said.delete(id);
    else this.#said.set(id, said);
  }

  async #addAsOther(start: number): Promise<void> {
    const content = this.#setting.files.text(sidecar);
    if (content === undefined) return;
    const making = { id: `urn:uuid:other-${this.#others++}`, target: describeTarget(text, { start, end: start + 4 }) };
    const highlight = createHighlight({ ...making, now: '2024-11-01T08:00:00Z' });
    this.#setting.files.put(sidecar, serialiseSidecar(withAnnotation(readBack(content), highlight)));
    await this.#setting.refresh(sidecar);
    this.#said.set(highlight.id, saidBy(highlight));
  }
}

function saidBy(draft: AnnotationDraft): string {
  return draft.kind === 'claim'
    ? JSON.stringify([draft.statement, draft.verdict, draft.claimant?.name, draft.claimant?.entity])
    : JSON.stringify([draft.label, draft.comment]);
}

suite('app/annotations, always', () => {
  test('leave on disk what was done, and take it back in reverse, whoever writes in between', () =>
    fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
        const model = new Model(await startedSetting({ 'a.txt': text }));
        for (const one of actions) {
          await model.perform(one);
          model.check();
        }
      }),
      runs(100),
    )).timeout(600_000);
});
