import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeTarget } from '../../../../src/core/anchor/describe';
import { locate } from '../../../../src/core/anchor/locate';
import type { JsonObject, JsonValue } from '../../../../src/core/annotation/json';
import { parseSidecar } from '../../../../src/core/annotation/parseSidecar';
import type { ExportArticle } from '../../../../src/core/export/exporting';
import { exportW3c } from '../../../../src/core/export/exportW3c';
import { toModelText } from '../../../../src/core/text/modelText';
import { hardText, runs, textWithRange } from '../../../support/property';
import { claimItem, highlightItem, highlightOf, idOf, moment, pageOf, targetItem } from '../annotation/samples';
import { articleOf, highlighted, metadata, unplaced, wordsAt } from './samples';

interface Page {
  readonly '@context': readonly [string, JsonObject];
  readonly 'newsmark:articles': readonly JsonObject[];
  readonly items: readonly JsonObject[];
}

function pageFor(...articles: ExportArticle[]): Page {
  return JSON.parse(exportW3c(articles).content) as Page;
}

suite('core/export/exportW3c', () => {
  const check = (article: ExportArticle, items: readonly JsonValue[]): void =>
    assert.deepEqual(pageFor(article).items, JSON.parse(JSON.stringify(items)));

  test('writes a highlight where it is', () =>
    check(highlighted('Rents [rose 4%].', { creator: 'Ada', label: 'figure', comment: 'Check it.' }), [
      highlightItem({ target: targetItem(6, { source: 'news/story.txt' }) }),
    ]));
  test('writes offsets and neighbours of the place it moved to', () => {
    const highlight = highlightOf('Rents [rose 4%].');
    const text = toModelText('😀 Rents rose 4%!');
    const placement = { kind: 'moved', range: { start: 9, end: 16 } } as const;
    check(articleOf(text, [[highlight, placement]]), [
      {
        id: idOf(1),
        type: 'Annotation',
        motivation: 'highlighting',
        created: moment,
        modified: moment,
        target: {
          source: 'news/story.txt',
          selector: [
            { type: 'TextQuoteSelector', exact: 'rose 4%', prefix: '😀 Rents ', suffix: '!' },
            { type: 'TextPositionSelector', start: 8, end: 15 },
          ],
        },
      },
    ]);
  });
  test('writes what is stored of an annotation without a place, and says so', () => {
    const { content, losses } = exportW3c([unplaced()]);
    const { items } = JSON.parse(content) as Page;
    assert.deepEqual(
      items.map((item) => item['newsmark:placement']),
      ['orphan', 'ambiguous'],
    );
    assert.deepEqual((items[0]?.target as JsonObject).selector, targetItem(6).selector);
    assert.deepEqual(losses, [
      { annotation: idOf(1), what: 'place' },
      { annotation: idOf(2), what: 'place' },
    ]);
  });
  test('keeps unknown fields, and items that were not understood', () => {
    const claim = claimItem({ 'x:y': [1], 'newsmark:placement': 'orphan' }, { 'x:z': 2 });
    const others = [
      { type: 'Note', target: { source: 'story.txt', x: 1 } },
      { target: 'story.txt' },
      { target: 'a' },
      'urn:x',
    ];
    const parsed = parseSidecar(pageOf([claim, ...others]));
    assert.equal(parsed.kind, 'ok');
    const article = articleOf(`${'x'.repeat(14)}Rents rose 4%.`, parsed.sidecar.annotations, {
      others: parsed.sidecar.others,
    });
    const prefix = `${'x'.repeat(14)}Rents `;
    const path = 'news/story.txt';
    check(article, [
      {
        ...claimItem({ 'x:y': [1] }, { 'x:z': 2 }),
        target: {
          source: path,
          selector: [
            { type: 'TextQuoteSelector', exact: 'rose 4%', prefix, suffix: '.' },
            { type: 'TextPositionSelector', start: 20, end: 27 },
          ],
        },
      },
      { type: 'Note', target: { source: path, x: 1 } },
      { target: path },
      { target: 'a' },
      'urn:x',
    ]);
  });

  /** How a path is named as a source. */
  const checkSource = (path: string, source: string): void => {
    const [item] = pageFor({ ...highlighted('a [b]'), path }).items;
    assert.equal((item?.target as JsonObject).source, source);
    assert.doesNotThrow(() => new URL(source, 'https://example.org/'));
  };
  test('keeps slashes', () => checkSource('a/b/c.txt', 'a/b/c.txt'));
  test('encodes what has a meaning in addresses', () => checkSource('a b/c#d?e%f.txt', 'a%20b/c%23d%3Fe%25f.txt'));
  test('does not let a file name be taken for a scheme', () => checkSource('javascript:x.txt', 'javascript%3Ax.txt'));
  test('encodes accents and lone surrogates', () => checkSource('è\ud83d', '%C3%A8%EF%BF%BD'));

  test('describes the articles that have annotations', () => {
    const articles = [highlighted('a [b]'), articleOf('nothing here', [])];
    assert.deepEqual(pageFor(...articles)['newsmark:articles'], [
      {
        file: 'news/story.txt',
        sha256: 'c8687a08aa5d6ed2044328fa6a697ab8e96dc34291e8c2034ae8c38e6fcc6d65',
        language: 'it',
      },
    ]);
    const { language, ...unknown } = metadata;
    assert.equal(language, 'it');
    assert.equal(pageFor({ ...highlighted('a [b]'), metadata: unknown })['newsmark:articles'][0]?.language, undefined);
  });
  test('gives every field of a claim a meaning in JSON-LD', () => {
    const [standard, terms] = pageFor()['@context'];
    assert.equal(standard, 'http://www.w3.org/ns/anno.jsonld');
    const [body] = claimItem().body as JsonObject[];
    const ofW3c = ['type', 'name', 'exact', 'start', 'end', 'value', 'id', 'creator', 'created'];
    for (const name of keysIn(body ?? {}).filter((key) => !ofW3c.includes(key))) assert.ok(terms[name], name);
  });
  test('writes an empty page for nothing', () => assert.deepEqual(pageFor().items, []));

  test('selects exactly the words, by code points, wherever they went', () =>
    fc.assert(
      fc.property(textWithRange(), hardText(10), ({ text, start, end }, before) => {
        const target = describeTarget(text, { start, end });
        const now = toModelText(`${before}${text}`);
        const placement = locate(now, target);
        const [item] = pageFor(articleOf(now, [[{ ...highlightOf('[a]'), target }, placement]])).items;
        const words = wordsAt(now, placement);
        if (words === undefined) {
          assert.equal(item?.['newsmark:placement'], placement.kind);
          return;
        }
        const [quote, position] = (item?.target as { selector: [JsonObject, { start: number; end: number }] }).selector;
        assert.equal(quote.exact, target.exact);
        assert.equal(Array.from(now).slice(position.start, position.end).join(''), target.exact);
      }),
      runs(),
    ));
});

function keysIn(value: JsonValue | undefined): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((element: JsonValue | undefined) => keysIn(element));
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}
