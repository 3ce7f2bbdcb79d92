import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filterArticles, filterMarks, filterWords, foldAhead } from '../../../../src/app/articleList/filterArticles';
import { hardText, runs } from '../../../support/property';
import { listedArticle, listedArticles, pathsOf, type ArticleSketch } from './listedArticles';

suite('app/articleList/filterArticles', () => {
  const check = (filter: string, path: string, sketch: ArticleSketch, isShown = true): void =>
    assert.equal(filterArticles([listedArticle(path, sketch)], filterWords(filter)).length === 1, isShown);

  test('finds a word of the title', () => check('kursk', 'a.txt', { title: 'La regione di Kursk' }));
  test('finds a part of a word', () => check('zelens', 'a.txt', { title: 'Zelensky a Roma' }));
  test('finds the source', () => check('adnkronos', 'a.txt', { source: 'Adnkronos' }));
  test('finds the author', () => check('maria rossi', 'a.txt', { author: 'Maria Rossi' }));
  test('finds the path', () => check('2024/esteri', '2024/esteri/a.txt', {}));
  test('takes no account of case and accents', () => check('PERCHE citta', 'a.txt', { title: 'Perché la città' }));
  test('takes no account of the kind of apostrophe', () => check("l'ucraina", 'a.txt', { title: 'L’Ucraina' }));
  test('finds words in different places', () => check('ansa kursk', 'a.txt', { title: 'Kursk', source: 'ANSA' }));
  test('wants every word', () => check('kursk kiev', 'a.txt', { title: 'Kursk' }, false));
  test('takes a word from one place only', () => check('ab', 'b.txt', { title: 'a', source: 'b' }, false));
  test('finds nothing in the words of the other articles', () => check('kursk', 'a.txt', { title: 'Kiev' }, false));

  test('gives the same list without words', () => {
    const articles = listedArticles({ 'a.txt': {}, 'b.txt': {} });
    assert.equal(filterArticles(articles, filterWords('  ')), articles);
  });

  test('keeps the order', () => {
    const articles = listedArticles({ 'b.txt': { title: 'x' }, 'c.txt': { title: 'y' }, 'a.txt': { title: 'x' } });
    assert.deepEqual(pathsOf(filterArticles(articles, filterWords('x'))), ['b.txt', 'c.txt', 'a.txt']);
  });

  test('pauses between articles while it folds ahead, and not for those it folded before', async () => {
    const articles = Array.from({ length: 1200 }, (_, number) => listedArticle(`${number}.txt`));
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses++;
      return Promise.resolve();
    };
    await foldAhead(articles, pause);
    await foldAhead(articles, pause);
    assert.equal(pauses, 2);
  });
});

suite('app/articleList/filterMarks', () => {
  const check = (marked: string, filter: string): void => {
    const title = marked.replaceAll(/[[\]]/g, '');
    const marks = filterMarks(title, filterWords(filter));
    const shown = marks.toReversed().reduce((text, [from, to]) => {
      return `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;
    }, title);
    assert.equal(shown, marked);
  };

  test('marks every place of a word', () => check('[Kursk] è a [Kursk]', 'kursk'));
  test('marks several words', () => check('[Roma] e [Kiev]', 'kiev roma'));
  test('joins marks that overlap', () => check('Il [governo] cade', 'gover erno'));
  test('joins marks that touch', () => check('Il [governo] cade', 'gove rno'));
  test('marks accented words', () => check('[Perché] no', 'perche'));
  test('marks nothing without a filter', () => check('Kursk', ''));
  test('marks nothing where folding moves the words', () => check('Straße nach Kursk', 'kursk'));

  test('marks ranges of the title, in order and apart', () =>
    fc.assert(
      fc.property(hardText(), hardText(4), (title, filter) => {
        let last = -1;
        for (const [start, end] of filterMarks(title, filterWords(filter))) {
          assert.ok(last < start && start < end && end <= title.length);
          last = end;
        }
      }),
      runs(),
    ));
});
