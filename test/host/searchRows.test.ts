import assert from 'node:assert/strict';
import { QuickPickItemKind } from 'vscode';
import { findResults } from '../../src/app/search/searchResults';
import { searchList, type SearchItem } from '../../src/editor/search/searchItems';
import { startedSetting } from '../unit/app/corpusSetting';

suite('host/searchRows', () => {
  const text = 'Il presidente ucraino Volodymyr Zelensky ha parlato ieri. Zelensky ha ringraziato tutti.';
  const rows = async (query: string): Promise<readonly SearchItem[]> => {
    const { corpus, library } = await startedSetting({ 'memory:/a.txt': text });
    await library.rest();
    const results = await findResults(library, query, { limit: 20, passagesEach: 2 });
    assert.ok(results);
    return (await searchList(corpus, results)).items;
  };

  test('offers the names that go on with what is typed, below the hits', async () => {
    const items = await rows('zelens');
    const labels = items.filter(({ kind }) => kind !== QuickPickItemKind.Separator).map(({ label }) => label);
    assert.deepEqual(labels.at(-1), 'Volodymyr Zelensky', labels.join(' | '));
    assert.equal(items.at(-1)?.description, 'Person · 2 mentions');
    assert.deepEqual(items.at(-1)?.target, { kind: 'query', query: 'entity:"Volodymyr Zelensky" ', isSaved: false });
    assert.ok(items.findIndex(({ target }) => target?.kind === 'article') < items.length - 2);
  });
  test('offers no names for one letter, and none of them again once one is asked for', async () => {
    for (const query of ['z', 'entity:"Volodymyr Zelensky" '])
      assert.ok(
        (await rows(query)).every(({ label }) => label !== 'Entities'),
        query,
      );
  });
});
