import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../src/core/annotation/json';
import { wholeArticle } from '../../../../src/core/anchor/quoteTarget';
import { parseSidecar } from '../../../../src/core/annotation/parseSidecar';
import { runs } from '../../../support/property';
import { claimItem, hash, highlightItem, idOf, moment, pageOf, targetItem } from './samples';

suite('core/annotation/parseSidecar', () => {
  const check = (content: string, expected: object): void => assert.deepEqual(parseSidecar(content), expected);

  test('refuses an empty file', () => check('', { kind: 'broken', reason: 'empty', line: 1, column: 1 }));
  test('refuses a torn file', () =>
    check(pageOf([]).slice(0, 30), { kind: 'broken', reason: 'syntax', line: 3, column: 13 }));
  test('refuses the marks of a merge', () =>
    check(`{\n<<<<<<< HEAD\n`, { kind: 'broken', reason: 'conflict', line: 2, column: 1 }));
  test('refuses a second list of items', () =>
    check('{"items": [],\n"items": []}', { kind: 'broken', reason: 'duplicateKey', line: 2, column: 1 }));
  test('leaves a newer version alone', () =>
    check(pageOf([], { 'newsmark:version': 2, type: 'Other' }), { kind: 'newer', version: 2 }));

  const shapes: readonly (readonly [string, string])[] = [
    ['a list', '[]'],
    ['a word', '"AnnotationPage"'],
    ['another type', pageOf([], { type: 'Collection' })],
    ['no version', pageOf([], { 'newsmark:version': undefined })],
    ['a version in words', pageOf([], { 'newsmark:version': '1' })],
    ['a version before the first', pageOf([], { 'newsmark:version': 0 })],
    ['no items', pageOf([], { items: undefined })],
    ['items that are no list', pageOf([], { items: {} })],
    ['no article', pageOf([], { 'newsmark:article': undefined })],
    ['an article without a file', pageOf([], { 'newsmark:article': { file: 1 } })],
  ];
  for (const [name, content] of shapes)
    test(`refuses ${name}`, () => check(content, { kind: 'broken', reason: 'shape' }));

  test('reads past a byte order mark and CRLF', () =>
    assert.deepEqual(
      parseSidecar(`\uFEFF${pageOf([highlightItem()]).replaceAll('\n', '\r\n')}`),
      parseSidecar(pageOf([highlightItem()])),
    ));

  test('never throws', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const json = value as JsonValue;
        assert.ok(parseSidecar(pageOf([json, { ...highlightItem(), target: json }, { ...claimItem(), body: json }])));
      }),
      runs(),
    ));
});

suite('core/annotation/parseSidecar, articles', () => {
  const check = (article: JsonObject, expected: object): void => {
    const parsed = parseSidecar(pageOf([], { 'newsmark:article': article }));
    assert.deepEqual(parsed.kind === 'ok' && parsed.sidecar.article, expected);
  };

  test('reads all fields', () =>
    check({ file: 'a.txt', sha256: hash, language: 'it' }, { file: 'a.txt', sha256: hash, language: 'it' }));
  test('takes fields of a wrong type as absent', () =>
    check({ file: 'a.txt', sha256: 1, language: [] }, { file: 'a.txt' }));
});

