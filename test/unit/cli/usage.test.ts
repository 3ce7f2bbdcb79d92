import assert from 'node:assert/strict';
import { version } from '../../../package.json';
import { runCli } from '../../../src/cli/runCli';
import { jsonOf, run, withFolder } from './commandLine';

suite('cli, usage', () => {
  const check = async (words: readonly string[], message: RegExp): Promise<void> => {
    const { status, out, errors } = await run(words);
    assert.deepEqual([status, out, errors.length], [2, '', 1]);
    assert.match(errors[0] ?? '', message);
    assert.match(errors[0] ?? '', / \(see newsmark --help\)$/);
  };

  test('asks for a command', async () =>
    check([], /^say what to do: index, search, mentions, export, check, ner, anchor or merge/));
  test('knows no other command', async () => check(['indx', '.'], /^there is no command “indx”/));
  test('asks for a folder', async () => check(['index'], /^index needs a folder/));
  test('takes one folder', async () => check(['check', 'a', 'b', 'c'], /^check takes one folder, not also “b c”/));
  test('merges three files, or one', async () => {
    await check(['merge'], /^merge needs three files/);
    await check(['merge', 'a', 'b'], /^merge needs three files/);
    await check(['merge', 'a', 'b', 'c', 'd', 'e'], /^merge needs three files/);
    await check(['merge', 'a', 'b', 'c', '--json'], /^--json does not go with merge/);
  });
  test('knows no other option', async () => check(['index', '.', '--jason'], /'--jason'/));
  test('does not take a value for a switch', async () => check(['index', '.', '--json=yes'], /--json/));
  test('asks for the value of an option', async () => check(['export', '.', '--format'], /--format/));
  test('asks for a format', async () => check(['export', '.'], /^export needs --format, one of w3c, csv, markdown/));
  test('knows no other format', async () => check(['export', '.', '--format', 'pdf'], /^export needs --format/));
  test('has no format but for export and check', async () =>
    check(['index', '.', '--format', 'csv'], /^--format goes with export and check only/));
  test('has no file but for export', async () => check(['check', '.', '--out', 'x'], /^--out goes with export only/));
  test('has no limit but for search', async () =>
    check(['index', '.', '--limit', '3'], /^--limit goes with search only/));
  test('asks for what is searched', async () => check(['search', '.'], /^search needs a query/));
  test('asks for the name of mentions', async () => check(['mentions', '.'], /^mentions needs a name/));
  test('lists the mentions of one name', async () =>
    check(['mentions', '.', 'kim', 'jong-un'], /^mentions takes one name; put it in quotation marks/));
  test('writes mentions nowhere else and in no other format', async () => {
    await check(['mentions', '.', 'kim', '--out', 'x'], /^--out goes with export/);
    await check(['mentions', '.', 'kim', '--format', 'csv'], /^--format goes with export and check/);
    await check(['mentions', '.', 'kim', '--limit', '3'], /^--limit goes with search only/);
  });
  test('searches for one query', async () =>
    check(['search', '.', 'kim', 'jong-un'], /^search takes one query; put it in quotation marks/));
  for (const limit of ['0', '1.5', '-1', 'all', '']) {
    test(`does not list “${limit}” articles`, async () =>
      check(['search', '.', 'kim', `--limit=${limit}`], /^--limit is a whole number from 1/));
  }
  test('writes a search nowhere else', async () =>
    check(['search', '.', 'kim', '--out', 'x'], /^--out goes with export/));
  test('writes a search in no other format', async () =>
    check(['search', '.', 'kim', '--format', 'csv'], /^--format goes with export and check/));
  test('checks in no other format', async () =>
    check(['check', '.', '--format', 'csv'], /^check knows --format text and json, not “csv”/));
  test('says which formats of check are yet to come', async () => {
    await check(['check', '.', '--format', 'github'], /^check cannot write github yet, only text and json/);
    await check(['check', '.', '--format', 'sarif'], /^check cannot write sarif yet/);
  });
  test('does not check in two formats', async () =>
    check(['check', '.', '--json', '--format', 'text'], /^--json and --format text contradict each other/));
  test('does not mix an export with its JSON report', async () =>
    check(['export', '.', '--format', 'csv', '--json'], /^--json with export needs --out/));

  for (const flag of ['--help', '-h']) {
    test(`explains itself with ${flag}, whatever else is said`, async () => {
      const { status, out, errors } = await run(['index', flag]);
      assert.deepEqual([status, errors], [0, []]);
      assert.match(out, /^Usage: newsmark <command> <folder>/);
      assert.match(out, /^ {2}search <folder> <query> \[--limit N\] \[--json\] /m);
      for (const word of [
        'index',
        'search',
        'export',
        'check',
        '--json',
        '--limit',
        '--out',
        '--format',
        '--version',
        '3 the folder',
      ]) {
        assert.ok(out.includes(word), word);
      }
    });
  }

  test('tells its version', async () =>
    assert.deepEqual(await run(['--version']), { status: 0, out: `${version}\n`, errors: [] }));
});

