import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/core/annotation/json';
import { highlightItem, idOf, pageOf, readable, rewrite, targetItem } from './samples';

/** The check of each item, in the order of the file. */
function checksIn(content: string): unknown[] {
  const { items } = JSON.parse(content) as { items: JsonObject[] };
  return items.map((item) => item['newsmark:check']);
}

suite('core/annotation/itemCheck', () => {
  const written = rewrite(pageOf([highlightItem({ 'x:a': 1 })]));

  test('is the last line of an item', () => assert.match(written, /\n {6}"newsmark:check": "[\da-f]{12}"\n {4}\}\n/));
  test('is the same for the same item', () => assert.equal(rewrite(written), written));
  test('differs with each field, and from item to item', () => {
    const versions: JsonObject[] = [{}, { id: idOf(2) }, { 'x:a': 1 }, { modified: '2025-01-01T00:00:00Z' }];
    const all = versions.flatMap((fields) => checksIn(rewrite(pageOf([highlightItem(fields)]))));
    assert.equal(new Set(all).size, versions.length);
  });
  test('is no part of the annotation', () => {
    const [[checked], [bare]] = [written, pageOf([highlightItem({ 'x:a': 1 })])].map(
      (content) => readable(content).sidecar.annotations,
    ) as [[unknown], [unknown]];
    assert.deepEqual(checked, bare);
  });
  test('is written anew after a person changed the item', () => {
    const byHand = written.replace('Check it.', 'Checked.');
    assert.equal(rewrite(byHand), rewrite(pageOf([JSON.parse(JSON.stringify(itemIn(byHand))) as JsonObject])));
    assert.notDeepEqual(checksIn(rewrite(byHand)), checksIn(written));
  });
  test('is not given to what is not understood', () => {
    const other = { id: idOf(5), type: 'Note', target: targetItem(10) };
    assert.deepEqual(checksIn(rewrite(pageOf([other]))), [undefined]);
  });
});

function itemIn(content: string): JsonObject {
  const { items } = JSON.parse(content) as { items: JsonObject[] };
  return items[0] ?? assert.fail();
}
