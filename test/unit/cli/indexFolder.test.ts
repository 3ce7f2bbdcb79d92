import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../support/paths';
import { readableFiles, unreadableFiles } from '../../support/encodings';
import { jsonOf, run, withFolder } from './commandLine';

interface Index {
  readonly version: number;
  readonly articles: Readonly<Record<string, unknown>>[];
  readonly unreadable: { path: string; reason: string }[];
  readonly entities: {
    id: string;
    type: string;
    name: string;
    aliases: Record<string, number>;
    mentions: { path: string; start: number; end: number; text: string; confidence: number }[];
    status: string;
  }[];
}

const seeds = path.join(repositoryRoot, 'seeds');

async function index(folder: string): Promise<Index> {
  const ran = await run(['index', folder, '--json']);
  assert.deepEqual([ran.status, ran.errors], [0, []]);
  return jsonOf(ran) as Index;
}

suite('cli/index, the seed', () => {
  let seed: Index;
  suiteSetup(async () => {
    seed = await index(seeds);
  });
  const mentions = (name: string): number => seed.entities.find((entity) => entity.name === name)?.mentions.length ?? 0;

  test('is one article with title, source, date and language', () => {
    assert.equal(seed.articles.length, 1);
    const { metadata, words, ...facts } = seed.articles[0] ?? {};
    assert.deepEqual(facts, {
      path: '000_dc89bdddbb9906e6.txt',
      title: "Via libera all'accordo tra Kim Jong-un e Vladimir Putin",
      source: 'Adnkronos',
      date: '2024-11',
      datePrecision: 'month',
      author: null,
      place: null,
      url: null,
      language: 'it',
      readingMinutes: 3,
    });
    assert.ok(Number(words) > 500 && Number(words) < 700, String(words));
    for (const origin of Object.values(metadata as Record<string, { from: unknown; confidence: number }>)) {
      assert.equal(typeof origin.from, 'string');
      assert.ok(origin.confidence > 0 && origin.confidence <= 1);
    }
    assert.deepEqual(seed.unreadable, []);
  });

  test('names Corea del Nord six times, once by its official name', () => assert.equal(mentions('Corea del Nord'), 6));
  test('names Ucraina at least seven times', () => assert.ok(mentions('Ucraina') >= 7, String(mentions('Ucraina'))));
  test('names Vladimir Putin', () => assert.ok(mentions('Vladimir Putin') >= 2, String(mentions('Vladimir Putin'))));

  test('has entities of known types, with ids of their own, most mentions first', () => {
    const counts = seed.entities.map((entity) => entity.mentions.length);
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => b - a),
    );
    assert.equal(new Set(seed.entities.map(({ id }) => id)).size, seed.entities.length);
    for (const { type, status, aliases, mentions: places } of seed.entities) {
      assert.match(type, /^(person|organisation|place|other)$/);
      assert.equal(status, 'derived');
      assert.equal(
        Object.values(aliases).reduce((sum, count) => sum + count),
        places.length,
      );
    }
  });

  test('is listed for people with tabs between the columns', async () => {
    const { status, out } = await run(['index', seeds]);
    const lines = out.split('\n');
    assert.equal(status, 0);
    assert.equal(
      lines[0],
      "000_dc89bdddbb9906e6.txt\tAdnkronos\t2024-11\tVia libera all'accordo tra Kim Jong-un e Vladimir Putin",
    );
    assert.ok(lines.includes('6\tplace\tCorea del Nord'));
  });
});

