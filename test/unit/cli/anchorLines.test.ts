import assert from 'node:assert/strict';
import path from 'node:path';
import { run, withFolder } from './commandLine';

suite('cli/anchor', () => {
  const before = 'The council met on Monday. It said that rents rose by 4 per cent. Nobody else spoke.';
  const exact = 'rents rose by 4 per cent';
  const start = before.indexOf(exact);
  const quote = { exact, prefix: 'It said that ', suffix: '. Nobody', start, end: start + exact.length };

  const answersTo = async (input: string): Promise<{ status: number; out: string; errors: readonly string[] }> => {
    let result = { status: -1, out: '', errors: [] as readonly string[] };
    await withFolder({ 'a.jsonl': input }, async (folder) => {
      result = await run(['anchor', path.join(folder, 'a.jsonl')]);
    });
    return result;
  };

  const check = async (questions: readonly object[], expected: readonly string[]): Promise<void> => {
    const { status, out, errors } = await answersTo(questions.map((line) => `${JSON.stringify(line)}\n`).join(''));
    assert.deepEqual([status, errors], [0, []]);
    const lines = out.split('\n').slice(0, -1);
    const shown = lines.map((line, at) => {
      const { placement, start: from, end } = JSON.parse(line) as { placement: string; start?: number; end?: number };
      const { after } = questions[at] as { after: string };
      return from === undefined ? placement : `${placement}: ${after.slice(from, end)}`;
    });
    assert.deepEqual(shown, expected);
  };

  test('says where quotes are, with the text they were made on', async () =>
    check(
      [
        { ...quote, before, after: before },
        { ...quote, before, after: `Corrected. ${before}` },
        { ...quote, before, after: before.replace('4 per cent', 'five per cent') },
        { ...quote, before, after: 'The council met on Monday. Nobody else spoke.' },
      ],
      [`exact: ${exact}`, `moved: ${exact}`, 'edited: rents rose by five per cent', 'orphan'],
    ));
  test('says where quotes are by their words alone', async () =>
    check(
      [
        { ...quote, after: before },
        { ...quote, after: `Corrected. ${before}` },
        { ...quote, after: before.replace('4 per cent', 'five per cent') },
        { ...quote, after: 'Snow fell.' },
      ],
      [`exact: ${exact}`, `moved: ${exact}`, 'edited: rents rose by five per cent', 'orphan'],
    ));
  test('counts UTF-16 code units and takes line ends as they are', async () => {
    const after = `😀\r\n\r\n${before}`;
    const at = after.indexOf(exact);
    await check(
      [{ before: after, after: `😀😀\r\n${after}`, ...quote, start: at, end: at + exact.length }],
      [`moved: ${exact}`],
    );
  });
  test('lists the places of a quote that may be in several', async () => {
    const after = `${before} ${before}`;
    const { out } = await answersTo(JSON.stringify({ exact, prefix: 'It said that ', suffix: '. Nobody', after }));
    const { placement, candidates } = JSON.parse(out) as { placement: string; candidates: readonly object[] };
    assert.deepEqual([placement, candidates.length], ['ambiguous', 2]);
  });
  test('answers nothing to nothing', async () => check([], []));

  const fails = async (input: string, message: RegExp): Promise<void> => {
    const { status, errors } = await answersTo(input);
    assert.equal(status, 3);
    assert.match(errors.join('\n'), message);
  };
  test('says which line is no question', async () => {
    await fails(
      `${JSON.stringify({ ...quote, after: before })}\nnonsense\n`,
      /^line 2 of .*a\.jsonl is no JSON object/,
    );
    await fails('null\n', /^line 1 of/);
    await fails('{"after": 1, "exact": "a"}\n', /^line 1 of/);
  });
  test('says what cannot be read', async () => {
    const { status, errors } = await run(['anchor', '/no/such/file']);
    assert.equal(status, 3);
    assert.match(errors.join('\n'), /cannot be read/);
  });

  const isWrong = async (words: readonly string[], message: RegExp): Promise<void> => {
    const { status, errors } = await run(words);
    assert.equal(status, 2);
    assert.match(errors.join('\n'), message);
  };
  test('says how it is called', async () => {
    await isWrong(['anchor'], /^anchor needs a file of JSON lines/);
    await isWrong(['anchor', 'a', 'b'], /^anchor takes one file, not also “b”/);
    await isWrong(['anchor', 'a', '--limit', '3'], /^--limit does not go with anchor/);
  });
});