function* nothing(): Generator {}

suite('cli, failures', () => {
  test('makes one line and status 3 of what nobody foresaw', async () => {
    const failures = [new Error('the pipe\nbroke'), 'no error'];
    for (const failure of failures) {
      const errors: string[] = [];
      const status = await runCli(['--version'], {
        // Libraries throw what is no error, too.
        out: () => void nothing().throw(failure),
        error: (line) => errors.push(line),
        environment: {},
      });
      assert.equal(status, 3);
      assert.deepEqual(errors, [`an unexpected failure: ${failure instanceof Error ? 'the pipe broke' : failure}`]);
    }
  });
});

suite('cli, folders', () => {
  for (const words of [['index'], ['check'], ['export', '--format', 'csv']]) {
    test(`${String(words[0])} says that a folder does not exist`, async () => {
      const { status, out, errors } = await run([...words, '/nowhere/at all']);
      assert.deepEqual([status, out, errors], [3, '', ['the folder /nowhere/at all cannot be read']]);
    });
  }

  test('says that a file is no folder', async () =>
    withFolder({ 'a.txt': 'A' }, async (folder) => {
      const { status, errors } = await run(['index', `${folder}/a.txt`]);
      assert.deepEqual([status, errors], [3, [`${folder}/a.txt is not a folder`]]);
    }));

  test('finds nothing in an empty folder', async () =>
    withFolder({}, async (folder) => {
      const ran = await run(['index', folder, '--json']);
      assert.equal(ran.status, 0);
      assert.deepEqual(jsonOf(ran), { version: 1, articles: [], unreadable: [], entities: [] });
    }));

  test('takes a folder with a slash at its end', async () =>
    withFolder({ 'in/a.txt': 'A' }, async (folder) => {
      const { articles } = jsonOf(await run(['index', `${folder}/`, '--json'])) as { articles: { path: string }[] };
      assert.deepEqual(
        articles.map(({ path }) => path),
        ['in/a.txt'],
      );
    }));
});

suite('cli, languages', () => {
  const check = async (environment: Record<string, string>, message: RegExp): Promise<void> =>
    assert.match((await run(['--help'], environment)).out, message);

  test('speaks Italian', async () => check({ LANG: 'it_IT.UTF-8' }, /^Uso: /));
  test('speaks Italian of other countries', async () => check({ LANG: 'it_CH' }, /^Uso: /));
  test('speaks Italian where messages are', async () => check({ LC_MESSAGES: 'it_IT', LANG: 'en_GB' }, /^Uso: /));
  test('speaks English where everything is', async () => check({ LC_ALL: 'C', LANG: 'it_IT' }, /^Usage: /));
  test('passes over what is empty', async () => check({ LC_ALL: '', LANG: 'it_IT' }, /^Uso: /));
  test('speaks English to others', async () => check({ LANG: 'fr_FR.UTF-8' }, /^Usage: /));
  test('speaks English by default', async () => check({}, /^Usage: /));
  test('does not take other languages for Italian', async () => check({ LANG: 'itl_XX' }, /^Usage: /));

  test('says in Italian what is wrong', async () => {
    const { errors } = await run(['index'], { LANG: 'it_IT.UTF-8' });
    assert.doesNotMatch(errors[0] ?? '', /needs a folder/);
    assert.match(errors[0] ?? '', /index.*cartella/);
  });

  test('prints the same JSON in every language', async () =>
    withFolder({ 'a.txt': 'Il presidente è in Ucraina.' }, async (folder) => {
      const italian = await run(['index', folder, '--json'], { LANG: 'it_IT' });
      assert.equal(italian.out, (await run(['index', folder, '--json'])).out);
    }));
});
