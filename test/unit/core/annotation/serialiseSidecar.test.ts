import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation } from '../../../../src/core/annotation/annotation';
import { createClaim, createHighlight } from '../../../../src/core/annotation/create';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/core/annotation/json';
import { serialiseSidecar } from '../../../../src/core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation, type Sidecar } from '../../../../src/core/annotation/sidecar';
import { hardText, runs } from '../../../support/property';
import { unchecked } from '../../../support/unchecked';
import {
  claimItem,
  claimOf,
  hash,
  highlightItem,
  highlightOf,
  idOf,
  itemsOf,
  moment,
  pageOf,
  readable,
  rewrite,
  targetItem,
} from './samples';

suite('core/annotation/serialiseSidecar', () => {
  const check = (sidecar: Sidecar, lines: readonly string[]): void =>
    assert.equal(serialiseSidecar(sidecar), `${lines.join('\n')}\n`);

  test('writes a new sidecar', () =>
    check(newSidecar('my story.txt', hash, 'it'), [
      '{',
      '  "@context": [',
      '    "http://www.w3.org/ns/anno.jsonld",',
      '    {',
      '      "newsmark": "https://newsmark.dev/ns#"',
      '    }',
      '  ],',
      '  "type": "AnnotationPage",',
      '  "newsmark:version": 1,',
      '  "newsmark:article": {',
      '    "file": "my story.txt",',
      `    "sha256": "${hash}",`,
      '    "language": "it"',
      '  },',
      '  "items": []',
      '}',
    ]));

  /** The items written for annotations of a new sidecar. */
  const checkItems = (annotations: readonly Annotation[], expected: readonly JsonObject[]): void => {
    const sidecar = annotations.reduce(withAnnotation, newSidecar('my story.txt', hash));
    assert.equal(JSON.stringify(itemsOf(serialiseSidecar(sidecar))), JSON.stringify(expected));
  };
  const source = 'my%20story.txt';
  const making = { id: idOf(1), target: highlightOf('Rents [rose 4%].').target, now: moment, creator: 'Ada' };
  const made = { creator: { type: 'Person', name: 'Ada' }, created: moment, modified: moment };

  test('writes a new highlight', () =>
    checkItems(
      [createHighlight(making, { label: 'figure', comment: 'Check it.' })],
      [highlightItem({ target: targetItem(6, { source }) })],
    ));
  test('writes a highlight without words or author', () =>
    checkItems(
      [createHighlight({ ...making, creator: ' ' }, { label: '', comment: ' \n' })],
      [
        {
          id: idOf(1),
          type: 'Annotation',
          motivation: 'highlighting',
          created: moment,
          modified: moment,
          target: targetItem(6, { source }),
        },
      ],
    ));
  test('writes a new claim with the defaults', () =>
    checkItems(
      [createClaim(making, { statement: 'Rents rose.', claimant: { name: 'Rossi', entity: 'person:rossi' } })],
      [
        {
          id: idOf(1),
          type: 'Annotation',
          motivation: 'assessing',
          ...made,
          body: [
            {
              type: 'newsmark:Claim',
              statement: 'Rents rose.',
              claimant: { entity: 'person:rossi', name: 'Rossi' },
              kind: 'fact',
              verdict: 'unreviewed',
              status: 'open',
              evidence: [],
              sameAs: [],
              origin: 'person',
              tags: [],
            },
          ],
          target: targetItem(6, { source }),
        },
      ],
    ));

  /** The ids of the items written, whatever the order they were added in. */
  const checkOrder = (annotations: readonly Annotation[], ids: readonly string[]): void => {
    for (const added of [annotations, [...annotations].reverse()]) {
      const sidecar = added.reduce(withAnnotation, newSidecar('story.txt', hash));
      assert.deepEqual(
        sidecar.annotations.map(({ id }) => id),
        ids,
      );
      assert.deepEqual(
        itemsOf(serialiseSidecar(sidecar)).map((item) => isJsonObject(item) && item.id),
        ids,
      );
    }
  };
  const bare = { exact: 'won', prefix: '', suffix: '' };

  test('sorts by start, then id, those without offsets last', () =>
    checkOrder(
      [
        highlightOf('Rents rose [4%].', { id: idOf(1) }),
        highlightOf('Rents [rose] 4%.', { id: idOf(4) }),
        highlightOf('Rents [rose 4%].', { id: idOf(3) }),
        highlightOf('[won]', { id: idOf(2), target: bare }),
        claimOf('[won]', { id: idOf(0), target: { ...bare, position: { start: 100, end: 103 } } }),
      ],
      [idOf(3), idOf(4), idOf(1), idOf(0), idOf(2)],
    ));
  test('sorts items that were not understood among the others', () => {
    const other = { id: idOf(5), type: 'Note', target: targetItem(10) };
    const written = rewrite(pageOf(['urn:x', claimItem(), other, highlightItem()]));
    assert.deepEqual(itemsOf(written), [highlightItem(), other, claimItem(), 'urn:x']);
  });
});

