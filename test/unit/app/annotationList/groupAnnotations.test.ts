import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  annotationGroupings,
  annotationSortings,
  usualAnnotationArrangement,
  type AnnotationArrangement,
} from '../../../../src/app/annotationList/arrangement';
import { groupAnnotations, type AnnotationGroup } from '../../../../src/app/annotationList/groupAnnotations';
import { runs } from '../../../support/property';
import { idsOf, listedAnnotation, listedAnnotations, type AnnotationSketch } from './listedAnnotations';

const words = { language: 'it', labels: ['keyFact', 'figure'] };

function drawn(groups: readonly AnnotationGroup[]): string {
  return groups.map((group) => `${nameOf(group)}(${idsOf(group.annotations)})`).join(' ');
}

function nameOf({ name }: AnnotationGroup): string {
  switch (name.kind) {
    case 'article':
      return name.article;
    case 'label':
      return name.label ?? '?';
    case 'kind':
      return name.of;
    case 'author':
      return name.author ?? '?';
    case 'status':
      return name.status;
  }
}

suite('app/annotationList/groupAnnotations', () => {
  const check = (
    arrangement: Partial<AnnotationArrangement>,
    sketches: Readonly<Record<string, AnnotationSketch>>,
    expected: string,
  ): void => {
    const whole = { ...usualAnnotationArrangement, ...arrangement };
    assert.equal(drawn(groupAnnotations(listedAnnotations(sketches), whole, words)), expected);
  };

  test('leaves articles and places in their order', () =>
    check({}, { one: { article: 'b' }, two: { article: 'a' }, three: { article: 'b' } }, 'b(one three) a(two)'));
  test('puts labels in their usual order, others by name, what has none last', () =>
    check(
      { grouping: 'label' },
      {
        one: { label: 'zebra' },
        two: {},
        three: { label: 'figure' },
        four: { label: 'keyFact' },
        five: { label: 'ape' },
      },
      'keyFact(four) figure(three) ape(five) zebra(one) ?(two)',
    ));
  test('has no label for a claim', () => check({ grouping: 'label' }, { one: { verdict: 'true' } }, '?(one)'));
  test('tells claims, highlights and notes on the whole article apart', () =>
    check(
      { grouping: 'kind' },
      { one: { isNote: true }, two: {}, three: { verdict: 'true' } },
      'claim(three) highlight(two) note(one)',
    ));
  test('puts authors in the order of the alphabet, what is not signed last', () =>
    check(
      { grouping: 'author' },
      { one: {}, two: { creator: 'Zoe' }, three: { creator: 'Ada' } },
      'Ada(three) Zoe(two) ?(one)',
    ));
  test('goes from open claims to what is resolved', () =>
    check(
      { grouping: 'status' },
      {
        one: { isResolved: true, replies: ['done'] },
        two: {},
        three: { verdict: 'true' },
        four: { replies: ['why?'] },
        five: { verdict: 'unreviewed', replies: ['why?'] },
      },
      'openClaim(five) discussed(four) judged(three) marked(two) resolved(one)',
    ));

  const timed = {
    one: { created: '2026-01-02T00:00:00Z' },
    two: {},
    three: { created: '2026-01-03T00:00:00Z' },
    four: { created: '2026-01-02T00:00:00Z' },
  };
  test('puts the newest first, equal ones by place, what has no time last', () =>
    check({ sorting: 'newest' }, timed, 'a(three one four two)'));
  test('puts the oldest first, what has no time last', () =>
    check({ sorting: 'oldest' }, timed, 'a(one four three two)'));

  test('loses and doubles nothing, however they are arranged', () => {
    const sketch = fc.record(
      {
        article: fc.constantFrom('a', 'b'),
        label: fc.constantFrom('figure', 'other', ''),
        verdict: fc.constantFrom('true', 'unreviewed'),
        creator: fc.constantFrom('Ada', ''),
        created: fc.constantFrom('2026', '2025'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(sketch),
        fc.constantFrom(...annotationGroupings),
        fc.constantFrom(...annotationSortings),
        (sketches, grouping, sorting) => {
          const all = sketches.map((one, index) => listedAnnotation(String(index), one));
          const groups = groupAnnotations(all, { grouping, sorting }, words);
          const ids = groups.flatMap(({ annotations }) => annotations.map(({ annotation }) => Number(annotation.id)));
          assert.deepEqual(
            ids.sort((a, b) => a - b),
            all.map((_, index) => index),
          );
          assert.equal(new Set(groups.map(({ key }) => key)).size, groups.length);
        },
      ),
      runs(),
    );
  });
});
