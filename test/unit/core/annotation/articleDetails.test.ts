import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MetadataField } from '../../../../src/core/article/article';
import { metadataFields, readDetail } from '../../../../src/core/article/details';
import type { JsonObject, JsonValue } from '../../../../src/core/annotation/json';
import { parseSidecar } from '../../../../src/core/annotation/parseSidecar';
import { serialiseSidecar } from '../../../../src/core/annotation/serialiseSidecar';
import { newSidecar, withDetail, type Sidecar } from '../../../../src/core/annotation/sidecar';
import { runs } from '../../../support/property';
import { highlightItem, pageOf, readable, rewrite } from './samples';

/** The content of a sidecar with these details. */
function contentWith(details: JsonValue | undefined, items: readonly JsonValue[] = []): string {
  const article = { file: 'story.txt', language: 'it', ...(details !== undefined && { details }) };
  return pageOf(items, { 'newsmark:article': article });
}

/** The details as a content holds them. */
function detailsIn(content: string): JsonValue | undefined {
  return (JSON.parse(content) as { 'newsmark:article': JsonObject })['newsmark:article'].details;
}

suite('core/annotation/articleDetails, reading', () => {
  const check = (details: JsonValue, expected: object | undefined, bad: readonly MetadataField[] = []): void => {
    const parsed = parseSidecar(contentWith(details));
    assert.equal(parsed.kind, 'ok');
    assert.deepEqual(parsed.sidecar.article.details, expected);
    assert.deepEqual(
      parsed.issues,
      bad.map((field) => ({ kind: 'badDetail', field })),
    );
  };

  test('reads all fields of a sidecar without annotations', () => {
    const all = {
      title: 'Rents rise',
      source: 'Adnkronos',
      date: '2024-11-04T10:30',
      author: 'Ada',
      place: 'Rome',
      url: 'https://example.org/a',
      language: 'en',
    };
    check(all, all);
  });
  test('reads an emptied field', () => check({ source: '' }, { source: '' }));
  test('passes over values that are not understood, and says so', () =>
    check({ title: 'A', date: 'soon', url: 7, language: null }, { title: 'A' }, ['date', 'url', 'language']));
  test('passes over fields of other tools', () => check({ mood: 'sad' }, undefined));
  test('passes over details that are no object', () => check(['title'], undefined));
});

suite('core/annotation/articleDetails, writing', () => {
  const check = (
    before: JsonValue | undefined,
    change: (sidecar: Sidecar) => Sidecar,
    after: JsonValue | undefined,
  ): void => {
    const written = serialiseSidecar(change(readable(contentWith(before)).sidecar));
    assert.equal(JSON.stringify(detailsIn(written)), JSON.stringify(after));
  };

  test('writes the fields in their order, after the language', () =>
    assert.equal(
      serialiseSidecar(withDetail(withDetail(newSidecar('a.txt', 'x', 'it'), 'date', '2024'), 'title', 'A')).match(
        /"language"[^]*?\}/,
      )?.[0],
      '"language": "it",\n    "details": {\n      "title": "A",\n      "date": "2024"\n    }',
    ));
  test('sets a field and keeps what others wrote', () =>
    check({ mood: 'sad', date: 'soon', title: 'A' }, (sidecar) => withDetail(sidecar, 'title', 'B'), {
      title: 'B',
      date: 'soon',
      mood: 'sad',
    }));
  test('replaces a value that was not understood', () =>
    check({ date: 'soon' }, (sidecar) => withDetail(sidecar, 'date', '2024'), { date: '2024' }));
  test('takes the last correction away with the object', () =>
    check({ title: 'A' }, (sidecar) => withDetail(sidecar, 'title', undefined), undefined));
  test('takes one of two away', () =>
    check({ title: 'A', place: '' }, (sidecar) => withDetail(sidecar, 'title', undefined), { place: '' }));
  test('leaves details alone that nobody changed, whatever they are', () => {
    for (const details of [{}, { mood: 1 }, [1], 'x', { title: ' A ' }, null])
      assert.deepEqual(detailsIn(rewrite(contentWith(details, [highlightItem()]))), details);
  });

  test('reads back what was written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...metadataFields), fc.string(), fc.jsonValue(), (field, typed, before) => {
        const value = readDetail(field, typed);
        if (value === undefined) return;
        const { sidecar } = readable(contentWith(before));
        const content = serialiseSidecar(withDetail(sidecar, field, value));
        assert.equal(readable(content).sidecar.article.details?.[field], value);
        assert.equal(rewrite(content), content);
      }),
      runs(),
    );
  });
});
