import assert from 'node:assert/strict';
import fc from 'fast-check';
import { choicesOf, hasChoice, withDecision } from '../../../../src/core/annotation/choices';
import type { JsonObject } from '../../../../src/core/annotation/json';
import { mergeSidecars, type MergedFile } from '../../../../src/core/annotation/mergeSidecars';
import { serialiseSidecar } from '../../../../src/core/annotation/serialiseSidecar';
import { runs } from '../../../support/property';
import { claimItem, highlightItem, idOf, itemsOf, moment, pageOf, readable, targetItem } from './samples';

type Items = readonly JsonObject[];

function merged(base: Items | undefined, ours: Items, theirs: Items): MergedFile {
  const page = (items: Items): string => serialiseSidecar(readable(pageOf([...items])).sidecar);
  const result = mergeSidecars({ base: base && page(base), ours: page(ours), theirs: page(theirs) });
  assert.equal(result.kind, 'merged');
  return result;
}

const one = highlightItem();
const two = highlightItem({ id: idOf(2), target: targetItem(20) });
const three = highlightItem({ id: idOf(3), target: targetItem(40) });
const labelled = (item: JsonObject, value: string): JsonObject => ({
  ...item,
  body: [{ type: 'TextualBody', purpose: 'tagging', value }, commentOf('Check it.')],
});
const commented = (item: JsonObject, value: string): JsonObject => ({
  ...item,
  body: [{ type: 'TextualBody', purpose: 'tagging', value: 'figure' }, commentOf(value)],
});
function commentOf(value: string): JsonObject {
  return { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value };
}

suite('core/annotation/mergeSidecars', () => {
  /** Merges both ways round, without a choice. */
  const check = (sides: { base?: Items; ours: Items; theirs: Items }, expected: Items): void => {
    const { base, ours, theirs } = sides;
    const { content, choices } = merged(base, ours, theirs);
    assert.deepEqual({ items: itemsOf(content), choices }, { items: expected, choices: 0 });
    const turned = merged(base, theirs, ours);
    assert.deepEqual([itemsOf(turned.content).length, turned.choices], [expected.length, 0]);
  };

  test('keeps what both sides added', () =>
    check({ base: [two], ours: [one, two], theirs: [two, three] }, [one, two, three]));
  test('removes what one side removed', () => check({ base: [one, two], ours: [two], theirs: [one, two] }, [two]));
  test('removes what both sides removed', () => check({ base: [one, two], ours: [two], theirs: [two] }, [two]));
  test('takes what one side changed', () =>
    check({ base: [one], ours: [one], theirs: [labelled(one, 'quote')] }, [labelled(one, 'quote')]));
  test('takes what both sides changed alike', () =>
    check({ base: [one], ours: [labelled(one, 'quote')], theirs: [labelled(one, 'quote')] }, [labelled(one, 'quote')]));
  test('takes a label of one side and a comment of the other', () =>
    check({ base: [one], ours: [labelled(one, 'quote')], theirs: [commented(one, 'No.')] }, [
      { ...one, body: [{ type: 'TextualBody', purpose: 'tagging', value: 'quote' }, commentOf('No.')] },
    ]));
  test('keeps what one side removed and the other changed', () =>
    check({ base: [one, two], ours: [two], theirs: [labelled(one, 'quote'), two] }, [labelled(one, 'quote'), two]));
  test('removes what one side removed and the other only touched', () =>
    check({ base: [one, two], ours: [two], theirs: [{ ...one, modified: '2025-01-01T00:00:00Z' }, two] }, [two]));
  test('takes the later of two times', () =>
    check(
      {
        base: [one],
        ours: [{ ...one, modified: '2025-01-01T00:00:00Z' }],
        theirs: [{ ...one, modified: '2025-01-02T00:00:00Z' }],
      },
      [{ ...one, modified: '2025-01-02T00:00:00Z' }],
    ));
  test('keeps the answers of both sides', () => {
    const replied = (...numbers: number[]): JsonObject =>
      claimItem({ 'newsmark:replies': numbers.map((number) => ({ id: idOf(number), value: `n${number}` })) });
    check({ base: [replied(10)], ours: [replied(10, 11)], theirs: [replied(10, 12)] }, [replied(10, 11, 12)]);
  });
  test('merges tags and evidence of a claim as sets', () => {
    const tagged = (...tags: string[]): JsonObject => claimItem({}, { tags });
    check({ base: [tagged('a', 'b')], ours: [tagged('a', 'b', 'c')], theirs: [tagged('b', 'd')] }, [
      tagged('b', 'c', 'd'),
    ]);
  });
  test('keeps fields and items of other tools', () => {
    const foreign = { type: 'Annotation', id: 'x:1', body: [1], motivation: 'linking', target: 'story.txt' };
    check({ base: [one], ours: [{ ...one, x: { a: 1 } }], theirs: [{ ...one, y: [2] }, foreign] }, [
      { ...one, x: { a: 1 }, y: [2] },
      foreign,
    ]);
  });
  test('keeps both when there is no base', () => check({ ours: [one, two], theirs: [two, three] }, [one, two, three]));
  test('follows the selectors of either side when the words are the same', () => {
    const at = (start: number): JsonObject => ({ ...one, target: { ...targetItem(6), ...movedTo(start) } });
    const { content, choices } = merged([one], [at(9)], [at(12)]);
    assert.deepEqual({ items: itemsOf(content), choices }, { items: [at(9)], choices: 0 });
  });
});

