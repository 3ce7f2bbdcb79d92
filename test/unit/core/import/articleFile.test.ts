import assert from 'node:assert/strict';
import fc from 'fast-check';
import { load } from 'js-yaml';
import type { ArticleMetadata } from '../../../../src/core/article/article';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { articleFile, articleFileName, numberedName } from '../../../../src/core/import/articleFile';
import { toModelText } from '../../../../src/core/text/modelText';
import { hardText, runs } from '../../../support/property';

const none = { words: 0, provenance: {} } as const;
const at = '2024-11-12T19:00:00Z';

suite('core/import/articleFile', () => {
  const write = (metadata: Partial<ArticleMetadata>): string =>
    articleFile({ metadata: { ...none, ...metadata }, markdown: 'Text.' }, { kind: 'retrieved', at });
  const frontMatter = (file: string): unknown => load(file.slice(4, file.indexOf('\n---\n')));

  test('writes what is known, the title as a heading, and the text', () =>
    assert.equal(
      articleFile(
        {
          metadata: {
            ...none,
            title: 'Il caso',
            source: 'X',
            date: '2024-11-12',
            url: 'https://x.it/a',
            language: 'it',
          },
          markdown: 'Uno.\n\nDue.\n',
        },
        { kind: 'retrieved', at, from: 'https://x.it/a?b' },
      ),
      `---\ntitle: "Il caso"\nsource: "X"\npublished: "2024-11-12"\nurl: "https://x.it/a"\nlanguage: "it"\nretrieved: "${at}"\nretrieved-from: "https://x.it/a?b"\n---\n\n# Il caso\n\nUno.\n\nDue.\n`,
    ));
  test('says what it was converted from', () =>
    assert.deepEqual(
      frontMatter(articleFile({ metadata: none, markdown: 'x' }, { kind: 'converted', at, from: 'page.html' })),
      {
        converted: at,
        'converted-from': 'page.html',
      },
    ));
  test('does not repeat the address', () =>
    assert.doesNotMatch(
      articleFile({ metadata: { ...none, url: 'u' }, markdown: 'x' }, { kind: 'retrieved', at, from: 'u' }),
      /retrieved-from/,
    ));
  test('quotes whatever a page says', () => {
    const title = '"a": #b\n---\nurl: x\u2028\u0085\ufeff\ud83d & *c {d} \\';
    assert.deepEqual(frontMatter(write({ title })), { title, retrieved: at });
  });
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(hardText(8), hardText(8), (author, source) => {
        const read = frontMatter(write({ author, source }));
        assert.deepEqual(read, { author, source, retrieved: at });
      }),
      runs(),
    );
  });
  test('is an article with the same details', () => {
    const details = {
      title: 'Il caso',
      source: 'X',
      author: 'Anna',
      place: 'Roma',
      url: 'https://x.it/a',
      language: 'it',
    };
    const { metadata } = parseArticle('a.md', toModelText(write({ ...details, date: '2024-11-12T18:42:00+01:00' })));
    for (const [field, value] of Object.entries({ ...details, date: '2024-11-12T18:42:00+01:00' }))
      assert.equal(metadata[field as keyof ArticleMetadata], value, field);
  });
});

suite('core/import/articleFile: names', () => {
  const check = (title: string | undefined, date: string | undefined, name: string): void =>
    assert.equal(
      articleFileName({
        ...(title !== undefined && { title }),
        ...(date !== undefined && {
          date,
          datePrecision: date.length > 10 ? 'time' : date.length > 7 ? 'day' : 'month',
        }),
      }),
      name,
    );

  test('begin with the day and keep the letters of any script', () => {
    check('L’Ucraina: «sì» al piano', '2024-11-12T18:42:00+01:00', '2024-11-12-l-ucraina-sì-al-piano');
    check('日本の首相', undefined, '日本の首相');
  });
  test('have no day where only the month is known', () => check('Il caso', '2024-11', 'il-caso'));
  test('hold nothing that a file system or a shell reads', () =>
    check('../..\\a:b*c?"<d>|\u0000$(e)\u202Ef.md ', undefined, 'a-b-c-d-e-f-md'));
  test('are no device of Windows and no file that is never an article', () => {
    check('CON', undefined, 'article-con');
    check('Lpt1', undefined, 'article-lpt1');
    check('README', undefined, 'article-readme');
    check('con', '2024-11-12', '2024-11-12-con');
  });
  test('are never empty', () => {
    check(undefined, undefined, 'article');
    check('…!?', undefined, 'article');
    check('😀', undefined, 'article');
  });
  test('end at a word before they are too long', () => {
    check('parola '.repeat(100), undefined, Array.from({ length: 17 }, () => 'parola').join('-'));
    check('x'.repeat(500), '2024-11-12', `2024-11-12-${'x'.repeat(109)}`);
  });
  test('are short enough in bytes, whatever the title', () => {
    fc.assert(
      fc.property(hardText(200), (title) => {
        const name = articleFileName({ title });
        assert.ok(Buffer.byteLength(name) <= 120 && name.length > 0);
        assert.match(name, /^[\p{L}\p{M}\p{N}-]+$/u);
      }),
      runs(),
    );
  });
  test('are numbered from the second on', () => {
    assert.equal(numberedName('a', 1), 'a.md');
    assert.equal(numberedName('a', 2), 'a-2.md');
  });
});
