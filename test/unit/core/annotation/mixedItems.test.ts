import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/core/annotation/json';
import type { FileSides } from '../../../../src/core/annotation/mergeSidecars';
import { withoutMixtures } from '../../../../src/core/annotation/mixedItems';
import { highlightItem, idOf, itemsOf, pageOf, rewrite, targetItem } from './samples';

/** A sidecar as Newsmark writes it. */
function page(...items: readonly JsonObject[]): string {
  return rewrite(pageOf([...items]));
}

function commented(item: JsonObject, value: string): JsonObject {
  return { ...item, body: [{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value }] };
}

suite('core/annotation/mixedItems', () => {
  const one = commented(highlightItem(), 'As it was.');
  const two = commented(highlightItem({ id: idOf(2), target: targetItem(20) }), 'Another.');
  const three = commented(highlightItem({ id: idOf(3), target: targetItem(40) }), 'Added.');
  /** Our side removed the first and added the third; git put that comment into the first of the other side, as a change. */
  const ours = page(two, three);
  const theirs = page(one, two);
  const mixed = theirs.replace('As it was.', 'Added.');
  const copies = { base: theirs, ours, theirs };

  /** The items of both sides after what was mixed was taken out; undefined where that cannot be done. */
  const check = (
    sides: Partial<FileSides>,
    known: Parameters<typeof withoutMixtures>[1],
    expected: readonly (readonly JsonObject[])[] | undefined,
  ): void => {
    const mended = withoutMixtures({ base: undefined, ours, theirs, ...sides }, known);
    assert.deepEqual(mended && [itemsOf(mended.ours), itemsOf(mended.theirs)], expected);
  };
  const clean = [
    [two, three],
    [one, two],
  ];

  test('leaves what was written so', () => check({}, {}, clean));
  test('leaves what has no check', () => {
    const bare = (...items: JsonObject[]): string => pageOf(items);
    check({ ours: bare(two, three), theirs: bare(one, two) }, {}, clean);
  });
  test('gives up where lines are mixed and git has no copy', () => {
    check({ theirs: mixed }, {}, undefined);
    check({ ours: mixed }, {}, undefined);
    check({ base: mixed }, {}, undefined);
  });
  test('takes what is mixed from the copy of its side', () => check({ theirs: mixed }, copies, clean));
  test('leaves out what is mixed of an annotation that its side does not have', () =>
    check({ ours: mixed }, copies, [[two], [one, two]]));
  test('keeps what a person wrote', () => {
    const byHand = theirs.replace('As it was.', 'By hand.');
    check({ theirs: byHand }, copies, [
      [two, three],
      [commented(one, 'By hand.'), two],
    ]);
  });
  test('knows what the other side wrote, whichever check git left under it', () => {
    const changed = page(commented(two, 'Changed.'), three);
    const theirWords = changed.replace('Changed.', 'Another.');
    check({ ours: theirWords }, {}, clean);
  });
  test('gives up where an item ends with the check of another, which is lost', () => {
    const [own] = /"newsmark:check": "[^"]*"/.exec(page(one)) ?? [];
    const [lost] = /"newsmark:check": "[^"]*"/.exec(page(commented(highlightItem({ id: idOf(4) }), 'Lost.'))) ?? [];
    assert.ok(own !== undefined && lost !== undefined);
    check({ ours: page(one, two), theirs: theirs.replace(own, lost) }, {}, undefined);
  });
  test('keeps items that are none', () => {
    const withWord = theirs.replace('"items": [', '"items": [\n    "urn:x",');
    const mended = withoutMixtures({ base: undefined, ours, theirs: withWord.replace('As it was.', 'Added.') }, copies);
    assert.deepEqual(itemsOf(mended?.theirs ?? ''), ['urn:x', one, two]);
  });
  test('leaves a side that is no sidecar', () => {
    const sides = { base: undefined, ours: '{', theirs: '[]' };
    assert.deepEqual(withoutMixtures(sides, {}), sides);
  });
});
