import assert from 'node:assert/strict';
import type { ArticleMetadata } from '../../../src/core/article/article';
import { Interner } from '../../../src/app/interner';
import type { IndexedArticle } from '../../../src/app/library/library';

const metadata: ArticleMetadata = {
  title: 'A title of its own',
  source: 'Reuters',
  author: 'Ada Lovelace',
  place: 'Roma',
  language: 'it',
  date: '2024-11-05',
  datePrecision: 'day',
  words: 3,
  provenance: { title: { from: 'text', confidence: 0.4 }, source: { from: 'dateline', confidence: 0.9 } },
};

function articleOf(id: string, about: ArticleMetadata = metadata): IndexedArticle {
  return structuredClone({ id, path: id, analysis: { hash: id, metadata: about } });
}

suite('app/interner', () => {
  test('changes nothing of an article', () => {
    const interner = new Interner();
    for (const id of ['a', 'b']) assert.deepEqual(interner.article(articleOf(id)), articleOf(id));
    const bare = { words: 0, provenance: {} };
    assert.deepEqual(interner.article(articleOf('c', bare)), articleOf('c', bare));
  });

  test('leaves an article without an analysis as it is', () => {
    const article: IndexedArticle = { id: 'a', path: 'a', failure: 'denied' };
    assert.equal(new Interner().article(article), article);
  });

  test('shares where the metadata was found between articles', () => {
    const interner = new Interner();
    const [one, other] = ['a', 'b'].map((id) => interner.article(articleOf(id)).analysis?.metadata.provenance);
    assert.equal(one, other);
  });

  test('keeps apart what was found elsewhere or with another confidence', () => {
    const interner = new Interner();
    const provenance = { ...metadata.provenance, title: { from: 'text', confidence: 0.5 } } as const;
    interner.article(articleOf('a'));
    const article = interner.article(articleOf('b', { ...metadata, provenance }));
    assert.deepEqual(article.analysis?.metadata.provenance, provenance);
  });
});
