import assert from 'node:assert/strict';
import fc from 'fast-check';
import { usualArrangement, type Arrangement } from '../../../../src/app/articleList/arrangement';
import { articleOrder, firstInOrder, rankOf } from '../../../../src/app/articleList/sortArticles';
import { runs } from '../../../support/property';
import { listedArticle, listedArticles, pathsOf, type ArticleSketch } from './listedArticles';

type Sorted = Pick<Arrangement, 'sorting' | 'isDescending'>;

suite('app/articleList/sortArticles', () => {
  const check = (
    sorted: Sorted,
    sketches: Readonly<Record<string, ArticleSketch>>,
    expected: string,
    language = 'it',
  ): void => {
    const order = articleOrder({ ...usualArrangement, ...sorted }, language);
    assert.equal(pathsOf([...listedArticles(sketches)].sort(order)).join(' '), expected);
  };
  const newest: Sorted = { sorting: 'date', isDescending: true };
  const oldest: Sorted = { sorting: 'date', isDescending: false };
  const byTitle: Sorted = { sorting: 'title', isDescending: false };

  const dated = {
    a: { date: '2024-11-04' },
    b: {},
    c: { date: '2025' },
    d: { date: '2024-11' },
    e: { date: '2023-01-01' },
  };
  test('puts the newest first', () => check(newest, dated, 'c a d e b'));
  test('puts the oldest first, and what has no date last all the same', () => check(oldest, dated, 'e d a c b'));
  test('compares clock times across zones', () =>
    check(
      oldest,
      {
        a: { date: '2024-11-04T10:00:00Z' },
        b: { date: '2024-11-04T10:30:00+02:00' },
        c: { date: '2024-11-04T09:00' },
      },
      'b c a',
    ));
  test('sorts a date that is none as no date', () =>
    check(newest, { a: { date: 'ieri' }, b: { date: '2024-11-04' } }, 'b a'));
  test('sorts what has the same date by path', () =>
    check(newest, { c: { date: '2024' }, a: { date: '2024' }, b: { date: '2024' } }, 'a b c'));

  test('sorts titles without regard to case and accents', () =>
    check(
      byTitle,
      { a: { title: 'Étoile' }, b: { title: 'zeta' }, c: { title: 'Alfa' }, d: { title: 'eco' } },
      'c d a b',
    ));
  test('sorts titles as the language of the reader does', () => {
    const titles = { a: { title: 'ñandú' }, b: { title: 'nzima' }, c: { title: 'oso' } };
    check(byTitle, titles, 'b a c', 'es');
    check(byTitle, titles, 'a b c', 'en');
  });
  test('sorts numbers in titles by their value', () =>
    check(byTitle, { a: { title: 'Lotto 10' }, b: { title: 'Lotto 9' } }, 'b a'));
  test('passes over quotation marks before a title', () =>
    check(byTitle, { a: { title: '«Non ci sarà tregua»' }, b: { title: 'Metà' }, c: { title: 'Oro' } }, 'b a c'));
  test('keeps a title that is nothing but signs', () =>
    check(byTitle, { a: { title: 'Alfa' }, b: { title: '…' } }, 'b a'));
  test('sorts titles backwards', () =>
    check({ sorting: 'title', isDescending: true }, { a: { title: 'Alfa' }, b: { title: 'Beta' } }, 'b a'));
  test('sorts paths, numbers in them by their value', () =>
    check(
      { sorting: 'path', isDescending: false },
      { 'x/10.txt': {}, 'x/9.txt': {}, 'a.txt': {} },
      'a.txt x/9.txt x/10.txt',
    ));
  test('puts the most annotations first', () =>
    check(
      { sorting: 'annotations', isDescending: true },
      { a: {}, b: { annotations: 2 }, c: { annotations: 3 } },
      'c b a',
    ));
  test('puts the most open claims first', () =>
    check(
      { sorting: 'openClaims', isDescending: true },
      { a: { openClaims: 1 }, b: { openClaims: 2 }, c: {} },
      'b a c',
    ));

  test('tells articles of the same path in two folders apart', () => {
    const [one, other] = [listedArticle('a.txt'), { ...listedArticle('a.txt'), id: 'file:///other/a.txt' }];
    const order = articleOrder(usualArrangement, 'it');
    assert.equal(Math.sign(order(one, other)), -Math.sign(order(other, one)));
    assert.equal(order(one, one), 0);
    assert.notEqual(order(one, other), 0);
  });
});

suite('app/articleList/firstInOrder', () => {
  const ascending = (one: number, other: number): number => one - other;

  test('gives the beginning of the sorted list, and ranks that agree with it', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 300 }), fc.integer({ min: 0, max: 40 }), (items, count) => {
        const given = [...items];
        const sorted = [...items].sort(ascending);
        const first = firstInOrder(items, ascending, count);
        assert.deepEqual(first, sorted.slice(0, count));
        assert.deepEqual(
          first.map((item) => rankOf(items, item, ascending)),
          first.map((_, index) => index),
        );
        assert.deepEqual(items, given);
      }),
      runs(),
    ));
  test('gives equal items each', () =>
    assert.deepEqual(firstInOrder([2, 1, 1, 1, 1, 1, 1, 1, 3], ascending, 2), [1, 1]));
  test('gives nothing of nothing', () => assert.deepEqual(firstInOrder([], ascending, 5), []));
  test('gives none when none is asked for', () => assert.deepEqual(firstInOrder([3, 1, 2], ascending, 0), []));
});
