import assert from 'node:assert/strict';
import {
  mentionAt,
  nextMention,
  previousMention,
  type MentionStep,
  type MentionWalk,
} from '../../../../src/core/entity/navigate';

/** Articles in the order they are read in; any other comes last. */
const order = ['b', 'a', 'c', 'd'];

/** Mentions at places written "a@5": article a, from 5 to 8. */
function walkOf(...places: readonly string[]): MentionWalk {
  const mentions = places.map((place) => {
    const [article = '', at = ''] = place.split('@');
    return {
      article,
      start: Number(at),
      end: Number(at) + 3,
      text: 'X',
      type: 'place',
      confidence: 1,
      origin: 'model',
    } as const;
  });
  const rank = (article: string): number => (order.includes(article) ? order.indexOf(article) : order.length);
  return { mentions, compareArticles: (one, other) => rank(one) - rank(other) };
}

const show = (step: MentionStep | undefined): string | undefined =>
  step && `${step.mention.article}@${step.mention.start} ${step.index + 1}/${step.total}`;

suite('core/entity/navigate', () => {
  const walk = walkOf('b@0', 'a@5', 'a@20', 'd@7');

  const check = (article: string, offset: number, next: string, previous: string): void => {
    assert.equal(show(nextMention(walk, { article, offset })), next);
    assert.equal(show(previousMention(walk, { article, offset })), previous);
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
    const lone = walkOf('a@5');
    assert.equal(show(nextMention(lone, { article: 'a', offset: 6 })), 'a@5 1/1');
    assert.equal(show(previousMention(lone, { article: 'a', offset: 6 })), 'a@5 1/1');
  });
  test('goes nowhere without mentions', () => {
    assert.equal(nextMention(walkOf(), { article: 'a', offset: 0 }), undefined);
    assert.equal(previousMention(walkOf(), { article: 'a', offset: 0 }), undefined);
  });
});

suite('core/entity/navigate: mentionAt', () => {
  const mentions = [
    { start: 5, end: 8, name: 'X' },
    { start: 8, end: 11, name: 'Y' },
    { start: 20, end: 23, name: 'X' },
  ];
  const check = (offset: number, start: number | undefined): void =>
    assert.equal(mentionAt(mentions, offset)?.start, start);

  test('finds the mention under the cursor, at its edges too', () => {
    for (const offset of [5, 7]) check(offset, 5);
    for (const offset of [9, 11]) check(offset, 8);
    for (const offset of [20, 23]) check(offset, 20);
  });
  test('takes the one that begins where two meet', () => check(8, 8));
  test('finds none between and around them', () => {
    for (const offset of [0, 4, 15, 24]) check(offset, undefined);
  });
});
