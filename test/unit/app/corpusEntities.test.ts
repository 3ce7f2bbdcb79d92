import assert from 'node:assert/strict';
import { type CorpusSetting, startedSetting } from './corpusSetting';
import { sidecarWith } from './sidecars';

suite('app/corpus, entities', () => {
  const texts = {
    'a.txt': 'Mercoledì il presidente ha parlato della guerra in Ucraina. Poi ha visitato la Francia.',
    'b.txt': 'Il ministro ha lasciato ieri la Francia. È tornato in Ucraina, dice il governo della Francia.',
  };
  const count = (setting: CorpusSetting, name: string): number | undefined =>
    setting.corpus.entities().find((entity) => entity.name === name)?.mentions.length;

  test('counts mentions across articles, most first', async () => {
    const setting = await startedSetting(texts);
    assert.deepEqual([count(setting, 'Francia'), count(setting, 'Ucraina')], [3, 2]);
    assert.equal(setting.corpus.entities()[0]?.name, 'Francia');
  });

  test('does not depend on the order in which articles are read', async () => {
    const forwards = await startedSetting(texts);
    const backwards = await startedSetting(Object.fromEntries(Object.entries(texts).reverse()));
    assert.deepEqual(backwards.corpus.entities(), forwards.corpus.entities());
  });

  test('follow a change of one article', async () => {
    const setting = await startedSetting(texts);
    setting.files.put('b.txt', 'Il ministro è tornato a casa.');
    await setting.refresh('b.txt');
    assert.deepEqual([count(setting, 'Francia'), setting.events.at(-1)?.entities], [1, true]);
  });

  test('are computed once as long as no text changes', async () => {
    const setting = await startedSetting(texts);
    const before = setting.corpus.entities();
    setting.files.put('a.txt.newsmark.json', sidecarWith('a.txt', texts['a.txt'], 'guerra'));
    await setting.refresh('a.txt.newsmark.json');
    assert.equal(setting.corpus.entities(), before);
    assert.equal(setting.events.at(-1)?.entities, false);
  });

  test('lose the mentions of an article that is gone', async () => {
    const setting = await startedSetting(texts);
    setting.files.delete('b.txt');
    await setting.refresh('b.txt');
    assert.deepEqual([count(setting, 'Francia'), count(setting, 'Ucraina')], [1, 1]);
  });
});
