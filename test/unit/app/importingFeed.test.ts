import assert from 'node:assert/strict';
import { loadFeed, pageKey } from '../../../src/app/importingFeed';
import { MemoryWeb, type MemoryPage } from '../../support/memoryWeb';

const address = 'https://x.it/';
const feed = '<rss><channel><title>X</title><item><title>A</title><link>/a</link></item></channel></rss>';
const link = (href: string): string => `<link rel="alternate" type="application/rss+xml" href="${href}">`;

suite('app/importingFeed', () => {
  const check = async (pages: Readonly<Record<string, MemoryPage>>, expected: unknown): Promise<void> => {
    const never = new AbortController().signal;
    assert.deepEqual(await loadFeed(new MemoryWeb(pages), address, { cancelled: never, deadline: never }), expected);
  };
  const loaded = { kind: 'feed', title: 'X', entries: [{ title: 'A', url: 'https://x.it/a' }] };

  test('loads a feed', () => check({ [address]: { body: feed } }, loaded));
  test('says when another address answered', () =>
    check(
      { [address]: { body: feed, redirect: 'https://y.it/' } },
      { kind: 'feed', title: 'X', entries: [{ title: 'A', url: 'https://y.it/a' }], redirectedTo: 'https://y.it/' },
    ));
  test('loads the feed that a page names', () =>
    check({ [address]: { body: `<html>${link('/rss')}` }, 'https://x.it/rss': { body: feed } }, loaded));
  test('lets one of several be chosen', () =>
    check(
      { [address]: { body: `<html>${link('/rss')}${link('/sport')}` } },
      { kind: 'choice', feeds: [{ url: 'https://x.it/rss' }, { url: 'https://x.it/sport' }] },
    ));
  test('says when there is none', async () => {
    await check({ [address]: { body: '<html>' } }, { kind: 'failed', failure: { kind: 'noFeed' } });
    await check({ [address]: { body: '<rss></rss>' } }, { kind: 'failed', failure: { kind: 'noEntries' } });
    await check({}, { kind: 'failed', failure: { kind: 'unreachable' } });
  });
  test('does not go round in a ring of pages', () =>
    check(
      { [address]: { body: `<html>${link('/b')}` }, 'https://x.it/b': { body: `<html>${link('/')}` } },
      { kind: 'failed', failure: { kind: 'noFeed' } },
    ));
});

suite('app/importingFeed: one page under several addresses', () => {
  const check = (url: string, key: string): void => assert.equal(pageKey(url), key);

  test('is known without protocol, www, fragment and marks of sharing', () => {
    check('http://www.X.it/a/', 'x.it/a');
    check('https://x.it/a?utm_source=b&utm_medium=c#d', 'x.it/a');
    check('https://x.it/a?utm_source=b&id=1', 'x.it/a?id=1');
  });
  test('is not another page of the site', () => check('https://x.it/a?id=2', 'x.it/a?id=2'));
});