function movedTo(start: number): JsonObject {
  return {
    selector: [
      { type: 'TextQuoteSelector', exact: 'rose 4%', prefix: 'Rents ', suffix: '.' },
      { type: 'TextPositionSelector', start, end: start + 7 },
    ],
  };
}

suite('core/annotation/mergeSidecars, choices', () => {
  const both = merged([one], [labelled(one, 'quote')], [labelled(one, 'opinion')]);

  test('takes ours and keeps both where the same field was changed twice', () => {
    assert.equal(both.choices, 1);
    const { annotations } = readable(both.content).sidecar;
    const [annotation] = annotations;
    assert.ok(annotation?.kind === 'highlight' && hasChoice(annotation));
    assert.equal(annotation.label, 'quote');
    assert.deepEqual(choicesOf(annotation), [
      { path: ['body', 'TextualBody tagging', 'value'], base: 'figure', ours: 'quote', theirs: 'opinion' },
    ]);
  });

  test('ends with a decision for either side', () => {
    for (const [side, label] of [
      ['ours', 'quote'],
      ['theirs', 'opinion'],
    ] as const) {
      const [annotation] = readable(both.content).sidecar.annotations;
      const [choice] = annotation ? choicesOf(annotation) : [];
      assert.ok(annotation && choice);
      const decided = withDecision(annotation, choice, side);
      assert.ok(decided.kind === 'highlight');
      assert.deepEqual([decided.label, hasChoice(decided)], [label, false]);
    }
  });

  test('is the same choice when the merge is made again', () => {
    const items = itemsOf(both.content) as Items;
    const again = merged([one], items, [labelled(one, 'opinion')]);
    assert.equal(itemsOf(again.content).length, 1);
    const [annotation] = readable(again.content).sidecar.annotations;
    assert.equal(annotation && choicesOf(annotation).length, 1);
  });

  test('asks for a whole claimant, not for its parts', () => {
    const said = (name: string): JsonObject => claimItem({}, { claimant: { entity: `person:${name}`, name } });
    const { content, choices } = merged([claimItem()], [said('bo')], [said('ada')]);
    assert.equal(choices, 1);
    const [annotation] = readable(content).sidecar.annotations;
    assert.deepEqual(annotation && choicesOf(annotation)[0]?.theirs, { entity: 'person:ada', name: 'ada' });
  });

  test('asks for a comment that one side changed and the other took out', () => {
    const { choices } = merged([one], [labelled({ ...one }, 'figure'), two], [commented(one, 'No.'), two]);
    assert.equal(choices, 0);
    const plain = { ...one, x: 'a' };
    const { x: _, ...without } = plain;
    assert.equal(merged([plain], [{ ...plain, x: 'b' }], [without]).choices, 1);
  });

  test('is not made of hashes that both sides changed', () => {
    const page = (sha256: string): string => pageOf([one], { 'newsmark:article': { file: 'story.txt', sha256 } });
    const sides = { base: page('a'.repeat(64)), ours: page('b'.repeat(64)), theirs: page('c'.repeat(64)) };
    const result = mergeSidecars(sides);
    assert.ok(result.kind === 'merged');
    assert.deepEqual([result.choices, readable(result.content).sidecar.article.sha256], [0, undefined]);
  });

  test('refuses a side that cannot be read or is newer', () => {
    const page = pageOf([one]);
    const newer = pageOf([], { 'newsmark:version': 2 });
    assert.deepEqual(mergeSidecars({ base: page, ours: '{', theirs: page }).kind, 'refused');
    assert.deepEqual(mergeSidecars({ base: page, ours: page, theirs: newer }).kind, 'refused');
    assert.deepEqual(mergeSidecars({ base: '{', ours: page, theirs: page }).kind, 'merged');
  });
});

