import assert from 'node:assert/strict';
import { withoutFiller } from '../../../../src/core/article/filler';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { toModelText } from '../../../../src/core/text/modelText';
import { checkMetadata, type ExpectedMetadata } from './checkMetadata';

suite('core/article/html: prose', () => {
  /** Blocks are expected apart by `¶`. */
  const check = (html: string, prose: string): void => {
    const found = parseArticle('a.html', toModelText(html)).prose;
    assert.equal(found.length, toModelText(html).length);
    const shown = withoutFiller(found)
      .replace(/\s*\u2029[\s\u2029]*/g, '¶')
      .replace(/ +/g, ' ');
    assert.equal(shown.replace(/^[¶ ]+|[¶ ]+$/g, ''), prose);
  };

  test('blanks tags and ends blocks', () =>
    check('<h1>Il caso</h1><p>Uno <b class="x">due</b>.</p>', 'Il caso¶Uno due .'));
  test('blanks head, scripts, styles and navigation', () =>
    check(
      '<html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav><script>if (a<b) "</p>"</script><p>Testo</p>',
      'Testo',
    ));
  test('blanks comments, doctype and instructions', () => check('<!DOCTYPE html><?xml ?>A<!-- <p>no</p> -->B', 'A B'));
  test('decodes character references in their place', () => {
    check('<p>Caff&egrave; &amp; t&#232;, &unknown;</p>', 'Caffè & tè, &unknown;');
    check('<p>regione&nbsp;di dell&#8217;est &lt;b&gt;</p>', 'regione di dell’est <b>');
  });
  test('keeps words whole whose letters change their looks', () => {
    check('<p><b>L</b>a gas<i><b>dotto</b></i>&egrave;</p>', 'La gasdottoè');
    check('<p>Uno<sup>1</sup> <a>due</a><a>tre</a></p>', 'Uno 1 due tre');
  });
  test('keeps a sign that opens no tag', () => check('<p>3 < 4 e 5 > 4, a<', '3 < 4 e 5 > 4, a<'));
  test('is not misled by quoted signs and stray quotes', () => {
    check('<a title="x > y" href=\'>\'>A</a>', 'A');
    check("<p class=it's>A", 'A');
    check('<p title="never closed>A', 'A');
  });
  test('ends the head at the first element that does not belong there', () =>
    check('<head><title>T</title><p>Testo', 'Testo'));
  test('blanks a head that never ends', () => check('<head><title>T</title> text', ''));
  test('blanks an open comment and an open script to the end', () => {
    check('A<!-- B', 'A');
    check('A<script>B', 'A');
  });
  test('keeps what follows an open svg', () => check('A<svg>B', 'A¶B'));
  test('keeps an open tag at the end as text', () => check('Hello <b', 'Hello <b'));
  test('reads a large page in one go', () => {
    for (const part of ['<a ', '<a ="', '<a "><b \'>', '<!--', '<svg>', '</p', '<title>', '<p>x']) {
      const text = part.repeat(200_000 / part.length);
      assert.equal(parseArticle('a.html', toModelText(text)).prose.length, text.length);
    }
  });
});

suite('core/article/html: metadata', () => {
  const check = (text: string, expected: ExpectedMetadata): void => checkMetadata('a.htm', text, expected);

  test('reads what the page says about itself', () =>
    check(
      `<html lang="it-IT"><head><meta property="og:title" content="Il &quot;caso&quot; &agrave; l&#8217;&#xE8; &unknown;">
      <meta name=author content='di Anna Bianchi'><META ITEMPROP=datePublished CONTENT=2024-11-04>
      <meta property="og:site_name" content="Il Foglio"><link rel="canonical" href="https://x.it/a"></head><body>Testo`,
      {
        title: 'Il "caso" à l’è &unknown;',
        author: 'Anna Bianchi',
        date: '2024-11-04',
        source: 'Il Foglio',
        url: 'https://x.it/a',
        language: 'it',
      },
    ));
  test('prefers the heading to the page title', () => {
    check('<title>Il caso | Il Foglio</title><h1>Il <i>caso</i></h1><p>Testo.', { title: 'Il caso' });
    check('<title>Il caso &ndash; Il Foglio</title><p>Testo.', { title: 'Il caso – Il Foglio' });
  });
  test('takes the first time element as the date', () =>
    check('<p>A <time datetime="2024-11-04T10:30Z">ieri</time> <time datetime="2020-01-01">poi</time>', {
      date: '2024-11-04T10:30Z',
    }));
  test('takes no address for an author and no invalid url', () =>
    check('<meta name="author" content="https://x.it/anna"><link rel=canonical href="/a"><p>Testo.', {
      author: undefined,
      url: undefined,
    }));
  test('ignores references to no character', () =>
    check('<meta property="og:title" content="a&#0;b&#xD800;c"><p>Testo.', { title: 'a&#0;b&#xD800;c' }));
  test('reads a dateline in a paragraph', () =>
    check('<h1>Titolo</h1><p>ROMA, 12 nov. 2024 (ANSA) - Il governo.</p>', { source: 'ANSA', date: '2024-11-12' }));
});