suite('cli/index, files', () => {
  const text = 'Il presidente 😀 è in Ucraina.\nPoi torna in Ucraina.\n';
  /** The places of Ucraina in a file of these bytes are those in the text with LF line ends and without a mark. */
  const check = async (bytes: Uint8Array | string): Promise<void> =>
    withFolder({ 'a.txt': bytes }, async (folder) => {
      const { entities } = await index(folder);
      const places = entities.find(({ name }) => name === 'Ucraina')?.mentions ?? [];
      assert.deepEqual(
        places.map(({ path: file, start, end, text: words }) => [file, start, end, words]),
        [
          ['a.txt', 22, 29, 'Ucraina'],
          ['a.txt', 44, 51, 'Ucraina'],
        ],
      );
    });
  const utf16 = (littleEndian: boolean): Uint8Array => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return littleEndian ? bytes : bytes.swap16();
  };

  test('reads UTF-8', async () => check(text));
  test('reads UTF-8 with a byte order mark', async () => check(`\uFEFF${text}`));
  test('reads CRLF line ends', async () => check(text.replaceAll('\n', '\r\n')));
  test('reads UTF-16, least byte first', async () => check(utf16(true)));
  test('reads UTF-16, greatest byte first', async () => check(utf16(false)));

  test('lists articles by path, whatever their folder, and no others', async () =>
    withFolder(
      {
        'b.md': '# B\n\nWords.',
        'a/z.txt': 'Z',
        'a.html': '<title>A</title><p>Words.',
        'README.md': 'no',
        '.git/x.txt': 'no',
        'node_modules/x/y.md': 'no',
        'data.csv': 'no',
      },
      async (folder) => {
        const { articles } = await index(folder);
        assert.deepEqual(
          articles.map((article) => article.path),
          ['a.html', 'a/z.txt', 'b.md'],
        );
        assert.deepEqual(
          articles.map((article) => article.title),
          ['A', 'Z', 'B'],
        );
      },
    ));

  test('lists files that are no text, and goes on', async () =>
    withFolder({ 'a.txt': 'A', 'b.txt': new Uint8Array([1, 0, 2]) }, async (folder) => {
      const { articles, unreadable } = await index(folder);
      assert.deepEqual([articles.length, unreadable], [1, [{ path: 'b.txt', reason: 'binary' }]]);
      const { status, errors } = await run(['index', folder]);
      assert.deepEqual([status, errors], [0, ['b.txt cannot be read (binary)']]);
    }));

  test('lists articles in every encoding, and the others with a reason', async () => {
    const { articles, unreadable } = await index(path.join(repositoryRoot, 'test', 'fixtures', 'encodings'));
    assert.deepEqual(
      articles.map((article) => article.path),
      Object.keys(readableFiles).sort(),
    );
    assert.deepEqual(Object.fromEntries(unreadable.map((file) => [file.path, file.reason])), unreadableFiles);
  });

  test('counts what a person corrected for true', async () => {
    const sidecar = {
      '@context': ['http://www.w3.org/ns/anno.jsonld', { newsmark: 'https://newsmark.dev/ns#' }],
      type: 'AnnotationPage',
      'newsmark:version': 1,
      'newsmark:article': { file: 'a.txt', details: { title: 'The port', place: 'Genova', date: '2024-11-04' } },
      items: [],
    };
    await withFolder({ 'a.txt': 'Words.', 'a.txt.newsmark.json': JSON.stringify(sidecar) }, async (folder) => {
      const [article] = (await index(folder)).articles;
      assert.deepEqual(
        [article?.title, article?.place, article?.date, article?.datePrecision],
        ['The port', 'Genova', '2024-11-04', 'day'],
      );
      assert.deepEqual((article?.metadata as Record<string, unknown>).title, { from: 'person', confidence: 1 });
      assert.match((await run(['index', folder])).out, /^a\.txt\t-\t2024-11-04\tThe port\n/);
    });
  });

  test('lists files that are too large, without reading them', async () =>
    withFolder({ 'a.txt': new Uint8Array(50 * 1024 * 1024 + 1) }, async (folder) =>
      assert.deepEqual((await index(folder)).unreadable, [{ path: 'a.txt', reason: 'tooLarge' }]),
    ));

  test('shows a dash where nothing is known', async () =>
    withFolder({ 'a.txt': '***' }, async (folder) =>
      assert.deepEqual((await run(['index', folder])).out, 'a.txt\t-\t-\t-\n'),
    ));

  test('does not list an article that is gone', async () =>
    withFolder({ 'a.txt.newsmark.json': '{' }, async (folder) => {
      const { articles, unreadable } = await index(folder);
      assert.deepEqual([articles, unreadable], [[], []]);
    }));
});

suite('cli/index, permissions', () => {
  /** A run by a user whom files do not let in, which they do with the superuser. */
  const asUser = async <Value>(use: () => Promise<Value>): Promise<Value> => {
    if (process.getuid?.() !== 0) return use();
    process.seteuid?.(65534);
    try {
      return await use();
    } finally {
      process.seteuid?.(0);
    }
  };
  const permitted = process.platform === 'win32' ? test.skip : test;

  permitted('lists a file that must not be read', async () =>
    withFolder({ 'a.txt': 'A', 'b.txt': 'B' }, async (folder) => {
      chmodSync(folder, 0o755);
      chmodSync(`${folder}/b.txt`, 0o000);
      const { articles, unreadable } = await asUser(() => index(folder));
      assert.deepEqual([articles.length, unreadable], [1, [{ path: 'b.txt', reason: 'denied' }]]);
    }),
  );

  permitted('leaves out a folder that must not be entered', async () =>
    withFolder({ 'a.txt': 'A', 'in/b.txt': 'B' }, async (folder) => {
      chmodSync(folder, 0o755);
      chmodSync(`${folder}/in`, 0o000);
      const { articles } = await asUser(() => index(folder));
      chmodSync(`${folder}/in`, 0o755);
      assert.equal(articles.length, 1);
    }),
  );

  permitted('says that the folder itself must not be entered', async () =>
    withFolder({ 'a.txt': 'A' }, async (folder) => {
      chmodSync(folder, 0o000);
      const { status, out, errors } = await asUser(() => run(['index', folder]));
      chmodSync(folder, 0o755);
      assert.deepEqual([status, out, errors], [3, '', [`the folder ${folder} cannot be read`]]);
    }),
  );
});
