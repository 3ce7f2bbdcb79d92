import assert from 'node:assert/strict';
import { serialiseSidecar } from '../../../../src/core/annotation/serialiseSidecar';
import {
  articleNameOf,
  newSidecar,
  sidecarName,
  withAnnotation,
  withoutAnnotation,
} from '../../../../src/core/annotation/sidecar';
import {
  claimItem,
  claimOf,
  hash,
  highlightItem,
  highlightOf,
  idOf,
  itemsOf,
  pageOf,
  readable,
  targetItem,
} from './samples';

suite('core/annotation/sidecar', () => {
  test('follows its article to another name', () => {
    const { sidecar } = readable(
      pageOf([highlightItem(), claimItem({ target: targetItem(20, { source: 'other.txt' }) })]),
    );
    const renamed = { ...sidecar, article: { ...sidecar.article, file: 'new name.txt' } };
    assert.deepEqual(itemsOf(serialiseSidecar(renamed)), [
      highlightItem({ target: targetItem(6, { source: 'new%20name.txt' }) }),
      claimItem({ target: targetItem(20, { source: 'other.txt' }) }),
    ]);
  });
  test('replaces the annotation of an id', () => {
    const sidecar = withAnnotation(newSidecar('story.txt', hash), highlightOf('a [b]'));
    assert.deepEqual(withAnnotation(sidecar, claimOf('a [b]')).annotations, [claimOf('a [b]')]);
  });
  test('removes the annotation of an id', () => {
    const sidecar = withAnnotation(newSidecar('story.txt', hash), highlightOf('a [b]'));
    assert.deepEqual(withoutAnnotation(sidecar, idOf(1)).annotations, []);
    assert.equal(withoutAnnotation(sidecar, idOf(2)), sidecar);
  });

  /** The name of an article's sidecar and back. */
  const checkName = (article: string, name: string): void => {
    assert.equal(sidecarName(article), name);
    assert.equal(articleNameOf(name), article);
  };
  test('is named after its article', () => checkName('story.txt', 'story.txt.newsmark.json'));
  test('stands in the folder of its article', () => checkName('a/b c.md', 'a/b c.md.newsmark.json'));
  test('knows the names of other files', () => {
    for (const name of ['story.txt', 'newsmark.json', '.newsmark.json', 'a/.newsmark.json', 'a.newsmark.json.bak']) {
      assert.equal(articleNameOf(name), undefined);
    }
  });
});