suite('core/annotation/mergeSidecars, any two sides', () => {
  /** A sidecar as a map from id to version: what is in it, and how often it was changed. */
  const version = fc.record({
    label: fc.constantFrom('a', 'b', 'c'),
    comment: fc.constantFrom('x', 'y'),
    extra: fc.nat(2),
  });
  const versions = fc.uniqueArray(fc.tuple(fc.nat(6), version), { selector: ([number]) => number });
  const itemsFor = (list: readonly (readonly [number, { label: string; comment: string; extra: number }])[]): Items =>
    list.map(([number, { label, comment, extra }]) =>
      highlightItem({
        id: idOf(number),
        created: moment,
        body: [{ type: 'TextualBody', purpose: 'tagging', value: label }, commentOf(comment)],
        target: targetItem(number * 10),
        ...(extra > 0 && { 'x:extra': extra }),
      }),
    );

  test('lose no annotation that either side has and the base had not, or that either changed', () =>
    fc.assert(
      fc.property(versions, versions, versions, (base, ours, theirs) => {
        const textIn = (list: typeof base, id: string): string | undefined =>
          itemsFor(list)
            .filter((item) => item.id === id)
            .map((item) => JSON.stringify(item))[0];
        const { content } = merged(itemsFor(base), itemsFor(ours), itemsFor(theirs));
        const ids = new Set((itemsOf(content) as Items).map(({ id }) => id));
        for (const [number] of [...base, ...ours, ...theirs]) {
          const id = idOf(number);
          const [before, our, their] = [textIn(base, id), textIn(ours, id), textIn(theirs, id)];
          const isLeft = (our !== undefined && our !== before) || (their !== undefined && their !== before);
          const isUntouched = our !== undefined && their !== undefined;
          assert.equal(ids.has(id), isLeft || isUntouched);
        }
      }),
      runs(200),
    ));

  test('come to the same annotations whichever is ours, and merging again changes nothing', () =>
    fc.assert(
      fc.property(versions, versions, versions, (base, ours, theirs) => {
        const [b, o, t] = [itemsFor(base), itemsFor(ours), itemsFor(theirs)];
        const first = merged(b, o, t);
        const turned = merged(b, t, o);
        const ids = (content: string): unknown[] => (itemsOf(content) as Items).map(({ id }) => id);
        assert.deepEqual([ids(first.content), first.choices], [ids(turned.content), turned.choices]);
        const items = itemsOf(first.content) as Items;
        assert.equal(merged(items, items, items).content, first.content);
      }),
      runs(200),
    ));
});
