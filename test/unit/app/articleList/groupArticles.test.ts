import assert from 'node:assert/strict';
import fc from 'fast-check';
import { groupings, usualArrangement, type Arrangement } from '../../../../src/app/articleList/arrangement';
import type { ArticleGroup, ArticleLevel } from '../../../../src/app/articleList/articleGroup';
import { groupArticles } from '../../../../src/app/articleList/groupArticles';
import { runs } from '../../../support/property';
import { listedArticle, listedArticles, pathsOf, type ArticleSketch } from './listedArticles';

const words = {
  language: 'it',
  languageName: (code: string): string => ({ en: 'Inglese', it: 'Italiano', de: 'Tedesco' })[code] ?? code,
};

/** A level as text: a group with its count and its parts in brackets, then the articles. */
function drawn({ groups, articles }: ArticleLevel): string {
  return [...groups.map((group) => `${nameOf(group)}:${group.count}(${drawn(group)})`), ...pathsOf(articles)].join(' ');
}

function nameOf({ name }: ArticleGroup): string {
  switch (name.kind) {
    case 'year':
      return name.year ?? '?';
    case 'month':
      return String(name.month);
    case 'source':
      return name.source ?? '?';
    case 'language':
      return name.language ?? '?';
    case 'folder':
      return name.folder;
  }
}

suite('app/articleList/groupArticles', () => {
  const check = (
    arrangement: Partial<Arrangement>,
    sketches: Readonly<Record<string, ArticleSketch>>,
    expected: string,
  ): void =>
    assert.equal(
      drawn(groupArticles(listedArticles(sketches), { ...usualArrangement, ...arrangement }, words)),
      expected,
    );

  test('leaves one list alone', () => check({ grouping: 'none' }, { b: {}, a: {} }, 'b a'));

  const dated = {
    a: { date: '2024-11-04' },
    b: {},
    c: { date: '2025-01' },
    d: { date: '2024-02-03' },
    e: { date: '2024' },
  };
  test('groups by year and month, newest first, what has no date last', () =>
    check({ grouping: 'date' }, dated, '2025:1(1:1(c)) 2024:3(11:1(a) 2:1(d) e) ?:1(b)'));
  test('puts the oldest years first where the oldest articles are first', () =>
    check({ grouping: 'date', isDescending: false }, dated, '2024:3(2:1(d) 11:1(a) e) 2025:1(1:1(c)) ?:1(b)'));
  test('puts the newest years first where articles are sorted by title', () =>
    check(
      { grouping: 'date', sorting: 'title', isDescending: false },
      { a: { date: '2024-11' }, b: { date: '2025-01' } },
      '2025:1(1:1(b)) 2024:1(11:1(a))',
    ));

  test('groups by source, in the order of the alphabet, what has none last', () =>
    check(
      { grouping: 'source' },
      { a: { source: 'Reuters' }, b: {}, c: { source: 'ANSA' }, d: { source: 'Reuters' } },
      'ANSA:1(c) Reuters:2(a d) ?:1(b)',
    ));
  test('takes spellings of a source as one', () =>
    check({ grouping: 'source' }, { a: { source: 'Le Monde' }, b: { source: 'LE MONDE' } }, 'Le Monde:2(a b)'));
  test('groups by language, in the order of their names', () =>
    check(
      { grouping: 'language' },
      { a: { language: 'de' }, b: {}, c: { language: 'it' }, d: { language: 'en' } },
      'en:1(d) it:1(c) de:1(a) ?:1(b)',
    ));

  test('groups by folder, what is in no folder last', () =>
    check({ grouping: 'folder' }, { 'b/x': {}, y: {}, 'a/x': {}, 'a/in/z': {} }, 'a:2(in:1(a/in/z) a/x) b:1(b/x) y'));
  test('sorts numbered folders by their number', () =>
    check({ grouping: 'folder' }, { '10/x': {}, '9/x': {} }, '9:1(9/x) 10:1(10/x)'));
  test('shows folders that hold nothing but another in one row', () =>
    check({ grouping: 'folder' }, { 'a/b/c/x': {}, 'a/b/d/e/x': {} }, 'a/b:2(c:1(a/b/c/x) d/e:1(a/b/d/e/x))'));

  test('has every article once in every grouping, under keys that differ, with counts that add up', () => {
    const article = fc.record({
      folder: fc.constantFrom('', 'a/', 'a/b/', 'b/', '__proto__/'),
      source: fc.option(fc.constantFrom('ANSA', 'ansa', 'Reuters', 'constructor'), { nil: undefined }),
      date: fc.option(fc.constantFrom('2024', '2024-11', '2024-11-04', '2025-01-01'), { nil: undefined }),
      language: fc.option(fc.constantFrom('it', 'en'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(article), fc.constantFrom(...groupings), (sketches, grouping) => {
        const articles = sketches.map(({ folder, ...sketch }, index) =>
          listedArticle(`${folder}${index}.txt`, withoutUndefined(sketch)),
        );
        const level = groupArticles(articles, { ...usualArrangement, grouping }, words);
        const groups = allGroups(level);
        const found = [level, ...groups].flatMap((one) => pathsOf(one.articles));
        assert.deepEqual(found.sort(), [...pathsOf(articles)].sort());
        assert.equal(new Set(groups.map(({ key }) => key)).size, groups.length);
        for (const group of groups) {
          assert.equal(
            group.count,
            [group, ...allGroups(group)].reduce((sum, one) => sum + one.articles.length, 0),
          );
          assert.ok(group.count > 0);
        }
      }),
      runs(),
    );
  });
});

function allGroups({ groups }: ArticleLevel): readonly ArticleGroup[] {
  return groups.flatMap((group) => [group, ...allGroups(group)]);
}

function withoutUndefined(sketch: Readonly<Record<string, string | undefined>>): ArticleSketch {
  return Object.fromEntries(Object.entries(sketch).filter(([, value]) => value !== undefined));
}
