import assert from 'node:assert/strict';
import type { AnnotationDraft } from '../../../src/app/annotations';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { toModelText } from '../../../src/core/text/modelText';
import { articleHash } from '../../../src/core/text/sha256';
import { type CorpusSetting, startedSetting } from './corpusSetting';

const rents = 'Rents rose 4% in May. The mayor denied it. Nobody won.\n';
const hash = articleHash(toModelText(rents));
const kept = `.newsmark/texts/${hash}`;
const sidecar = 'a.txt.newsmark.json';
const highlight: AnnotationDraft = { kind: 'highlight', label: 'figure' };

async function annotate(setting: CorpusSetting, quote: string, text = rents): Promise<void> {
  const start = toModelText(text).indexOf(quote);
  await setting.annotations.add('a.txt', text, { start, end: start + quote.length }, highlight);
}

function only({ corpus }: CorpusSetting): Annotation {
  return corpus.article('a.txt')?.annotations[0]?.annotation ?? assert.fail('there must be an annotation');
}

suite('app/baseTexts', () => {
  const keeping = { keepsTexts: true };

  test('keeps the text of an article with its first annotation, once', async () => {
    const setting = await startedSetting({ 'a.txt': rents }, keeping);
    await annotate(setting, 'mayor');
    assert.equal(setting.files.text(kept), rents);
    assert.equal(only(setting).base, hash);
    setting.files.put(kept, rents);
    await annotate(setting, 'won');
    assert.equal(setting.files.text(kept), rents);
  });

  test('keeps it with LF line ends and without a byte order mark', async () => {
    const text = `\uFEFF${rents.replaceAll('\n', '\r\n')}`;
    const setting = await startedSetting({ 'a.txt': text }, keeping);
    await annotate(setting, 'mayor', text);
    assert.equal(setting.files.text(kept), rents);
  });

  test('keeps nothing where nobody wants it', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await annotate(setting, 'mayor');
    assert.equal(setting.files.text(kept), undefined);
    assert.equal(only(setting).base, undefined);
  });

  test('leaves a text where the history of the folder has it', async () => {
    const history = {
      holds: (_: string, asked: string) => Promise.resolve(asked === hash),
      read: (_: string, asked: string) => Promise.resolve(asked === hash ? toModelText(rents) : undefined),
    };
    const setting = await startedSetting({ 'a.txt': rents }, { ...keeping, history });
    await annotate(setting, 'mayor');
    assert.equal(setting.files.text(kept), undefined);
    assert.equal(only(setting).base, hash);
  });

  test('annotates all the same when the text cannot be kept', async () => {
    const setting = await startedSetting({ 'a.txt': rents }, keeping);
    setting.files.beforeWrite = (id) => {
      setting.files.writeFailure = id === kept ? 'full' : undefined;
    };
    await annotate(setting, 'mayor');
    assert.deepEqual(setting.placements('a.txt'), ['exact mayor']);
    assert.equal(only(setting).base, undefined);
    assert.equal(setting.log.warnings.length, 1);
  });

  /** Annotates a quote, rewrites the article, and says where the annotation is. */
  const checkPlaced = async (quote: string, after: string, expected: string, damage = false): Promise<void> => {
    const setting = await startedSetting({ 'a.txt': rents }, keeping);
    await annotate(setting, quote);
    setting.files.put('a.txt', after);
    const fresh = await startedSetting(setting.files, keeping);
    if (damage) {
      setting.files.put(kept, 'Something else.');
      fresh.corpus.dispose();
    }
    const read = damage ? await startedSetting(setting.files, keeping) : fresh;
    const [{ placement } = assert.fail()] = read.corpus.article('a.txt')?.annotations ?? [];
    const words = 'range' in placement ? after.slice(placement.range.start, placement.range.end) : '';
    assert.equal(`${placement.kind} ${words}`.trim(), expected);
  };

  test('finds words that were changed by the text they were made on', () =>
    checkPlaced('rose 4%', rents.replace('rose 4%', 'rose by 5%'), 'edited rose by 5%'));
  test('knows that words are gone though others like them stand elsewhere', () =>
    checkPlaced('The mayor denied it.', rents.replace('The mayor denied it. ', ''), 'orphan'));
  test('goes by the words alone when the text was tampered with', () =>
    checkPlaced('mayor denied it', `New. ${rents}`, 'moved mayor denied it', true));
});

suite('app/annotations, described anew', () => {
  const moved = `Corrected. ${rents}`;
  const rewritten = async (options = {}): Promise<CorpusSetting> => {
    const setting = await startedSetting({ 'a.txt': rents }, { keepsTexts: true, ...options });
    await annotate(setting, 'mayor');
    setting.files.put('a.txt', moved);
    const start = moved.indexOf('mayor');
    const move = { annotation: only(setting), ranges: [{ start, end: start + 5 }] };
    await setting.annotations.rewrite('a.txt', toModelText(moved), [move]);
    return setting;
  };

  test('stand where they were moved, on the text as it was saved', async () => {
    const setting = await rewritten();
    assert.deepEqual(only(setting).target.position, { start: 37, end: 42 });
    assert.equal(only(setting).base, articleHash(toModelText(moved)));
    assert.deepEqual(setting.placements('a.txt'), ['exact mayor']);
  });

  test('are no change to undo, and what was changed before can still be undone and made again', async () => {
    const setting = await rewritten();
    const after = setting.files.text(sidecar);
    assert.deepEqual(await setting.annotations.undo(), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual(setting.placements('a.txt'), []);
    assert.deepEqual(await setting.annotations.redo(), { kind: 'done', changed: 1, skipped: 0 });
    assert.equal(setting.files.text(sidecar), after);
    assert.equal(await setting.annotations.redo(), undefined);
  });

  test('write nothing when nothing moved', async () => {
    const setting = await startedSetting({ 'a.txt': rents }, { keepsTexts: true });
    await annotate(setting, 'mayor');
    const before = setting.files.text(sidecar);
    const start = rents.indexOf('mayor');
    await setting.annotations.rewrite('a.txt', toModelText(rents), [
      { annotation: only(setting), ranges: [{ start, end: start + 5 }] },
    ]);
    assert.equal(setting.files.text(sidecar), before);
  });
});
