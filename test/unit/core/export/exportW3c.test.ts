import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeTarget } from '../../../../src/core/anchor/describe';
import { locate } from '../../../../src/core/anchor/locate';
import type { JsonObject, JsonValue } from '../../../../src/core/annotation/json';
import { parseSidecar } from '../../../../src/core/annotation/parseSidecar';
import type { ExportArticle } from '../../../../src/core/export/exporting';
import { exportW3c } from '../../../../src/core/export/exportW3c';
import { articleHash } from '../../../../src/core/text/sha256';
import { toModelText } from '../../../../src/core/text/modelText';
import { hardText, runs, textWithRange } from '../../../support/property';
import { claimItem, highlightItem, highlightOf, idOf, moment, pageOf, targetItem } from '../annotation/samples';
import { articleOf, highlighted, inTwoPlaces, metadata, noted, reworded, unplaced, wordsAt } from './samples';

interface Page {
  readonly id: string;
  readonly '@context': readonly [string, JsonObject];
  readonly 'newsmark:articles': readonly JsonObject[];
  readonly items: readonly JsonObject[];
}

function pageFor(...articles: ExportArticle[]): Page {
  return JSON.parse(exportW3c(articles).content) as Page;
}

function selectorsOf(exact: string, prefix: string, start: number): JsonObject {
  const quote = { type: 'TextQuoteSelector', exact, prefix, suffix: '.' };
  return { selector: [quote, { type: 'TextPositionSelector', start, end: start + exact.length }] };
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
  test('writes a note on the whole article without selectors', () => {
    const [item] = pageFor(noted()).items;
    assert.deepEqual([item?.target, item?.['newsmark:placement']], [{ source: 'news/story.txt' }, undefined]);
  });
  test('writes words that were changed as they were annotated, and says so', () => {
    const { content, losses } = exportW3c([reworded()]);
    const [item] = (JSON.parse(content) as Page).items;
    assert.equal(item?.['newsmark:placement'], 'edited');
    assert.deepEqual(item.target, { source: 'news/story.txt', ...selectorsOf('rose 4%', 'Rents ', 6) });
    assert.deepEqual(losses, [{ path: 'news/story.txt', annotation: idOf(1), what: 'place' }]);
  });
  test('writes all passages, and the hash of the text that their offsets count in', () => {
    const made = inTwoPlaces();
    const annotations = made.annotations.map(({ annotation, ...placed }) => ({
      ...placed,
      annotation: { ...annotation, base: 'a'.repeat(64) },
    }));
    const [item] = pageFor({ ...made, annotations }).items;
    const targets = item?.target as readonly { readonly selector: readonly { readonly exact?: string }[] }[];
    assert.deepEqual(
      targets.map(({ selector }) => selector[0]?.exact),
      ['rose 4%', 'won'],
    );
    assert.equal(item?.['newsmark:base'], articleHash(made.text));
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
      { path: 'news/story.txt', annotation: idOf(1), what: 'place' },
      { path: 'news/story.txt', annotation: idOf(2), what: 'place' },
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
  test('has no hash of an article that cannot be read, and does not say that its words are gone', () => {
    const article = { ...unplaced(), text: toModelText(''), isUnreadable: true };
    const { 'newsmark:articles': entries, items } = pageFor(article);
    assert.deepEqual(entries, [{ file: 'news/story.txt', unreadable: true, language: 'it' }]);
    assert.deepEqual(
      items.map((item) => item['newsmark:placement']),
      ['unknown', 'unknown'],
    );
    assert.deepEqual((items[0]?.target as JsonObject).selector, targetItem(6).selector);
    assert.equal(exportW3c([article]).losses.length, 2);
  });
  test('has an id that is the same for the same content, and only then', () => {
    const [id, same, other] = ['a [b]', 'a [b]', 'a [c]'].map((marked) => pageFor(highlighted(marked)).id);
    assert.match(id ?? '', /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(id, same);
    assert.notEqual(id, other);
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

suite('core/export/exportW3c: what other tools wrote in the page', () => {
  const own = 'https://newsmark.dev/ns#';
  const standard = 'http://www.w3.org/ns/anno.jsonld';
  const withStored = (stored: JsonObject, path = 'news/story.txt'): ExportArticle => ({
    ...highlighted('a [b]'),
    path,
    stored,
  });
  const contextOf = (...articles: ExportArticle[]): readonly JsonValue[] => pageFor(...articles)['@context'];
  /** The terms that are not Newsmark's own. */
  const termsOf = (...articles: ExportArticle[]): JsonObject => {
    const ownTerms = Object.keys(contextOf().at(-1) as JsonObject);
    const terms = contextOf(...articles).at(-1) as JsonObject;
    return Object.fromEntries(Object.entries(terms).filter(([term]) => !ownTerms.includes(term)));
  };
  const pathsLost = (...articles: ExportArticle[]): string[] =>
    exportW3c(articles).losses.map(({ path, annotation, what }) => `${path} ${annotation} ${what}`);

  test('keeps its fields with the article', () => {
    const article = withStored({
      '@context': [standard, { newsmark: own }],
      id: 'urn:page',
      type: 'AnnotationPage',
      'newsmark:version': 1,
      'newsmark:article': { file: 'story.txt', sha256: 'old', language: 'fr', 'desk:edition': 2, file2: 'x' },
      'desk:batch': [7],
    });
    const { sha256, ...entry } = pageFor(article)['newsmark:articles'][0] ?? {};
    assert.equal(typeof sha256 === 'string' && sha256.slice(0, 8), 'c8687a08');
    assert.deepEqual(entry, {
      file: 'news/story.txt',
      language: 'it',
      page: { id: 'urn:page', 'desk:batch': [7] },
      'desk:edition': 2,
      file2: 'x',
    });
    assert.deepEqual(pathsLost(article), []);
  });
  test('adds nothing of a page that says nothing more', () =>
    assert.deepEqual(
      pageFor(withStored({ '@context': [standard, { newsmark: own }], type: 'AnnotationPage' })),
      pageFor(highlighted('a [b]')),
    ));
  test('keeps the meaning of its terms', () => {
    const desk = withStored({ '@context': [standard, { newsmark: own, desk: 'https://desk.example/#' }] });
    const lab = withStored({ '@context': [standard, { lab: { '@id': 'https://lab.example/' } }] }, 'b.txt');
    assert.deepEqual(termsOf(desk, lab, desk), {
      desk: 'https://desk.example/#',
      lab: { '@id': 'https://lab.example/' },
    });
    assert.deepEqual(pathsLost(desk, lab, desk), []);
  });
  test('keeps the addresses of its contexts before the terms', () => {
    const one = withStored({ '@context': [standard, 'https://a.example/c', { x: 'https://x/' }] });
    const other = withStored({ '@context': 'https://a.example/c' });
    assert.deepEqual(contextOf(one, other).slice(0, -1), [standard, 'https://a.example/c']);
  });
  test('says where a term has another meaning, once an article', () => {
    const first = withStored({ '@context': { x: 'https://x/', y: 'https://y/' } }, 'a.txt');
    const second = withStored({ '@context': { x: 'https://z/', y: 'https://z/' } }, 'b.txt');
    const third = withStored({ '@context': { verdict: 'https://z/' } }, 'c.txt');
    assert.deepEqual(termsOf(first, second, third), { x: 'https://x/', y: 'https://y/' });
    assert.deepEqual(pathsLost(first, second, third), ['b.txt  details', 'c.txt  details']);
  });
  test('does not let one page change the meaning of the others', () => {
    const contexts: JsonValue[] = [{ '@base': 'https://x/' }, { '@vocab': 'https://x/' }, [null], 7];
    for (const context of contexts) {
      const article = withStored({ '@context': context });
      assert.deepEqual(contextOf(article), contextOf());
      assert.deepEqual(pathsLost(article), ['news/story.txt  details']);
    }
  });
  test('survives terms and fields of any name', () => {
    const stored = JSON.parse('{"@context": {"__proto__": "https://x/"}, "__proto__": {"a": 1}}') as JsonObject;
    const { content } = exportW3c([withStored(stored)]);
    assert.match(content, /"__proto__": "https:\/\/x\/"/);
    assert.match(content, /"page": \{\s+"__proto__": \{\s+"a": 1/);
  });
});

function keysIn(value: JsonValue | undefined): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((element: JsonValue | undefined) => keysIn(element));
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}