suite('core/annotation/serialiseSidecar, what others wrote', () => {
  /** Reading and writing leaves the content as it is, byte for byte, but for the checks. */
  const check = (content: string): void => assert.equal(unchecked(rewrite(content)), content);
  const extra = { 'x:a': { b: [1, null, { c: '\ud83d' }] }, x: '' };

  test('keeps a sidecar of its own', () => check(pageOf([highlightItem(), claimItem()])));
  test('keeps unknown fields of the page', () => check(pageOf([], extra)));
  test('keeps unknown fields of the article', () =>
    check(pageOf([], { 'newsmark:article': { file: 'a.txt', sha256: hash, ...extra } })));
  test('keeps another context', () => check(pageOf([], { '@context': 'http://www.w3.org/ns/anno.jsonld' })));
  test('keeps unknown fields of an item, its creator, bodies, target and selectors', () =>
    check(
      pageOf([
        highlightItem({
          creator: { type: 'Software', name: 'Bot', ...extra },
          body: [
            { type: 'TextualBody', purpose: 'tagging', value: 'x', ...extra },
            { type: 'Image', ...extra },
            'urn:y',
          ],
          target: {
            source: 'elsewhere.txt',
            selector: [
              { type: 'TextQuoteSelector', exact: 'won', ...extra },
              { type: 'TextPositionSelector', start: 1, end: 4, ...extra },
              { type: 'FragmentSelector', value: 'char=1,4' },
            ],
            ...extra,
          },
          ...extra,
        }),
      ]),
    ));
  test('keeps unknown fields of a claim and all in it', () =>
    check(
      pageOf([
        claimItem(extra, {
          claimant: { entity: 'x', name: 'y', ...extra },
          cue: { exact: 'said', start: 1, end: 5, ...extra },
          evidence: [{ stance: 'refutes', note: 'n', ...extra }, 'urn:z'],
          ...extra,
        }),
      ]),
    ));
  test('keeps single bodies, selectors and names as they were', () =>
    check(
      pageOf([
        highlightItem({
          creator: 'urn:ada',
          body: { type: 'TextualBody', purpose: 'tagging', value: 'x' },
          target: { source: 'story.txt', selector: { type: 'TextQuoteSelector', exact: 'won' } },
        }),
      ]),
    ));
  test('keeps known fields of a wrong type', () =>
    check(
      pageOf(
        [
          highlightItem({ creator: 7, created: 8, body: [] }),
          claimItem({}, { verdict: 9, claimant: 'Rossi', evidence: {} }),
        ],
        { 'newsmark:article': { file: 'a.txt', sha256: 1, language: null } },
      ),
    ));
  test('keeps fields called __proto__', () => {
    const content = pageOf([highlightItem({ y: 1 })], { y: 1 }).replaceAll('"y"', '"__proto__"');
    assert.ok(content.includes('__proto__'));
    check(content);
  });
  test('keeps lone surrogates', () =>
    check(
      pageOf([highlightItem({ target: { source: 'a', selector: [{ type: 'TextQuoteSelector', exact: '\ud83d' }] } })]),
    ));
  test('puts known fields in order, unknown ones after them', () => {
    const { id, type, ...rest } = highlightItem();
    assert.equal(unchecked(rewrite(pageOf([{ x: 1, ...rest, type, id }]))), pageOf([highlightItem({ x: 1 })]));
  });
});

suite('core/annotation/serialiseSidecar, always', () => {
  const key = fc.oneof(
    fc.constantFrom('x', 'z:y', '__proto__', 'toString', 'type', 'value', 'start', '0', ''),
    hardText(3),
  );
  const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      hardText(5),
      fc.constantFrom<JsonValue>(null, true, 0, -1.5, 7),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  const fields = fc.dictionary(key, json, { maxKeys: 3 });
  const item: fc.Arbitrary<JsonValue> = fc.oneof(
    json,
    fc
      .tuple(fields, fc.nat(30), fc.nat(3), fc.option(json, { nil: undefined }), fc.boolean())
      .map(([extra, start, id, body, isClaim]) => ({
        ...extra,
        ...(isClaim ? claimItem({ id: idOf(id) }, extra) : highlightItem({ id: idOf(id) })),
        ...(body !== undefined && { body }),
        target: { ...targetItem(start), ...extra },
      })),
  );
  const content = fc
    .tuple(fc.array(item, { maxLength: 5 }), fields)
    .map(([items, extra]) => pageOf(items, { ...extra, type: 'AnnotationPage' }));

  const check = <Value>(values: fc.Arbitrary<Value>, holds: (value: Value) => void): void =>
    fc.assert(fc.property(values, holds), runs());

  test('writes what it read, in the same bytes, from the second time on', () =>
    check(content, (text) => {
      const once = rewrite(text);
      assert.equal(rewrite(once), once);
      assert.deepEqual(readable(once).sidecar, readable(rewrite(once)).sidecar);
    }));

  test('loses nothing of what it read', () =>
    check(content, (text) => {
      const { items: before, ...page } = JSON.parse(text) as { items: JsonValue[] };
      const { items: after, ...rewritten } = JSON.parse(unchecked(rewrite(text))) as { items: JsonValue[] };
      assert.deepEqual(rewritten, page);
      assert.deepEqual(canonical(after), canonical(before));
    }));

  test('reads back new annotations of any text', () =>
    check(fc.tuple(hardText(), hardText(), hardText(), hardText()), ([exact, comment, statement, name]) => {
      const target = { exact, prefix: comment, suffix: name, position: { start: 1, end: 2 } };
      const making = { id: idOf(1), target, now: moment };
      const annotations = [
        createHighlight(making, { label: name, comment }),
        createClaim({ ...making, id: idOf(2) }, { statement, claimant: { name }, verdict: statement }),
      ];
      const sidecar = annotations.reduce<Sidecar>(withAnnotation, newSidecar('story.txt', hash));
      const read = readable(serialiseSidecar(sidecar)).sidecar.annotations;
      assert.deepEqual(
        read.map((annotation) => ({ ...annotation, stored: 0 })),
        annotations.map((annotation) => ({ ...annotation, stored: 0 })),
      );
    }));
});

/** A list of JSON values without their order and that of their keys. */
function canonical(values: readonly JsonValue[]): string[] {
  const sorted = (_: string, value: JsonValue): JsonValue =>
    isJsonObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  return values.map((value) => JSON.stringify(value, sorted)).sort();
}
