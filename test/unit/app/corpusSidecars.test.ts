import assert from 'node:assert/strict';
import { CorpusSetting, startedSetting } from './corpusSetting';
import { sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it.';
const sidecar = 'a.txt.newsmark.json';
const highlighted = sidecarWith('a.txt', rents, 'rose 4%');

suite('app/corpus, sidecars', () => {
  const check = async (content: string, kind: string, placements: string[]): Promise<CorpusSetting> => {
    const setting = await startedSetting({ 'a.txt': rents });
    setting.files.put(sidecar, content);
    await setting.refresh(sidecar);
    assert.equal(setting.corpus.article('a.txt')?.sidecar.kind, kind);
    assert.deepEqual(setting.placements('a.txt'), placements);
    assert.deepEqual([...(setting.events.at(-1)?.articles ?? [])], ['a.txt']);
    return setting;
  };

  test('takes up a sidecar that appears', async () => check(highlighted, 'ok', ['exact rose 4%']));
  test('says that a sidecar is broken', async () => check('{ "type": ', 'broken', []));
  test('says that a sidecar is empty', async () => check('', 'broken', []));
  test('says that a sidecar is of a newer version', async () =>
    check(highlighted.replace('"newsmark:version": 1', '"newsmark:version": 2'), 'newer', []));

  test('counts items that it does not understand', async () => {
    const setting = await check(highlighted.replace('"items": [', '"items": [{"type": "Bookmark"},'), 'ok', [
      'exact rose 4%',
    ]);
    const state = setting.corpus.article('a.txt')?.sidecar;
    assert.equal(state?.kind === 'ok' && state.issues, 1);
  });

  test('follows a sidecar that changes, breaks, is mended and disappears', async () => {
    const setting = await check(highlighted, 'ok', ['exact rose 4%']);
    const state = async (content: string | undefined): Promise<string> => {
      if (content === undefined) setting.files.delete(sidecar);
      else setting.files.put(sidecar, content);
      await setting.refresh(sidecar);
      return `${String(setting.corpus.article('a.txt')?.sidecar.kind)} ${setting.placements('a.txt').length}`;
    };
    assert.equal(await state(sidecarWith('a.txt', rents, 'rose 4%', 'mayor')), 'ok 2');
    assert.equal(await state('<<<<<<< ours'), 'broken 0');
    assert.equal(await state(highlighted), 'ok 1');
    assert.equal(await state(undefined), 'none 0');
  });

  test('says why a sidecar cannot be read', async () => {
    const setting = new CorpusSetting({ 'a.txt': rents, [sidecar]: highlighted });
    setting.files.failReading(sidecar, 'denied');
    await setting.corpus.start();
    assert.deepEqual(setting.corpus.article('a.txt')?.sidecar, { kind: 'unreadable', failure: 'denied' });
    assert.equal(setting.corpus.article('a.txt')?.analysis?.metadata.words, 9);
  });

  test('places annotations anew when the text changes', async () => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: highlighted });
    setting.files.put('a.txt', `Corrected. ${rents}`);
    await setting.refresh('a.txt');
    assert.deepEqual(setting.placements('a.txt'), ['moved rose 4%']);
    setting.files.put('a.txt', 'The council meets on Monday.');
    await setting.refresh('a.txt');
    assert.deepEqual(setting.placements('a.txt'), ['orphan rose 4%']);
  });

  test('believes quotes and offsets on the very text they were made on', async () => {
    const twice = 'He won it. She won it.';
    const written = sidecarWith('a.txt', twice, 'won').replace(/"prefix": "[^"]*"/, '"prefix": "of another tool "');
    const offsets = await startedSetting({
      'a.txt': twice,
      [sidecar]: written.replace(/"suffix": "[^"]*"/, '"suffix": ""'),
    });
    assert.deepEqual(offsets.placements('a.txt'), ['exact won']);
    const quoteOnly = highlighted.replace(/,\s*\{\s*"type": "TextPositionSelector"[^}]*\}/, '');
    assert.doesNotMatch(quoteOnly, /TextPositionSelector/);
    assert.deepEqual((await startedSetting({ 'a.txt': rents, [sidecar]: quoteOnly })).placements('a.txt'), [
      'exact rose 4%',
    ]);
  });

  test('places annotations the same whatever line ends and mark the file has', async () => {
    const text = 'One.\n\nRents rose 4% in May.';
    const setting = await startedSetting({
      'a.txt': `\uFEFF${text.replaceAll('\n', '\r\n')}`,
      [sidecar]: sidecarWith('a.txt', text, 'rose 4%'),
    });
    assert.deepEqual(setting.placements('a.txt'), ['exact rose 4%']);
    assert.equal(setting.corpus.article('a.txt')?.annotations[0]?.placement.kind, 'exact');
  });

  test('keeps the annotations of an article that is deleted, as orphans', async () => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: highlighted });
    setting.files.delete('a.txt');
    await setting.refresh('a.txt');
    assert.equal(setting.corpus.article('a.txt')?.failure, 'missing');
    assert.deepEqual(setting.placements('a.txt'), ['orphan rose 4%']);
    await setting.corpus.rescan();
    assert.deepEqual(setting.placements('a.txt'), ['orphan rose 4%']);
  });

  test('lists a sidecar whose article never was there', async () => {
    const setting = await startedSetting({ 'in/a.txt.newsmark.json': highlighted });
    assert.deepEqual([setting.paths(), setting.placements('in/a.txt')], [['in/a.txt'], ['orphan rose 4%']]);
  });

  test('forgets the article when its sidecar is deleted too', async () => {
    const setting = await startedSetting({ [sidecar]: highlighted });
    setting.files.delete(sidecar);
    await setting.refresh(sidecar);
    assert.deepEqual(setting.paths(), []);
  });

  test('takes the article up again when it comes back', async () => {
    const setting = await startedSetting({ [sidecar]: highlighted });
    setting.files.put('a.txt', rents);
    await setting.refresh('a.txt');
    assert.deepEqual([setting.paths(), setting.placements('a.txt')], [['a.txt'], ['exact rose 4%']]);
    assert.equal(setting.corpus.article('a.txt')?.failure, undefined);
  });

  test('takes the sidecar of a file that does not count as an article', async () => {
    const setting = await startedSetting({ 'notes.log': rents, 'notes.log.newsmark.json': highlighted });
    assert.deepEqual(setting.placements('notes.log'), ['exact rose 4%']);
  });
});
