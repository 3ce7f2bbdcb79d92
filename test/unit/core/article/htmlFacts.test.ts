import assert from 'node:assert/strict';
import type { MetadataField } from '../../../../src/core/article/article';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { toModelText } from '../../../../src/core/text/modelText';

const ld = (fields: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...fields })}</script>`;
const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

suite('core/article/htmlFacts', () => {
  const check = (field: MetadataField, html: string, value: string | undefined, confidence?: number): void => {
    const { metadata } = parseArticle('a.html', toModelText(html));
    assert.equal(metadata[field], value);
    if (confidence !== undefined) assert.equal(metadata.provenance[field]?.confidence, confidence);
  };

  test('asks JSON-LD, then OpenGraph, then the headline, then the title of the page', () => {
    const page = '<title>Pagina</title><h1>Testata</h1><p>Testo.';
    check('title', ld({ headline: 'Dati' }) + meta('og:title', 'Grafo') + page, 'Dati', 0.95);
    check('title', meta('og:title', 'Grafo') + page, 'Grafo', 0.95);
    check('title', page, 'Testata', 0.9);
    check('title', '<title>Pagina</title><p>Testo.', 'Pagina', 0.85);
  });
  test('marks a title as doubtful that may hold the name of the paper', () =>
    check('title', '<title>Il caso – Foglio</title><p>Testo.', 'Il caso – Foglio', 0.45));
  test('takes the name of the paper off, also where only OpenGraph has a title', () =>
    check('title', meta('og:site_name', 'Il Foglio') + meta('og:title', 'Il caso - Il Foglio'), 'Il caso'));
  test('takes no title that is the name of the paper', () =>
    check('title', `${meta('og:site_name', 'Il Foglio')}${meta('og:title', 'Il Foglio')}<h1>Il caso</h1>`, 'Il caso'));
  test('makes a title whole that was cut', () =>
    check(
      'title',
      `${ld({ headline: 'Il consiglio approva il piano…' })}<h1>Il consiglio approva il piano del porto</h1>`,
      'Il consiglio approva il piano del porto',
    ));
  test('prefers a title that was decoded well', () =>
    check('title', `${meta('og:title', 'Pi\u00c3\u00b9 luce')}<h1>Altro</h1>`, 'Altro', 0.9));

  test('is less sure of authors that are desks, that only a link or a class names', () => {
    check('author', ld({ author: { name: 'Anna Bianchi' } }), 'Anna Bianchi', 0.95);
    check('author', ld({ author: { '@type': 'Organization', name: 'Redazione' } }), 'Redazione', 0.6);
    check('author', `${meta('og:site_name', 'Il Foglio')}${meta('author', 'Il Foglio')}`, 'Il Foglio', 0.6);
    check('author', '<p>di <a rel="author" href="/a">Anna Bianchi</a>', 'Anna Bianchi', 0.7);
    check('author', '<div class="byline">By Anna Bianchi | 4 Nov 2024</div><p>Text.', 'Anna Bianchi', 0.45);
  });
  test('takes no sentence for a byline', () =>
    check('author', '<div class="author-box">Anna Bianchi writes about ports. She lives in Rome.</div>', undefined));

  test('asks for the day of publication everywhere before the day of a change', () => {
    const changed = ld({ dateModified: '2024-11-06' });
    check('date', ld({ datePublished: '2024-11-04', dateModified: '2024-11-06' }), '2024-11-04', 0.95);
    check('date', changed + meta('article:published_time', '2024-11-04T10:00:00Z'), '2024-11-04T10:00:00Z', 0.95);
    check('date', `${changed}<time datetime="2024-11-05" itemprop="datePublished">`, '2024-11-05', 0.85);
    check('date', changed, '2024-11-06', 0.4);
  });
  test('prefers a time below the headline to one of a list above it', () =>
    check(
      'date',
      '<time datetime="2020-01-01">x</time><h1>Il caso</h1><time datetime="2024-11-04">y</time>',
      '2024-11-04',
      0.6,
    ));

  test('reads the address where browsers note it', () => {
    check('url', '<!-- saved from url=(0020)https://x.it/a/b.html -->\n<p>x', 'https://x.it/a/b.html', 0.85);
    check(
      'url',
      '<!--\n Page saved with SingleFile\n url: https://x.it/a \n saved date: x\n--><p>x',
      'https://x.it/a',
      0.85,
    );
  });
  test('passes over an address of the whole site', () =>
    check('url', `<link rel="canonical" href="https://x.it/">${meta('og:url', 'https://x.it/a')}`, 'https://x.it/a'));

  test('reads source, language and place', () => {
    check('source', ld({ publisher: { name: 'Il Foglio' } }), 'Il Foglio', 0.95);
    check('language', ld({ inLanguage: 'it-IT' }), 'it');
    check('language', meta('og:locale', 'it_IT'), 'it');
    check('place', ld({ dateline: 'LONDON, Nov 4 (Reuters)' }), 'London', 0.9);
    check('place', ld({ contentLocation: { name: 'Kyiv' } }), 'Kyiv', 0.6);
  });
});
