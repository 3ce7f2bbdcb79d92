import assert from 'node:assert/strict';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { toModelText } from '../../../../src/core/text/modelText';
import { checkMetadata, type ExpectedMetadata } from './checkMetadata';

/** The words of the prose, with `¶` where a block ends; runs of blanks are one. */
const proseOf = (text: string): string =>
  parseArticle('a.md', toModelText(text))
    .prose.replace(/[ \n]*\u2029[\s\u2029]*/g, '¶')
    .replace(/ +/g, ' ')
    .trim();

suite('core/article/markdown: prose', () => {
  const check = (text: string, prose: string): void => assert.equal(proseOf(text), prose);

  test('leaves plain paragraphs alone', () => check('Uno due.\n\nTre.', 'Uno due.\n\nTre.'));
  test('blanks heading marks at both ends', () => check('## Un titolo ##\n\nTesto.', '¶Un titolo \n\nTesto.'));
  test('blanks underlines and rules', () => check('Titolo\n===\nTesto\n\n* * *\nFine', 'Titolo¶Testo¶Fine'));
  test('blanks link targets and keeps their words', () => check('Un [link](http://x.it/a_(b) "t") qui', 'Un link qui'));
  test('blanks references, their definitions and footnote marks', () =>
    check('Un [link][a] qui[^1].\n\n[a]: http://x.it', 'Un link qui .¶'));
  test('keeps the words of an image', () => check('![Il leader](a.png)', 'Il leader'));
  test('keeps brackets that are no link', () =>
    check('Ha detto [sic] che (forse) sì', 'Ha detto [sic] che (forse) sì'));
  test('keeps a bracket whose target never closes', () => check('[a](b\nc', '[a](b\nc'));
  test('blanks addresses but not the stop after them', () =>
    check('Vedi <https://x.it/a> o https://x.it/b.', 'Vedi o .'));
  test('blanks emphasis, ticks and escapes', () => check('**Putin** _ha_ ~~no~~ `sì` \\*', 'Putin ha no sì *'));
  test('keeps an underscore inside a word', () => check('nome_file', 'nome_file'));
  test('blanks list, quote and table marks', () => {
    check('- uno\n- due\n\n1. tre', '¶uno¶due¶tre');
    check('> detto', '¶detto');
    check('| A | B |\n|---|---|\n| c | d |', '¶A¶B¶c¶d¶');
  });
  test('blanks fenced code, also without an end', () => {
    check('Prima\n```js\nconst Putin = [1](2);\n```\nDopo', 'Prima¶Dopo');
    check('Prima\n~~~\ncodice\n```\n[x](y)', 'Prima¶');
  });
  test('blanks HTML tags and comments', () => check('Un <b>vero</b> <!-- no\nno --> caso <!-- mai', 'Un vero \n caso'));
});

suite('core/article/markdown: metadata', () => {
  const check = (text: string, expected: ExpectedMetadata): void => checkMetadata('a.md', text, expected);

  test('reads the front matter', () =>
    check(
      '---\ntitle: "Un: titolo"\ndate: 2024-11-04T10:30:00+0100\nauthors: [Anna B, {name: Carl D}]\nlang: en_GB\nsource: Reuters\nurl: https://x.it/a\n---\nTesto.',
      {
        title: 'Un: titolo',
        date: '2024-11-04T10:30:00+01:00',
        datePrecision: 'time',
        author: 'Anna B, Carl D',
        language: 'en',
        source: 'Reuters',
        url: 'https://x.it/a',
      },
    ));
  test('reads writers and place of the front matter as a byline and a dateline have them', () => {
    const front = 'byline: By JANE DOE and John Roe\nlocation: {name: Rome}';
    check(`---\n${front}\n---\nA`, { author: 'Jane Doe, John Roe', place: 'Rome' });
    check('---\nauthors: [Anna de Gaulle, By Bo]\n---\nA', { author: 'Anna de Gaulle, By Bo' });
  });
  test('takes an address as source for the url', () =>
    check('---\nsource: https://x.it\nyear: 1\n---\nA', { url: 'https://x.it', source: undefined }));
  test('blanks the front matter', () => assert.equal(proseOf('---\ntitle: Putin\n---\nTesto.'), 'Testo.'));
  test('blanks broken front matter and reads the body instead', () => {
    const text = '---\ntitle: [: broken\n---\nPrimo testo. Secondo.';
    assert.equal(proseOf(text), 'Primo testo. Secondo.');
    check(text, { title: 'Primo testo' });
  });
  test('ignores values of the wrong kind', () =>
    check('---\ntitle: {a: [b]}\ndate: never\nlanguage: Italian\nurl: ftp://x\n---\nPrimo testo. Secondo.', {
      title: 'Primo testo',
      date: undefined,
      url: undefined,
    }));
  test('survives front matter that refers to itself', () =>
    check('---\nauthors: &a [*a, Anna]\n---\nPrimo testo. Secondo.', { title: 'Primo testo' }));
  test('takes text between rules for text', () => assert.equal(proseOf('---\nTesto\n---\nAltro'), '¶Testo¶Altro'));
  test('takes the first top heading as the title', () => {
    check('Intro breve\n\n# Il *grande* titolo #\n\nTesto.', { title: 'Il grande titolo' });
    check('Il titolo\n=========\n\nTesto.', { title: 'Il titolo' });
  });
  test('prefers the front matter to a heading', () => check('---\ntitle: A\n---\n# B\n\nTesto.', { title: 'A' }));
  test('reads the dateline under a heading', () =>
    check('# Titolo\n\nROMA, 12 nov. 2024 (ANSA) - Il governo.', { source: 'ANSA', date: '2024-11-12' }));
});
