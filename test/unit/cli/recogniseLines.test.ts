import assert from 'node:assert/strict';
import path from 'node:path';
import { Readable } from 'node:stream';
import * as l10n from '@vscode/l10n';
import { runCli } from '../../../src/cli/runCli';
import { run, withFolder } from './commandLine';

interface Entity {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly text: string;
  readonly confidence: number;
  readonly origin: string;
}

/** The lines with what was found in them, each as type and text. Checks that offsets and text agree. */
function read(out: string): string[][] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const { text, entities } = JSON.parse(line) as { text: string; entities: readonly Entity[] };
      let last = 0;
      return entities.map((entity) => {
        assert.equal(entity.text, text.slice(entity.start, entity.end));
        assert.ok(entity.start >= last && entity.confidence > 0 && entity.confidence <= 1);
        assert.ok(['list', 'model', 'article'].includes(entity.origin));
        last = entity.start;
        return `${entity.type} ${entity.text}`;
      });
    });
}

suite('cli/ner', () => {
  const lines = (...objects: readonly object[]): string =>
    objects.map((object) => `${JSON.stringify(object)}\n`).join('');
  const check = async (input: string, expected: readonly (readonly string[])[], ...options: string[]): Promise<void> =>
    withFolder({ 'a.jsonl': input }, async (folder) => {
      const { status, out, errors } = await run(['ner', path.join(folder, 'a.jsonl'), ...options]);
      assert.deepEqual([status, errors], [0, []]);
      assert.deepEqual(read(out), expected);
    });

  test('finds names, dates and amounts in each line', async () =>
    check(
      lines(
        { text: 'Il presidente Vladimir Putin arriva a Mosca il 4 novembre 2024 con 10.000 truppe.', lang: 'it' },
        { text: 'Niente qui.', lang: 'it' },
      ),
      [['PER Vladimir Putin', 'LOC Mosca', 'DATE il 4 novembre 2024', 'QUANTITY 10.000 truppe'], []],
    ));
  test('takes the month of a date for nobody', async () =>
    check(lines({ text: 'Il ministro Maggio parla. Il 3 Maggio 2024 Maggio tace. Maggio 2024.', lang: 'it' }), [
      ['DATE Il 3 Maggio 2024', 'DATE Maggio 2024'],
    ]));
  test('detects the language', async () =>
    check(
      lines({ text: 'Yesterday the president of France, Emmanuel Macron, was in London for the talks about the war.' }),
      [['DATE Yesterday', 'LOC France', 'PER Emmanuel Macron', 'LOC London']],
    ));
  test('reads consecutive lines as one document, unless one begins anew or all stand alone', async () => {
    const first = { text: 'Parla il ministro Tomassetti.', lang: 'it' };
    const second = { text: 'Tomassetti tace.', lang: 'it' };
    await check(lines(first, second), [['PER Tomassetti'], ['PER Tomassetti']]);
    const apart = (await outOf(lines(first, { ...second, newdoc: true }))).out;
    assert.equal((await outOf(lines(first, second), '--separate')).out, apart);
  });
  test('resolves relative dates against the date of the line', async () => {
    const { out } = await outOf(lines({ text: 'Ieri pioveva.', lang: 'it', date: '2024-11-07' }));
    assert.match(out, /"precision":"day","value":"2024-11-06"/);
  });
  test('passes over blank lines and a byte order mark', async () =>
    check(`\uFEFF${lines({ text: 'A Roma.', lang: 'it' })}\n\r\n${lines({ text: 'A Milano.', lang: 'it' })}`, [
      ['LOC Roma'],
      ['LOC Milano'],
    ]));
  test('writes the same for a long file in one document as for its parts', async () => {
    const text = 'Il presidente Vladimir Putin arriva a Mosca. ';
    const { out } = await outOf(lines(...Array.from({ length: 2000 }, () => ({ text, lang: 'it' }))));
    assert.equal(new Set(out.split('\n').slice(0, -1)).size, 1);
    assert.equal(out.split('\n').length, 2001);
  });
  test('reads standard input', async () => {
    let out = '';
    const errors: string[] = [];
    const status = await runCli(['ner', '-'], {
      out: (text) => (out += text),
      error: (line) => errors.push(line),
      input: () => Readable.from([Buffer.from(lines({ text: 'A Roma.', lang: 'it' }))]),
      environment: {},
    }).finally(() => l10n.config({ contents: {} }));
    assert.deepEqual([status, errors, read(out)], [0, [], [['LOC Roma']]]);
  });

  const fails = async (input: string, message: RegExp): Promise<void> => {
    const { status, errors } = await outOf(input);
    assert.equal(status, 3);
    assert.match(errors[0] ?? '', message);
  };
  test('says which line is no JSON object with a text', async () => {
    await fails(`${lines({ text: 'A.' })}nonsense\n`, /^line 2 of .*a\.jsonl is no JSON object with a text$/);
    await fails('{"txt":"A"}\n', /^line 1 of /);
    await fails('null\n', /^line 1 of /);
  });
  test('says that a file cannot be read, and that there is no standard input', async () => {
    const missing = await run(['ner', '/nowhere/a.jsonl']);
    assert.equal(missing.status, 3);
    assert.match(missing.errors[0] ?? '', /^\/nowhere\/a\.jsonl cannot be read: /);
    const none = await run(['ner', '-']);
    assert.deepEqual([none.status, none.errors], [3, ['there is no standard input']]);
  });

  const isWrong = async (words: readonly string[], message: RegExp): Promise<void> => {
    const { status, errors } = await run(words);
    assert.equal(status, 2);
    assert.match(errors[0] ?? '', message);
  };
  test('is called with one file and no option of another command', async () => {
    await isWrong(['ner'], /^ner needs a file of JSON lines, or - for standard input/);
    await isWrong(['ner', 'a', 'b'], /^ner takes one file, not also “b”/);
    await isWrong(['ner', 'a', '--limit', '3'], /^--limit does not go with ner/);
    await isWrong(['index', '.', '--separate'], /^--separate goes with ner only/);
  });

  async function outOf(input: string, ...options: string[]): Promise<Awaited<ReturnType<typeof run>>> {
    let result: Awaited<ReturnType<typeof run>> | undefined;
    await withFolder({ 'a.jsonl': input }, async (folder) => {
      result = await run(['ner', path.join(folder, 'a.jsonl'), ...options]);
    });
    assert.ok(result);
    return result;
  }
});
