import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '../../../../src/core/export/escapeMarkdown';
import type { ExportArticle } from '../../../../src/core/export/exporting';
import { exportMarkdown, type ReportWords } from '../../../../src/core/export/exportMarkdown';
import { hardText, runs } from '../../../support/property';
import { claimOf, highlightOf, idOf } from '../annotation/samples';
import { readMarked } from '../anchor/marked';
import { articleOf, claimed, highlighted, inTwoPlaces, metadata, noted, reworded, unplaced } from './samples';

const words: ReportWords = {
  report: 'Annotazioni',
  highlights: 'Evidenziazioni',
  claims: 'Affermazioni',
  ambiguous: 'In più punti',
  orphans: 'Non più nel testo',
  claimant: 'Chi lo dice',
  verdict: 'Verdetto',
  labels: { figure: 'Cifra' },
  verdicts: { unreviewed: 'Da verificare', mostlyTrue: 'Quasi vero' },
};

suite('core/export/exportMarkdown', () => {
  const check = (articles: readonly ExportArticle[], lines: readonly string[]): void =>
    assert.deepEqual(exportMarkdown(articles, words).content.split('\n'), [...lines, '']);
  const head = ['# Annotazioni', '', '## Rents rise', '', 'Adnkronos · 2024-11-12 · news/story\\.txt', ''];

  test('writes a highlight with label, quote and comment', () =>
    check(
      [highlighted('Rents [rose 4%].', { label: 'figure', comment: 'Check it.\r\n\r\n\r\nTwice.' })],
      [...head, '### Evidenziazioni', '', '**Cifra**', '', '> rose 4%', '', 'Check it.', '', 'Twice.'],
    ));
  test('writes a highlight without label and comment', () =>
    check([highlighted('Rents [rose 4%].')], [...head, '### Evidenziazioni', '', '> rose 4%']));
  test('writes a claim with its claimant and verdict', () =>
    check(
      [claimed('Rents [rose 4%].', { verdict: 'mostlyTrue', claimant: { name: 'Rossi' } })],
      [
        ...head,
        '### Affermazioni',
        '',
        '**Rents rose.**',
        '',
        '- Chi lo dice: Rossi',
        '- Verdetto: Quasi vero',
        '',
        '> rose 4%',
      ],
    ));
  test('writes a claim nobody is known to have made', () =>
    check(
      [claimed('Rents [rose 4%].', { statement: ' ' })],
      [...head, '### Affermazioni', '', '- Verdetto: Da verificare', '', '> rose 4%'],
    ));
  test('writes labels and verdicts it has no word for as they are', () =>
    check(
      [highlighted('Rents [rose 4%].', { label: 'constructor' })],
      [...head, '### Evidenziazioni', '', '**constructor**', '', '> rose 4%'],
    ));
  test('writes a note on the whole article without a quote', () =>
    check([noted()], [...head, '### Evidenziazioni', '', 'Check it.']));
  test('writes words that were changed apart, as they were annotated', () =>
    check([reworded()], [...head, '### In più punti', '', '> rose 4%']));
  test('writes several passages as one quote', () =>
    check([inTwoPlaces()], [...head, '### Evidenziazioni', '', '> rose 4% \\[…\\] won']));
  test('keeps the lines of a quote in the blockquote', () =>
    check(
      [highlighted('So: [one\n\n  # two\n>three].')],
      [...head, '### Evidenziazioni', '', '> one', '>', '> \\# two', '> \\>three'],
    ));
  test('writes highlights before claims, each by place', () => {
    const text = 'One two three four.';
    const at = (word: string): string => text.replace(word, `[${word}]`);
    const annotations = [
      claimOf(at('three'), { statement: 'C.' }),
      highlightOf(at('four'), { id: idOf(2) }),
      claimOf(at('two'), { id: idOf(3), statement: 'B.' }),
      highlightOf(at('One'), { id: idOf(4) }),
    ];
    const { content } = exportMarkdown([articleOf(readMarked(text).text, annotations)], words);
    assert.deepEqual(content.match(/^> .*/gm), ['> One', '> four', '> two', '> three']);
  });
  test('writes annotations without a place under headings of their own', () =>
    check([unplaced()], [...head, '### In più punti', '', '> won', '', '### Non più nel testo', '', '> rose 4%']));
  test('leaves out articles without annotations', () => check([articleOf('a', [])], ['# Annotazioni']));
  test('heads an article without a title by its path', () =>
    check(
      [{ ...highlighted('a [b]'), metadata: { words: 2, provenance: {} } }],
      ['# Annotazioni', '', '## news/story\\.txt', '', 'news/story\\.txt', '', '### Evidenziazioni', '', '> b'],
    ));
  test('keeps a title in one line', () =>
    check(
      [{ ...highlighted('a [b]'), metadata: { ...metadata, title: 'A\n\n# B' } }],
      ['# Annotazioni', '', '## A \\# B', '', head[4] ?? '', '', '### Evidenziazioni', '', '> b'],
    ));
  test('says what has no place', () =>
    assert.deepEqual(exportMarkdown([unplaced()], words).losses, [
      { path: 'news/story.txt', annotation: idOf(1), what: 'place' },
      { path: 'news/story.txt', annotation: idOf(2), what: 'place' },
    ]));

  test('has the same blocks whatever the text says', () => {
    const blocks = (text: string): string[] => {
      const article = articleOf('x', [[highlightOf('[a]', { label: text, comment: text }), { kind: 'orphan' }]]);
      const { content } = exportMarkdown([{ ...article, metadata: { ...metadata, title: text } }], words);
      return content.split('\n').map((line) => /^(?:#+ |> ?|\*\*(?=.*\*\*$)|- )/.exec(line)?.[0] ?? '');
    };
    fc.assert(
      fc.property(hardText(), (text) => {
        const oneLine = `a${text.replace(/\s/gu, '')}`;
        assert.deepEqual(blocks(oneLine), blocks('a'));
      }),
      runs(),
    );
  });
});

suite('core/export/escapeMarkdown', () => {
  const check = (text: string, expected: string): void => assert.equal(escapeMarkdown(text), expected);

  test('leaves prose alone', () =>
    check(
      "L'accordo, ratificato il 20 (c'è chi dice: no), vale 3-4% in più.",
      "L'accordo, ratificato il 20 (c'è chi dice: no), vale 3-4% in più.",
    ));
  test('escapes emphasis and code', () => check('*a* _b_ `c` ~~d~~', '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~'));
  test('escapes links and images', () => check('![a](b) [^1]', '!\\[a\\](b) \\[\\^1\\]'));
  test('escapes HTML and entities', () => check('<img src=x> &lt;', '\\<img src=x\\> \\&lt;'));
  test('escapes addresses', () =>
    check('see https://a.b www.c.d me@e.f', 'see https\\://a\\.b www\\.c\\.d me\\@e\\.f'));
  test('escapes emoji codes and times', () => check(':smile: 20:30', '\\:smile: 20\\:30'));
  test('escapes tables and formulas', () => check('a | b $x$', 'a \\| b \\$x\\$'));
  test('escapes backslashes first', () => check('\\*', '\\\\\\*'));
  for (const start of ['# a', '> a']) test(`escapes “${start}”`, () => check(start, `\\${start}`));
  for (const start of ['- a', '+ a', '---', '===', ': a'])
    test(`escapes “${start}” at the start`, () => check(start, `\\${start}`));
  test('escapes numbers of lists', () => check('1. a', '1\\. a'));
  test('escapes numbers of lists in brackets', () => check('12) a', '12\\) a'));
  test('makes one line without an indent', () => check('\t    a\r\nb\u2028c ', 'a b c'));
  test('takes only backslashes to read', () =>
    fc.assert(
      fc.property(hardText(), (text) => {
        const shown = escapeMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, '$1');
        assert.equal(shown, text.replace(/\s+/gu, ' ').trim());
      }),
      runs(),
    ));
});
