import assert from 'node:assert/strict';
import { type CorpusSetting, startedSetting } from './corpusSetting';
import { sidecarWith } from './sidecars';

suite('app/corpus, entities', () => {
  const texts = {
    'a.txt': 'Mercoledì il presidente ha parlato della guerra in Ucraina. Poi ha visitato la Francia.',
    'b.txt': 'Il ministro ha lasciato ieri la Francia. È tornato in Ucraina, dice il governo della Francia.',
  };
  const counts = async ({ library }: CorpusSetting): Promise<string[]> => {
    await library.rest();
    return (await library.entities({ limit: 10 })).map(({ name, mentions }) => `${name} ${mentions}`);
  };

  test('counts mentions across articles, most first', async () =>
    assert.deepEqual(await counts(await startedSetting(texts)), ['Francia 3', 'Ucraina 2']));

  test('does not depend on the order in which articles are read', async () => {
    const backwards = await startedSetting(Object.fromEntries(Object.entries(texts).reverse()));
    assert.deepEqual(await counts(backwards), ['Francia 3', 'Ucraina 2']);
  });

  test('follow a change of one article, and are told', async () => {
    const setting = await startedSetting(texts);
    await setting.library.rest();
    setting.events.length = 0;
    setting.files.put('b.txt', 'Il ministro è tornato a casa.');
    await setting.refresh('b.txt');
    assert.deepEqual(await counts(setting), ['Francia 1', 'Ucraina 1']);
    assert.equal(
      setting.events.some(({ entities }) => entities),
      true,
    );
  });

  test('stay as they are as long as no text changes', async () => {
    const setting = await startedSetting(texts);
    await setting.library.rest();
    setting.events.length = 0;
    setting.files.put('a.txt.newsmark.json', sidecarWith('a.txt', texts['a.txt'], 'guerra'));
    await setting.refresh('a.txt.newsmark.json');
    await setting.library.rest();
    assert.deepEqual(
      setting.events.map(({ entities }) => entities),
      [false],
    );
  });

  test('lose the mentions of an article that is gone', async () => {
    const setting = await startedSetting(texts);
    setting.files.delete('b.txt');
    await setting.refresh('b.txt');
    assert.deepEqual(await counts(setting), ['Francia 1', 'Ucraina 1']);
  });
});
