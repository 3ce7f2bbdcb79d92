import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeTarget } from '../../../../src/core/anchor/describe';
import { parseSidecar } from '../../../../src/core/annotation/parseSidecar';
import type { ExportArticle } from '../../../../src/core/export/exporting';
import { exportCsv } from '../../../../src/core/export/exportCsv';
import { hardText, runs, textWithRange } from '../../../support/property';
import { claimItem, highlightItem, highlightOf, idOf, moment, pageOf } from '../annotation/samples';
import { articleOf, claimed, highlighted, inTwoPlaces, noted, reworded, unplaced } from './samples';

suite('core/export/exportCsv', () => {
  /** The rows as tables of their filled cells. */
  const check = (article: ExportArticle, rows: readonly object[]): void => {
    const filled = tableOf(exportCsv([article]).content).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')),
    );
    assert.deepEqual(filled, rows);
  };
  const ofArticle = {
    article_path: 'news/story.txt',
    article_title: 'Rents rise',
    article_source: 'Adnkronos',
    article_date: '2024-11-12',
    article_language: 'it',
  };
  const made = { id: idOf(1), created: moment, modified: moment };

  test('starts with a byte order mark and the names of the columns', () =>
    assert.equal(
      exportCsv([]).content,
      '\uFEFFid,kind,article_path,article_title,article_source,article_date,article_language,start_code_point,end_code_point,' +
        'placement,quote,label,comment,statement,claimant,verdict,creator,created,modified\r\n',
    ));
  test('writes a highlight', () =>
    check(highlighted('😀 Rents [rose 4%].', { label: 'figure', comment: 'Check it.', creator: 'Ada' }), [
      {
        ...made,
        ...ofArticle,
        kind: 'highlight',
        start_code_point: '8',
        end_code_point: '15',
        placement: 'exact',
        quote: 'rose 4%',
        label: 'figure',
        comment: 'Check it.',
        creator: 'Ada',
      },
    ]));
  test('writes a claim', () =>
    check(claimed('Rents [rose 4%].', { claimant: { name: 'Rossi' }, verdict: 'true' }), [
      {
        ...made,
        ...ofArticle,
        kind: 'claim',
        start_code_point: '6',
        end_code_point: '13',
        placement: 'exact',
        quote: 'rose 4%',
        statement: 'Rents rose.',
        claimant: 'Rossi',
        verdict: 'true',
      },
    ]));
  test('writes annotations without a place, with the quote they were made on', () => {
    const [orphan, ambiguous] = tableOf(exportCsv([unplaced()]).content);
    assert.deepEqual([orphan?.placement, orphan?.quote, orphan?.start_code_point], ['orphan', 'rose 4%', '']);
    assert.deepEqual([ambiguous?.placement, ambiguous?.quote, ambiguous?.end_code_point], ['ambiguous', 'won', '']);
  });
  test('writes a note on the whole article without words or offsets', () => {
    const [row] = tableOf(exportCsv([noted()]).content);
    assert.deepEqual([row?.placement, row?.quote, row?.start_code_point, row?.comment], ['exact', '', '', 'Check it.']);
  });
  test('writes words that were changed as they were annotated, and says so', () => {
    const { content, losses } = exportCsv([reworded()]);
    const [row] = tableOf(content);
    assert.deepEqual([row?.placement, row?.quote, row?.start_code_point], ['edited', 'rose 4%', '']);
    assert.deepEqual(losses, [{ path: 'news/story.txt', annotation: idOf(1), what: 'place' }]);
  });
  test('writes the words of several passages and the offsets of the first, and says so', () => {
    const { content, losses } = exportCsv([inTwoPlaces()]);
    const [row] = tableOf(content);
    assert.deepEqual([row?.quote, row?.start_code_point, row?.end_code_point], ['rose 4% […] won', '6', '13']);
    assert.deepEqual(losses, [{ path: 'news/story.txt', annotation: idOf(1), what: 'details' }]);
  });
  test('says that it leaves out answers, and that a discussion is closed', () => {
    const replies = [{ id: idOf(7), value: 'Sure?' }];
    for (const fields of [{ replies }, { isResolved: true as const }]) {
      const { losses } = exportCsv([highlighted('Rents [rose 4%].', fields)]);
      assert.deepEqual(losses, [{ path: 'news/story.txt', annotation: idOf(1), what: 'details' }]);
    }
  });
  test('says what it leaves out', () => {
    const parsed = parseSidecar(pageOf([highlightItem(), claimItem(), { type: 'Note', id: 'urn:n' }, 'urn:x']));
    assert.equal(parsed.kind, 'ok');
    const { annotations, others } = parsed.sidecar;
    const article = articleOf('Rents rose 4%.', annotations, { others });
    assert.deepEqual(exportCsv([article, unplaced()]).losses, [
      { path: 'news/story.txt', annotation: idOf(2), what: 'details' },
      { path: 'news/story.txt', annotation: 'urn:n', what: 'item' },
      { path: 'news/story.txt', annotation: '', what: 'item' },
      { path: 'news/story.txt', annotation: idOf(1), what: 'place' },
      { path: 'news/story.txt', annotation: idOf(2), what: 'place' },
    ]);
  });

  /** The raw cell of a comment. */
  const checkCell = (comment: string, cell: string): void => {
    const { content } = exportCsv([highlighted('a [b]', { label: 'L', comment })]);
    assert.ok(content.includes(`,L,${cell},`), content);
  };
  test('leaves plain text alone', () => checkCell('è 4% - no', 'è 4% - no'));
  test('quotes commas', () => checkCell('a,b', '"a,b"'));
  test('quotes semicolons, which some spreadsheets split at', () => checkCell('a;b', '"a;b"'));
  test('doubles quotes', () => checkCell('say "no"', '"say ""no"""'));
  test('quotes line ends', () => checkCell('a\nb', '"a\nb"'));
  for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
    test(`takes the power from ${sign}`, () => checkCell(`${sign}1`, `'${sign}1`));
  }
  test('takes the power from signs behind blanks', () => checkCell('\u00A0 =1', "'\u00A0 =1"));
  test('takes the power from signs behind line ends and marks', () => checkCell('\n\uFEFF=1', '"\'\n\uFEFF=1"'));
  test('takes the power from a leading tab', () => checkCell('\t1', '"\'\t1"'));
  test('keeps an apostrophe of the text apart from its own', () => checkCell("'=1", "''=1"));
  test('leaves other apostrophes alone', () => checkCell("'tis", "'tis"));

  test('reads back to the same values', () =>
    fc.assert(
      fc.property(textWithRange(), hardText(), hardText(), ({ text, start, end }, label, comment) => {
        const target = describeTarget(text, { start, end });
        const highlight = { ...highlightOf('[a]', { label, comment }), target };
        const placement = { kind: 'exact', range: { start, end } } as const;
        const [row, second] = tableOf(exportCsv([articleOf(text, [[highlight, placement]])]).content);
        assert.equal(second, undefined);
        assert.deepEqual([row?.quote, row?.label, row?.comment], [target.exact, label, comment]);
        assert.equal(row?.start_code_point, String(target.position?.start));
      }),
      runs(),
    ));

  test('never starts a cell with a sign that spreadsheets run', () =>
    fc.assert(
      fc.property(hardText(), hardText(), (label, comment) => {
        const { content } = exportCsv([highlighted('a [b]', { label, comment })]);
        for (const cell of cellsOf(content.slice(1)).flat()) assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]|^[\t\r]/);
      }),
      runs(),
    ));
});

/** The rows by column name, with the apostrophes against formulas taken off. */
function tableOf(content: string): Record<string, string>[] {
  assert.ok(content.startsWith('\uFEFF'));
  const [names = [], ...rows] = cellsOf(content.slice(1));
  return rows.map((cells) => {
    assert.equal(cells.length, names.length);
    return Object.fromEntries(cells.map((cell, column) => [names[column] ?? '', plain(cell)]));
  });
}

function plain(cell: string): string {
  return /^'+([\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u.test(cell) ? cell.slice(1) : cell;
}

/** A reader of RFC 4180 that knows nothing of the writer. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const bare = /[^",\r\n]*/y;
    const cell = csv[at] === '"' ? quoted : bare;
    cell.lastIndex = at;
    const match = cell.exec(csv);
    assert.ok(match, `no cell at ${at}`);
    row.push(match[1] === undefined ? match[0] : match[1].replaceAll('""', '"'));
    at = cell.lastIndex;
    if (csv[at] === ',') {
      at++;
      continue;
    }
    assert.equal(csv.slice(at, at + 2), '\r\n');
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}
