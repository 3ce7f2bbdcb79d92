import assert from 'node:assert/strict';
import { readJsonLd } from '../../../../src/core/article/jsonLd';

suite('core/article/jsonLd', () => {
  const check = (blocks: unknown, expected: Record<string, unknown> | undefined, address?: string): void => {
    const written = (Array.isArray(blocks) ? blocks : [blocks]).map((block) =>
      typeof block === 'string' ? block : JSON.stringify(block),
    );
    const found = readJsonLd(written, address);
    const fields = Object.keys(expected ?? {});
    assert.deepEqual(
      found && Object.fromEntries(fields.map((field) => [field, found[field as keyof typeof found]])),
      expected,
    );
  };
  const article = { '@type': 'NewsArticle', headline: 'A' };

  test('reads the fields of an article', () =>
    check(
      {
        ...article,
        author: { name: 'Anna' },
        datePublished: '2024-11-04',
        publisher: { name: 'P' },
        inLanguage: { name: 'Italian', alternateName: 'it' },
        url: 'https://x.it/a',
        locationCreated: { '@type': 'Place', address: { addressLocality: 'Roma' } },
        contentLocation: { name: 'Kyiv' },
      },
      {
        title: 'A',
        author: 'Anna',
        published: '2024-11-04',
        publisher: 'P',
        language: 'it',
        url: 'https://x.it/a',
        dateline: 'Roma',
        location: 'Kyiv',
      },
    ));
  test('finds the article in a list, in a graph and under the page', () => {
    check([[{ '@type': 'WebSite', name: 'P' }, article]], { title: 'A' });
    check({ '@graph': [{ '@type': 'WebPage' }, article] }, { title: 'A' });
    check({ '@type': 'WebPage', mainEntity: article }, { title: 'A' });
    check([{ '@type': 'WebSite' }, article], { title: 'A' });
  });
  test('knows the types by any vocabulary and several at once', () => {
    check({ ...article, '@type': 'http://schema.org/ReportageNewsArticle' }, { title: 'A' });
    check({ ...article, '@type': ['CreativeWork', 'schema:BlogPosting'] }, { title: 'A' });
  });
  test('takes no article that the page only lists', () =>
    check({ '@type': 'ItemList', itemListElement: [{ item: article }] }, undefined));
  test('prefers the article that names the page', () =>
    check(
      [
        { ...article, headline: 'B', url: 'https://x.it/b' },
        { ...article, url: 'https://x.it/a' },
      ],
      { title: 'A' },
      'https://x.it/a',
    ));
  test('follows references inside the page', () =>
    check(
      {
        '@graph': [
          { ...article, author: [{ '@id': '#x' }, 'Ugo'], publisher: { '@id': '#p' } },
          { '@id': '#x', name: 'Anna' },
          { '@id': '#p', name: 'P' },
        ],
      },
      { author: 'Anna, Ugo', publisher: 'P' },
    ));
  test('takes no handles and addresses for authors', () =>
    check({ ...article, author: ['@anna', 'https://x.it/anna', 'Anna', { name: 'Anna' }] }, { author: 'Anna' }));
  test('says when the author is an organisation', () => {
    check({ ...article, author: { '@type': 'Organization', name: 'Redazione' } }, { isAuthorOrganisation: true });
    check({ ...article, author: [{ '@type': 'Organization', name: 'R' }, 'Anna'] }, { isAuthorOrganisation: false });
  });
  test('mends what pages get wrong', () => {
    check('<!-- {"@type":"NewsArticle","headline":"A"} -->', { title: 'A' });
    check('//<![CDATA[\n{"@type":"NewsArticle","headline":"A"}\n//]]>', { title: 'A' });
    check('{"@type":"NewsArticle","headline":"A\nB",};', { title: 'A B' });
  });
  test('decodes references and drops markup', () =>
    check({ ...article, headline: 'Caff&egrave; <i>s&igrave;</i>' }, { title: 'Caffè sì' }));
  test('ignores what is no JSON, and other blocks speak', () => {
    check('{"@type": "NewsArticle", "headline": ', undefined);
    check(['not json', article], { title: 'A' });
    check(['null', '3', '[null, [[]]]'], undefined);
  });
  test('ends with endless white space', () =>
    check(`{"@type":"NewsArticle",${' '.repeat(300_000)}"headline":"A"}`, { title: 'A' }));
  test('ends with values of the wrong kind, deep nests and rings of references', () => {
    check(
      { ...article, author: { name: { name: 'x' } }, datePublished: 2024, publisher: [] },
      { author: undefined, published: undefined },
    );
    check('['.repeat(5000) + ']'.repeat(5000), undefined);
    check({ '@graph': [{ ...article, '@id': '#a', author: { '@id': '#a' } }] }, { title: 'A', author: undefined });
  });
});
