import assert from 'node:assert/strict';
import path from 'node:path';
import { runCli } from '../../../src/cli/runCli';
import { sidecarWith } from '../app/sidecars';
import { repositoryRoot } from '../../support/paths';
import { jsonOf, run, withFolder } from './commandLine';

interface Found {
  readonly version: number;
  readonly total: number;
  readonly hits: readonly {
    readonly path: string;
    readonly title: string | null;
    readonly score: number;
    readonly passages: readonly {
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly marks: readonly [number, number][];
    }[];
  }[];
  readonly annotationTotal: number;
  readonly annotations: readonly { readonly path: string; readonly annotation: string }[];
  readonly similar: boolean;
}

const seeds = path.join(repositoryRoot, 'seeds');
const files = {
  'port.md': '---\ntitle: The port\ndate: 2024-11-04\n---\n\nThe harbour was closed.\nNobody came to the harbour.',
  'in/rents.txt': 'Rents rise\n\nRents rose 4% in May, said Maria Rossi. Maria Rossi knows.',
};

async function search(folder: string, query: string, ...options: readonly string[]): Promise<Found> {
  return jsonOf(await run(['search', folder, query, '--json', ...options])) as Found;
}

suite('cli/search, the seed', () => {
  const query = 'zelens* "regione di Kursk"';

  test('is found by the beginning of a word and a phrase, with the sentences of both', async () => {
    const { version, total, hits } = await search(seeds, query);
    assert.deepEqual([version, total, hits.length], [1, 1, 1]);
    const [hit] = hits;
    assert.deepEqual(
      [hit?.path, hit?.title],
      ['000_dc89bdddbb9906e6.txt', "Via libera all'accordo tra Kim Jong-un e Vladimir Putin"],
    );
    const marked = hit?.passages.flatMap(({ text, marks }) => marks.map(([start, end]) => text.slice(start, end)));
    assert.deepEqual(marked, ['regione di Kursk', 'Zelensky', 'regione di Kursk']);
    assert.ok(hit?.passages.some(({ text }) => text.startsWith('Secondo il presidente ucraino Volodymyr Zelensky')));
  });
  test('is printed for people', async () => {
    const { status, out, errors } = await run(['search', seeds, query]);
    const [first, ...sentences] = out.trimEnd().split('\n');
    assert.deepEqual([status, errors], [0, []]);
    assert.equal(first, "000_dc89bdddbb9906e6.txt\tVia libera all'accordo tra Kim Jong-un e Vladimir Putin");
    assert.equal(sentences.length, 3);
    assert.match(sentences[0] ?? '', /^ {2}I primi scontri .* nella \[regione di Kursk\] all'inizio/);
  });
});

suite('cli/search', () => {
  const check = async (query: string, expected: readonly string[]): Promise<void> =>
    withFolder(files, async (folder) => {
      const { hits } = await search(folder, query);
      assert.deepEqual(
        hits.map((hit) => hit.path),
        expected,
      );
    });

  test('finds by words', async () => check('harbours', ['port.md']));
  test('finds by what is known of an article', async () => check('date:2024', ['port.md']));
  test('finds by who is named', async () => check('entity:rossi', ['in/rents.txt']));
  test('begins with a sign after two dashes', async () =>
    withFolder(files, async (folder) => {
      const { status, out } = await run(['search', folder, '--', '-harbour rents']);
      assert.deepEqual([status, out.split('\t')[0]], [0, 'in/rents.txt']);
    }));

  test('ends with 1 when nothing is found', async () =>
    withFolder(files, async (folder) => {
      assert.deepEqual(await run(['search', folder, 'xylophone']), { status: 1, out: '', errors: [] });
      const { total, hits } = await search(folder, 'xylophone');
      assert.deepEqual([total, hits], [0, []]);
    }));
  test('lists so many articles and counts all', async () =>
    withFolder(files, async (folder) => {
      const { total, hits } = await search(folder, 'harbour OR rents', '--limit', '1');
      assert.deepEqual([total, hits.length], [2, 1]);
    }));
  test('gives places in the text with LF line ends and without a mark', async () =>
    withFolder({ 'a.txt': '\uFEFFOne.\r\n\r\nTwo harbours.\r\n' }, async (folder) => {
      const { hits } = await search(folder, 'harbours');
      const [passage] = hits[0]?.passages ?? [];
      assert.equal('One.\n\nTwo harbours.\n'.slice(passage?.start, passage?.end), 'Two harbours.');
    }));
  for (const file of ['a.txt', 'a.md', 'a.html']) {
    test(`reads two megabytes on one line of ${file}`, async () => {
      const line = 'Il presidente, a Kiev, ha detto: «La regione è nostra» e poi '.repeat(33_000);
      await withFolder({ [file]: `${line}finalmente xilofono` }, async (folder) => {
        const [hit] = (await search(folder, 'xilofono')).hits;
        assert.deepEqual([hit?.path, hit?.passages.length], [file, 1]);
      });
    }).timeout(60_000);
  }
  test('finds annotations', async () =>
    withFolder(
      { ...files, 'in/rents.txt.newsmark.json': sidecarWith('rents.txt', files['in/rents.txt'], 'rose 4%') },
      async (folder) => {
        const { total, annotationTotal, annotations } = await search(folder, 'label:figure rose');
        assert.deepEqual([total, annotationTotal, annotations[0]?.path], [total, 1, 'in/rents.txt']);
        const { status, out } = await run(['search', folder, 'label:figure rose']);
        assert.equal(status, 0);
        assert.match(out, /^in\/rents\.txt: urn:uuid:other-rose-4-$/m);
      },
    ));
  test('says that words are only alike', async () =>
    withFolder(files, async (folder) => {
      assert.equal((await search(folder, 'harbor')).similar, true);
      const { status, errors } = await run(['search', folder, 'harbor']);
      assert.deepEqual([status, errors], [0, ['Nothing was found as typed; these have similar words.']]);
    }));
  test('goes on with each word of a query that finds nothing', async () => {
    for (const query of ['zelens', 'zelens kursk', 'kursk zelens']) {
      const { total, similar, hits } = await search(seeds, query);
      assert.deepEqual([total, similar], [1, true], query);
      const marked = hits[0]?.passages.flatMap(({ text, marks }) =>
        marks.map(([start, end]) => text.slice(start, end)),
      );
      assert.ok(marked?.includes('Zelensky'), query);
    }
  });
  test('says what is odd about a query, and searches', async () =>
    withFolder(files, async (folder) => {
      const { status, out, errors } = await run(['search', folder, '"harbour', '--json']);
      assert.deepEqual([status, errors], [0, ['A quotation mark is not closed.']]);
      assert.equal((JSON.parse(out) as Found).total, 1);
    }));
});

suite('cli/search, on a terminal', () => {
  const check = async (text: string, query: string, isTerminal: boolean, expected: string): Promise<void> =>
    withFolder({ 'a.txt': text }, async (folder) => {
      let out = '';
      await runCli(['search', folder, query], {
        out: (written) => (out += written),
        error: () => undefined,
        environment: {},
        isTerminal,
      });
      assert.equal(out.split('\n')[1], `  ${expected}`);
    });

  test('words are bold', async () => check('A.\n\nThe port.', 'port', true, 'The \x1B[1mport\x1B[22m.'));
  test('words are in brackets elsewhere', async () => check('A.\n\nThe port.', 'port', false, 'The [port].'));
  test('an article gives no orders', async () =>
    check('A.\n\nThe \x1B[31mred\x07 \u202Eport.', 'port', false, 'The  [31mred  [port].'));
});
