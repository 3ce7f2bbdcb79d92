import assert from 'node:assert/strict';
import { decodeEntities } from '../../../../src/core/article/htmlEntities';

suite('core/article/htmlEntities', () => {
  const check = (text: string, expected: string): void => assert.equal(decodeEntities(text), expected);

  test('decodes capitals with accents', () =>
    check('&Ecirc;tre, &Icirc;le, &Oslash;rsted, &AElig;r&oslash;, &OElig;uvre', 'Être, Île, Ørsted, Ærø, Œuvre'));
  test('decodes the signs of news', () =>
    check('20&deg;, 3&times;4, &sect; 5, 1&frac12;, m&sup2;, n&ordm; 1, 2&ordf;', '20°, 3×4, § 5, 1½, m², nº 1, 2ª'));
  test('decodes marks of property and paragraphs', () => check('&copy; &reg; &trade; &para;', '© ® ™ ¶'));
  test('decodes quotation marks of five languages', () =>
    check('&bdquo;a&ldquo; &sbquo;b&lsquo; &laquo;c&raquo; &lsaquo;d&rsaquo; &ldquo;e&rdquo;', '„a“ ‚b‘ «c» ‹d› “e”'));
  test('decodes spaces and hyphens that are not seen', () =>
    check('a&nbsp;b&thinsp;c&shy;d', 'a\u00a0b\u2009c\u00add'));
  test('decodes the first and the last name of Latin-1', () => check('&iexcl;&yuml;&frac34;&Agrave;', '¡ÿ¾À'));
  test('decodes the names that XML has', () => check('&amp;&lt;&gt;&quot;&apos;', '&<>"\''));
  test('decodes numbers, and once only', () => check('&#233;&#xE9;&amp;eacute;', 'éé&eacute;'));
  test('leaves what is no reference', () =>
    check('&; &constructor; &EACUTE; &#0; &#xD800; AT&T; R&D', '&; &constructor; &EACUTE; &#0; &#xD800; AT&T; R&D'));
});
