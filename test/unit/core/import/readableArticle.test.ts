import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readableArticle } from '../../../../src/core/import/readableArticle';
import { hardText, runs } from '../../../support/property';

const sentence = 'The council approved, after five hours, the plan that changes the harbour for good. ';
const base = 'https://x.example/news/page.html';

suite('core/import/readableArticle: Markdown of a page', () => {
  /** @param html what stands between two long paragraphs. */
  const check = (html: string, markdown: string): void => {
    const filler = `<p>${sentence.repeat(2)}</p>`;
    const found = readableArticle(`<article>${filler}${html}${filler}</article>`, base).markdown;
    const words = sentence.repeat(2).trim();
    assert.ok(found.startsWith(words) && found.endsWith(words), found);
    assert.equal(found.slice(words.length, -words.length).trim(), markdown);
  };

  test('writes headings, emphasis, lists and quotations', () => {
    check('<h1>One</h1><p>a <b>b</b> <i>c</i></p>', '## One\n\na **b** _c_');
    check('<ul><li>one, two</li><li>three</li></ul>', '-   one, two\n-   three');
    check('<blockquote><p>Said.</p></blockquote>', '> Said.');
  });
  test('makes links absolute', () => check('<p><a href="/a(1)">Words</a></p>', '[Words](https://x.example/a%281%29)'));
  test('keeps the words of links that lead nowhere on the web', () => {
    for (const href of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc',
      'command:x',
      '#part',
      'https://a:b@x.example/',
    ])
      check(`<p>See <a href="${href}">the words</a> here.</p>`, 'See the words here.');
  });
  test('makes a link of an image, so that no preview loads it', () => {
    check('<p>See <img src="i.png" alt="A [red] train"></p>', 'See [A \\[red\\] train](https://x.example/news/i.png)');
    check('<p>See <img src="data:x" alt="A train"></p>', 'See A train');
    check('<p>See <a href="/b"><img src="i.png" alt="A train"></a></p>', 'See [A train](https://x.example/b)');
  });
  test('keeps tables of data', () =>
    check(
      '<table><tr><th>City</th><th>Rent|year</th></tr><tr><td>Rome</td><td>900,<br>rising</td></tr></table>',
      '| City | Rent\\|year |\n| --- | --- |\n| Rome | 900, rising |',
    ));
  test('makes paragraphs of tables for the layout', () =>
    check('<table><tr><td><p>One, two, three.</p><p>Four.</p></td></tr></table>', 'One, two, three.\n\nFour.'));
  test('lets nothing of the page become HTML or markup', () => {
    check(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; *a* [x](http://a.b)</p>',
      '\\<script>alert(1)\\</script> \\&lt; \\*a\\* \\[x\\](http://a.b)',
    );
    check('<p>1. no list</p>', '1\\. no list');
  });
  test('leaves out what is no text', () =>
    check(
      '<p>Words here.</p><script>x()</script><iframe src="/x"></iframe><form><input value="y"><button>Z</button></form>',
      'Words here.',
    ));
});

suite('core/import/readableArticle', () => {
  test('leaves out the title that stands above the text', () => {
    const page = `<title>The harbour changes</title><article><h1>The harbour changes</h1><p>${sentence.repeat(4)}</p></article>`;
    const { metadata, markdown } = readableArticle(page, base);
    assert.equal(metadata.title, 'The harbour changes');
    assert.equal(markdown, sentence.repeat(4).trim());
  });
  test('knows the address it came from where the page names none', () => {
    assert.equal(readableArticle('<p>x', base).metadata.url, base);
    assert.equal(
      readableArticle('<link rel=canonical href="https://x.example/c"><p>x', base).metadata.url,
      'https://x.example/c',
    );
    assert.equal(readableArticle('<p>x', 'file:///x').metadata.url, undefined);
  });
  test('takes links of a page that names itself from there', () => {
    const page = `<link rel=canonical href="https://x.example/c/d"><article><p>${sentence.repeat(4)}<a href="e">E</a></p></article>`;
    assert.match(readableArticle(page).markdown, /\[E\]\(https:\/\/x\.example\/c\/e\)/);
  });
  test('takes all words of a short page, with its dateline', () =>
    assert.equal(
      readableArticle('<p>ROMA, 12 nov (ANSA) - Caff&egrave; &lt;b&gt;</p><p>Due</p>').markdown,
      'ROMA, 12 nov (ANSA) - Caffè \\<b>\n\nDue',
    ));
  test('takes plain text as it is', () => {
    const { metadata, markdown } = readableArticle(
      'Il caso\n\nROMA, 12 nov. 2024 (ANSA) - Il *testo* con 3 < 4.\n- riga\n1. riga\n# riga',
    );
    assert.equal(metadata.title, 'Il caso');
    assert.equal(metadata.source, 'ANSA');
    assert.equal(markdown, 'ROMA, 12 nov. 2024 (ANSA) - Il \\*testo\\* con 3 \\< 4.\n\\- riga\n1\\. riga\n\\# riga');
  });
  test('writes no HTML, whatever it gets', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<a href="x">',
      '<table><tr><td>',
      '</table>',
      '&lt;i&gt;',
      '<pre>',
      '</pre>',
      '<h1>',
      sentence,
    );
    const page = fc
      .array(fc.oneof(part, hardText(5)), { maxLength: 40 })
      .map((parts) => `<article><p>${sentence.repeat(2)}${parts.join('')}`);
    fc.assert(
      fc.property(page, (html) => {
        const text = readableArticle(html, base)
          .markdown.replace(/^( *)(```+)[^]*?^\1\2$/gm, '')
          .replace(/`[^`]*`/g, '');
        assert.doesNotMatch(text, /(?<!\\)(?:\\\\)*<[a-z/!]/i);
      }),
      runs(60),
    );
  });
});
