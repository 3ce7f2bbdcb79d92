import assert from 'node:assert/strict';
import type { Entity } from '../../../../src/core/entity/entity';
import {
  entityAt,
  nextMention,
  occurrencesByArticle,
  previousMention,
  type MentionStep,
} from '../../../../src/core/entity/navigate';

/** An entity named X at places written "a@5": article a, from 5 to 8. */
function entityOf(name: string, ...places: readonly string[]): Entity {
  const mentions = places.map((place) => {
    const [article = '', at = ''] = place.split('@');
    return { article, start: Number(at), end: Number(at) + 3, text: name, type: 'place', confidence: 1 } as const;
  });
  return { id: `place:${name}`, type: 'place', name, aliases: new Map([[name, places.length]]), mentions };
}

const show = (step: MentionStep | undefined): string | undefined =>
  step && `${step.mention.article}@${step.mention.start} ${step.index + 1}/${step.total}`;

suite('core/entity/navigate', () => {
  const order = ['b', 'a', 'c', 'd'];
  const entity = entityOf('X', 'a@5', 'a@20', 'b@0', 'd@7');

  const check = (article: string, offset: number, next: string, previous: string): void => {
    assert.equal(show(nextMention(entity, { article, offset }, order)), next);
    assert.equal(show(previousMention(entity, { article, offset }, order)), previous);
  };

  test('goes to the mention after and before the cursor', () => check('a', 12, 'a@20 3/4', 'a@5 2/4'));
  test('passes the mention over that it stands on, at both edges too', () => {
    for (const offset of [5, 6, 8]) check('a', offset, 'a@20 3/4', 'b@0 1/4');
  });
  test('goes on in the next article of the order given', () => check('b', 9, 'a@5 2/4', 'b@0 1/4'));
  test('starts from an article without a mention', () => check('c', 100, 'd@7 4/4', 'a@20 3/4'));
  test('wraps round at both ends', () => {
    check('d', 50, 'b@0 1/4', 'd@7 4/4');
    check('b', 0, 'a@5 2/4', 'd@7 4/4');
  });
  test('takes articles that are not in the order as last', () => check('unknown', 0, 'b@0 1/4', 'd@7 4/4'));
  test('stays on the only mention', () => {
    const lone = entityOf('X', 'a@5');
    assert.equal(show(nextMention(lone, { article: 'a', offset: 6 }, order)), 'a@5 1/1');
    assert.equal(show(previousMention(lone, { article: 'a', offset: 6 }, order)), 'a@5 1/1');
  });
  test('goes nowhere without mentions', () => {
    assert.equal(nextMention(entityOf('X'), { article: 'a', offset: 0 }, order), undefined);
    assert.equal(previousMention(entityOf('X'), { article: 'a', offset: 0 }, order), undefined);
  });
});

suite('core/entity/navigate: entityAt', () => {
  const byArticle = occurrencesByArticle([entityOf('X', 'a@20', 'a@5'), entityOf('Y', 'a@8', 'b@0')]);
  const check = (offset: number, name: string | undefined): void =>
    assert.equal(entityAt(byArticle.get('a') ?? [], offset)?.entity.name, name);

  test('finds the mention under the cursor, at its edges too', () => {
    for (const offset of [5, 7]) check(offset, 'X');
    for (const offset of [9, 11]) check(offset, 'Y');
  });
  test('takes the one that begins where two meet', () => check(8, 'Y'));
  test('finds none between and around them', () => {
    for (const offset of [0, 4, 15, 24]) check(offset, undefined);
  });
  test('orders an article by start', () =>
    assert.deepEqual(
      byArticle.get('a')?.map(({ mention }) => mention.start),
      [5, 8, 20],
    ));
});