suite('core/annotation/parseSidecar, items', () => {
  /** The one annotation read, without the item itself. */
  const check = (item: JsonObject, expected: object): void => {
    const parsed = parseSidecar(pageOf([item]));
    assert.equal(parsed.kind, 'ok');
    assert.deepEqual(parsed.issues, []);
    const [annotation] = parsed.sidecar.annotations;
    assert.deepEqual(
      { ...annotation, stored: undefined, target: undefined },
      { stored: undefined, target: undefined, ...expected },
    );
  };

  const making = { id: idOf(1), created: moment, modified: moment };
  const highlight = { kind: 'highlight', ...making, creator: 'Ada' };

  test('reads a highlight', () => check(highlightItem(), { ...highlight, label: 'figure', comment: 'Check it.' }));
  test('reads a highlight without a body', () => check(highlightItem({ body: undefined }), highlight));
  test('reads one body that is not in a list', () =>
    check(highlightItem({ body: { type: 'TextualBody', purpose: 'tagging', value: 'x' } }), {
      ...highlight,
      label: 'x',
    }));
  test('reads a creator that is a mere name', () =>
    check(highlightItem({ creator: 'Bo', body: [] }), { ...highlight, creator: 'Bo' }));
  test('passes over fields of a wrong type', () =>
    check(
      highlightItem({
        creator: 1,
        created: 2,
        modified: {},
        body: [{ type: 'TextualBody', purpose: 'tagging', value: 3 }],
      }),
      {
        kind: 'highlight',
        id: idOf(1),
      },
    ));
  test('reads a claim', () =>
    check(claimItem(), {
      kind: 'claim',
      id: idOf(2),
      created: moment,
      statement: 'Rents rose by 4 per cent.',
      claimant: { entity: 'person:rossi', name: 'Rossi' },
      verdict: 'mostlyTrue',
      replies: [{ id: idOf(9), creator: 'Bo', created: moment, value: 'Sure?' }],
    }));
  test('reads a claim of few words', () =>
    check(claimItem({ body: { type: 'newsmark:Claim', statement: 'x', claimant: 'Rossi' } }), {
      kind: 'claim',
      id: idOf(2),
      created: moment,
      statement: 'x',
      verdict: 'unreviewed',
      replies: [{ id: idOf(9), creator: 'Bo', created: moment, value: 'Sure?' }],
    }));

  test('reads several passages', () => {
    const parsed = parseSidecar(pageOf([highlightItem({ target: [targetItem(6), targetItem(20)] })]));
    const [annotation] = parsed.kind === 'ok' ? parsed.sidecar.annotations : [];
    const starts = [annotation?.target, ...(annotation?.moreTargets ?? [])].map((target) => target?.position?.start);
    assert.deepEqual(starts, [6, 20]);
  });
  test('reads the base and that the discussion is closed', () =>
    check(highlightItem({ 'newsmark:base': hash, 'newsmark:resolved': true, body: [] }), {
      ...highlight,
      base: hash,
      isResolved: true,
    }));
  test('passes over answers without an id or words, and a base that is no hash', () =>
    check(
      highlightItem({ 'newsmark:replies': [{ id: idOf(9) }, { value: 'x' }, 'y', 1], 'newsmark:base': 'x', body: [] }),
      highlight,
    ));
  test('reads a note on the article as a highlight', () =>
    check(highlightItem({ motivation: 'commenting', target: { source: 'story.txt' } }), {
      ...highlight,
      label: 'figure',
      comment: 'Check it.',
    }));

  /** Where the annotation stands. */
  const checkTarget = (target: JsonObject, expected: object): void => {
    const parsed = parseSidecar(pageOf([highlightItem({ target })]));
    assert.deepEqual(parsed.kind === 'ok' && parsed.sidecar.annotations[0]?.target, expected);
  };
  const quote = { type: 'TextQuoteSelector', exact: 'won' };
  const bare = { exact: 'won', prefix: '', suffix: '' };

  test('reads quote and offsets', () =>
    checkTarget(targetItem(6), { exact: 'rose 4%', prefix: 'Rents ', suffix: '.', position: { start: 6, end: 13 } }));
  test('reads the whole article', () => checkTarget({ source: 'story.txt' }, wholeArticle));
  test('reads one selector that is not in a list', () => checkTarget({ selector: quote }, bare));
  test('does without offsets that are none', () => {
    for (const [start, end] of [
      [-1, 2],
      [3, 1],
      [0.5, 2],
      ['0', 3],
      [0, 1e300],
    ]) {
      checkTarget({ selector: [quote, { type: 'TextPositionSelector', start, end }] }, bare);
    }
  });
});

suite('core/annotation/parseSidecar, items it does not understand', () => {
  /** Which items are kept as others, and why. */
  const check = (items: readonly JsonValue[], expected: readonly object[]): void => {
    const parsed = parseSidecar(pageOf(items));
    assert.equal(parsed.kind, 'ok');
    assert.deepEqual(parsed.issues, expected);
    assert.equal(parsed.sidecar.annotations.length + parsed.sidecar.others.length, items.length);
    assert.equal(parsed.sidecar.others.length, expected.length);
    for (const other of parsed.sidecar.others)
      assert.ok(items.some((item) => JSON.stringify(item) === JSON.stringify(other)));
  };
  const id = idOf(1);

  test('keeps what is not an annotation', () =>
    check(
      ['urn:x', null, { type: 'Note', id }],
      [
        { kind: 'notAnnotation', item: 0 },
        { kind: 'notAnnotation', item: 1 },
        { kind: 'notAnnotation', item: 2, id },
      ],
    ));
  test('keeps an annotation without an id', () =>
    check([highlightItem({ id: '' })], [{ kind: 'noId', item: 0, id: '' }]));
  test('keeps other targets', () =>
    check(
      [
        highlightItem({ target: 'story.txt' }),
        highlightItem({ target: [targetItem(1), { source: 'story.txt' }] }),
        highlightItem({ target: [] }),
        highlightItem({ target: { selector: [{ type: 'TextQuoteSelector', exact: 1 }] } }),
        highlightItem({
          target: {
            selector: [
              { type: 'TextQuoteSelector', exact: 'a' },
              { type: 'TextQuoteSelector', exact: 'b' },
            ],
          },
        }),
      ],
      [0, 1, 2, 3, 4].map((item) => ({ kind: 'noQuote', item, id })),
    ));
  test('keeps other bodies', () =>
    check(
      [
        highlightItem({ motivation: 'linking' }),
        claimItem({ id, body: [{ type: 'newsmark:Claim' }] }),
        claimItem({
          id,
          body: [
            { type: 'newsmark:Claim', statement: 'a' },
            { type: 'newsmark:Claim', statement: 'b' },
          ],
        }),
      ],
      [0, 1, 2].map((item) => ({ kind: 'foreignBody', item, id })),
    ));
  test('uses the first in place of two with one id', () =>
    check([highlightItem({ target: targetItem(9) }), highlightItem()], [{ kind: 'duplicateId', item: 0, id }]));
});
