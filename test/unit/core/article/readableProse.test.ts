import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readHtml } from '../../../../src/core/article/html';
import { readMainText } from '../../../../src/core/article/readableProse';
import { withoutFiller } from '../../../../src/core/article/filler';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { toModelText } from '../../../../src/core/text/modelText';
import { modelText, runs } from '../../../support/property';

const sentence =
  'Il consiglio ha approvato, dopo cinque ore di seduta, il piano che ridisegna le banchine di levante. ';
const body = `<p>${sentence.repeat(3)}</p><p>${sentence.repeat(2)}</p>`;

suite('core/article/readableProse', () => {
  /** Blocks are expected apart by `¶`. */
  const check = (html: string, prose: string): void => {
    const found = parseArticle('a.html', toModelText(html)).prose;
    const shown = withoutFiller(found)
      .replace(/\s*\u2029[\s\u2029]*/g, '¶')
      .replace(/ +/g, ' ');
    assert.equal(shown.replace(/^[¶ ]+|[¶ ]+$/g, ''), prose);
  };
  const long = `${sentence.repeat(3).trim()}¶${sentence.repeat(2).trim()}`;

  test('keeps the main text and leaves menus, boxes and comments out', () =>
    check(
      `<div class="menu"><ul><li><a href="/a">Cronaca</a><li><a href="/b">Sport</a></ul></div><article>${body}</article>
      <div class="sidebar related"><h3>Leggi anche</h3><a href="/c">Un altro titolo</a></div><footer>Tutti i diritti</footer>`,
      long,
    ));
  test('keeps the headline above the main text', () =>
    check(
      `<div id="top"><h1>Il porto cambia</h1></div><div class="ad-break">Pubblicità</div><article>${body}</article>`,
      `Il porto cambia¶${long}`,
    ));
  test('keeps no heading that names the paper', () =>
    check(
      `<head><meta property="og:site_name" content="La Gazzetta"></head><header class="menu"><h1>La Gazzetta</h1></header><article>${body}</article>`,
      long,
    ));
  test('keeps a dateline in an element of its own', () =>
    check(
      `<article><p><span class="dateline">ROMA (ANSA) - </span>${sentence.repeat(4)}</p>${body}</article>`,
      `ROMA ¶ ANSA ¶ ${sentence.repeat(4).trim()}¶${long}`.replace(/ ¶ /g, '¶'),
    ));
  test('leaves hidden text out', () =>
    check(`<article>${body}<p style="display:none">Nascosto.</p><p hidden>Anche questo.</p></article>`, long));
  test('decodes character references and keeps the words of broken tags', () =>
    check(
      `<article><p>${sentence.repeat(4)}Caff&egrave; 3 < 4<p>${sentence.repeat(3)}`,
      `${sentence.repeat(4)}Caffè 3 < 4¶${sentence.repeat(3).trim()}`,
    ));
  test('leaves the labels of advertisements out', () =>
    check(`<article>${body}<div class="adv"><p>Pubblicità</p></div></article>`, long));
  test('takes all words of a short page', () => check('<div class="menu">Menu</div><p>Breve.</p>', 'Menu¶Breve.'));
  test('takes all words of a page with too many tags, too deep or too long', () => {
    const checkWhole = (html: string): void => {
      const read = readHtml(html);
      assert.equal(readMainText(html, read).prose, read.prose);
    };
    checkWhole(`<div class="menu">Menu</div>${'<i>x</i>'.repeat(11_000)}<article>${body}</article>`);
    checkWhole(`<div class="menu">Menu</div>${'<div>'.repeat(400)}${body}`);
    checkWhole(`<div class="menu">Menu</div>${body}<!--${'x'.repeat(2_000_000)}-->`);
  });
  test('is not misled by the marks it numbers words with', () => {
    const text = `<div class="menu">\u2000\u2000\u2000\u2000\u2001Menu</div><article><p>\u2000\u2000\u2000\u2000\u2000${sentence.repeat(4)}</p>${body}</article>`;
    const { prose } = readMainText(text, readHtml(text));
    assert.doesNotMatch(prose, /Menu/);
    assert.match(prose, /\u2000{5}Il consiglio/);
  });
});

suite('core/article/readableProse: any page', () => {
  const tag = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<div class="menu">',
      '<div>',
      '</div>',
      '<article>',
      '</article>',
      '<h1>',
      '</h1>',
      '<a href="x">',
      '</a>',
      '<li>',
    ],
    ...[
      '<table><tr><td>',
      '</table>',
      '<br>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<p class="',
      "<b x='",
      '<svg>',
      '<span hidden>',
      sentence,
    ],
  );
  const page = fc
    .array(fc.oneof(tag, modelText(6)), { maxLength: 60 })
    .map((parts) => toModelText(`<article><p>${sentence.repeat(3)}</p>${parts.join('')}<p>${sentence}</p>`));

  test('gives a part of the words, each in its place', () => {
    fc.assert(
      fc.property(page, (text) => {
        const whole = readHtml(text);
        const { prose } = readMainText(text, whole);
        assert.equal(prose.length, text.length);
        for (let at = 0; at < text.length; at++) {
          const sign = prose.charAt(at);
          if (/\S/.test(sign)) assert.equal(sign, text.charAt(at));
          if (/\S/.test(sign)) assert.equal(sign, whole.prose.charAt(at));
          if (text.charAt(at) === '\n') assert.equal(sign, '\n');
        }
      }),
      runs(100),
    );
  });
});
