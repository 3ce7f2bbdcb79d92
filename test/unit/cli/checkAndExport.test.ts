import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toModelText } from '../../../src/core/text/modelText';
import { articleHash } from '../../../src/core/text/sha256';
import { sidecarWith } from '../app/sidecars';
import { jsonOf, run, withFolder, type Run } from './commandLine';

const rents = 'Rents rose 4% in May. The mayor denied it.';
const sidecar = 'a.txt.newsmark.json';
const good = sidecarWith('a.txt', rents, 'rose 4%');
const id = 'urn:uuid:other-rose-4-';

interface Checked {
  readonly version: number;
  readonly problems: Readonly<Record<string, unknown>>[];
  readonly annotations: Readonly<Record<string, number>>;
}

suite('cli/check', () => {
  const none = { exact: 0, moved: 0, edited: 0, ambiguous: 0, orphan: 0 };
  const check = async (
    files: Readonly<Record<string, string | Uint8Array>>,
    status: number,
    expected: Omit<Checked, 'version'>,
  ): Promise<void> =>
    withFolder(files, async (folder) => {
      const ran = await run(['check', folder, '--json']);
      assert.deepEqual(jsonOf(ran), { version: 1, ...expected });
      assert.deepEqual(await run(['check', folder, '--format', 'json']), ran);
      assert.deepEqual(await run(['check', folder, '--format', 'text']), await run(['check', folder]));
      assert.deepEqual([ran.status, ran.errors], [status, []]);
      assert.equal((await run(['check', folder])).status, status);
    });
  const problem = (rule: string, message: string, more: object = {}): Readonly<Record<string, unknown>> => ({
    rule,
    severity: 'error',
    path: 'a.txt',
    start: 0,
    end: 0,
    message,
    ...more,
  });

  test('finds every annotation of an unchanged text', async () =>
    check({ 'a.txt': rents, [sidecar]: good }, 0, { problems: [], annotations: { ...none, exact: 1 } }));
  test('follows annotations of a changed text', async () =>
    check({ 'a.txt': `News. ${rents}`, [sidecar]: good }, 0, { problems: [], annotations: { ...none, moved: 1 } }));
  test('takes the text that annotations were made on from git', async () => {
    const text = `${rents}\n\nIn the country wages rose 4% in May. The minister denied it.\n`;
    const page = JSON.parse(sidecarWith('a.txt', text, 'rose 4%')) as { items: object[] };
    const items = page.items.map((item) => ({ ...item, 'newsmark:base': articleHash(toModelText(text)) }));
    const files = { 'a.txt': text, [sidecar]: JSON.stringify({ ...page, items }) };
    await withFolder(files, async (folder) => {
      const counts = async (): Promise<unknown> =>
        (jsonOf(await run(['check', folder, '--json'])) as Checked).annotations;
      const rewritten = text.slice(rents.length);
      writeFileSync(path.join(folder, 'a.txt'), rewritten);
      assert.deepEqual(await counts(), { ...none, ambiguous: 1 });
      writeFileSync(path.join(folder, 'a.txt'), text);
      const git = ['-C', folder, '-c', 'user.name=Ada', '-c', 'user.email=a@example.org'];
      for (const words of [['init'], ['add', '--all'], ['commit', '--message', 'text']])
        execFileSync('git', [...git, ...words], { stdio: 'ignore' });
      writeFileSync(path.join(folder, 'a.txt'), rewritten);
      assert.deepEqual(await counts(), { ...none, orphan: 1 });
    });
  });
  test('has no problem with articles that are not annotated', async () =>
    check({ 'a.txt': rents }, 0, { problems: [], annotations: none }));
  test('finds annotations in a file with a byte order mark and CRLF line ends', async () =>
    check({ 'a.txt': `\uFEFF${rents}\r\n`, [sidecar]: good }, 0, { problems: [], annotations: { ...none, exact: 1 } }));
  test('finds annotations in a UTF-16 file', async () =>
    check({ 'a.txt': Buffer.from(`\uFEFF${rents}`, 'utf16le'), [sidecar]: good }, 0, {
      problems: [],
      annotations: { ...none, exact: 1 },
    }));

  test('says which annotation lost its words', async () =>
    check({ 'a.txt': 'All new.', [sidecar]: good }, 1, {
      problems: [problem('annotation-orphan', 'the words of an annotation are not in the article', { annotation: id })],
      annotations: { ...none, orphan: 1 },
    }));
  test('says which annotation could be in several places, and the first of them', async () =>
    check({ 'a.txt': `${'It rained. '.repeat(30)}So: ${rents} So: ${rents}`, [sidecar]: good }, 1, {
      problems: [
        problem('annotation-ambiguous', 'an annotation has 2 possible places', {
          annotation: id,
          start: 340,
          end: 347,
        }),
      ],
      annotations: { ...none, ambiguous: 1 },
    }));
  test('says which annotation has one place only, which may be another', async () =>
    check({ 'a.txt': 'Not in May.', [sidecar]: sidecarWith('a.txt', rents, 'May') }, 1, {
      problems: [
        problem('annotation-ambiguous', 'an annotation has one possible place, which is not certain', {
          annotation: 'urn:uuid:other-May',
          start: 7,
          end: 10,
        }),
      ],
      annotations: { ...none, ambiguous: 1 },
    }));
  test('says that the article of a sidecar is missing', async () =>
    check({ [sidecar]: good }, 1, {
      problems: [
        problem('article-missing', 'the article is missing'),
        problem('annotation-orphan', 'the words of an annotation are not in the article', { annotation: id }),
      ],
      annotations: { ...none, orphan: 1 },
    }));
  test('says that an annotated article cannot be read', async () =>
    check({ 'a.txt': new Uint8Array([1, 0]), [sidecar]: good }, 1, {
      problems: [
        problem('article-unreadable', 'the article cannot be read (binary)'),
        problem('annotation-orphan', 'the words of an annotation are not in the article', { annotation: id }),
      ],
      annotations: { ...none, orphan: 1 },
    }));
  test('says where a sidecar is broken', async () =>
    check({ 'a.txt': rents, [sidecar]: '{\n  "type": oops' }, 1, {
      problems: [problem('sidecar-unreadable', 'the sidecar cannot be read (syntax, line 2)')],
      annotations: none,
    }));
  test('says that a sidecar is something else', async () =>
    check({ 'a.txt': rents, [sidecar]: '[]' }, 1, {
      problems: [problem('sidecar-unreadable', 'the sidecar cannot be read (shape)')],
      annotations: none,
    }));
  test('says that a sidecar is no text', async () =>
    check({ 'a.txt': rents, [sidecar]: new Uint8Array([123, 0, 125]) }, 1, {
      problems: [problem('sidecar-unreadable', 'the sidecar cannot be read (binary)')],
      annotations: none,
    }));
  test('says that a sidecar is of a newer version', async () =>
    check({ 'a.txt': rents, [sidecar]: good.replace('"newsmark:version": 1', '"newsmark:version": 2') }, 1, {
      problems: [problem('sidecar-newer', 'the sidecar was written by a newer Newsmark')],
      annotations: none,
    }));
  test('warns of items that it does not understand, without failing', async () =>
    check({ 'a.txt': rents, [sidecar]: good.replace('"items": [', '"items": [7,') }, 0, {
      problems: [
        problem('sidecar-item', '1 item of the sidecar is not understood; it is kept', { severity: 'warning' }),
      ],
      annotations: { ...none, exact: 1 },
    }));

  test('tells people one line a problem and the counts', async () =>
    withFolder({ 'a.txt': 'All new.', [sidecar]: good, 'b.txt': 'B', 'b.txt.newsmark.json': '{' }, async (folder) => {
      const { status, out, errors } = await run(['check', folder]);
      assert.deepEqual([status, errors], [1, []]);
      assert.deepEqual(out.split('\n'), [
        'a.txt: the words of an annotation are not in the article [annotation-orphan]',
        'b.txt: the sidecar cannot be read (syntax, line 1) [sidecar-unreadable]',
        'exact 0, moved 0, edited 0, ambiguous 0, orphan 1',
        '',
      ]);
    }));

  test('changes no file', async () =>
    withFolder({ 'a.txt': 'All new.', [sidecar]: good }, async (folder) => {
      await run(['check', folder]);
      assert.equal(readFileSync(path.join(folder, sidecar), 'utf8'), good);
    }));
});

suite('cli/export', () => {
  const files = { 'a.txt': rents, [sidecar]: good };
  const exported = async (format: string, ...more: readonly string[]): Promise<Run> => {
    let ran: Run | undefined;
    await withFolder(files, async (folder) => {
      ran = await run(['export', folder, '--format', format, ...more]);
    });
    return ran ?? assert.fail();
  };

  test('prints W3C annotations', async () => {
    const ran = await exported('w3c');
    const { type, items } = jsonOf(ran) as { type: string; items: { id: string }[] };
    assert.deepEqual([ran.status, ran.errors, type, items[0]?.id], [0, [], 'AnnotationPage', id]);
  });

  test('prints a table with a byte order mark and CRLF line ends', async () => {
    const { status, out } = await exported('csv');
    assert.equal(status, 0);
    assert.match(out, /^\uFEFFid,kind,article_path,[^\n]*\r\nurn:uuid:other-rose-4-,highlight,a\.txt,[^\n]*\r\n$/);
  });

  test('prints a report in the language of whoever asks', async () => {
    assert.match((await exported('markdown')).out, /^# Annotations\n/);
    await withFolder(files, async (folder) => {
      const { out } = await run(['export', folder, '--format', 'markdown'], { LANG: 'it_IT' });
      assert.match(out, /^# Annotazioni\n/);
    });
  });

  test('writes a file and prints nothing', async () =>
    withFolder(files, async (folder) => {
      const out = path.join(folder, 'all.jsonld');
      assert.deepEqual(await run(['export', folder, '--format', 'w3c', '--out', out]), {
        status: 0,
        out: '',
        errors: [],
      });
      assert.equal(readFileSync(out, 'utf8'), (await run(['export', folder, '--format', 'w3c'])).out);
    }));

  test('reports the files and what did not fit in them', async () =>
    withFolder(
      { 'a.txt': 'All new.', [sidecar]: good.replace('"items": [', '"items": [{"id": "urn:b"},') },
      async (folder) => {
        const out = path.join(folder, 'all.csv');
        const ran = await run(['export', folder, '--format', 'csv', '--out', out, '--json']);
        assert.deepEqual([ran.status, ran.errors], [0, []]);
        assert.deepEqual(jsonOf(ran), {
          version: 1,
          files: [out],
          losses: [
            {
              path: 'a.txt',
              annotation: id,
              what: 'place',
              why: 'has no certain place in the text; exported with the words it was made on',
            },
            {
              path: 'a.txt',
              annotation: 'urn:b',
              what: 'item',
              why: 'an item of the sidecar was not understood and is left out',
            },
          ],
        });
      },
    ));

  test('says beside the export what did not fit in it', async () =>
    withFolder({ 'a.txt': 'All new.', [sidecar]: good }, async (folder) => {
      const { status, errors } = await run(['export', folder, '--format', 'csv']);
      assert.deepEqual(
        [status, errors],
        [0, [`a.txt: ${id}: has no certain place in the text; exported with the words it was made on`]],
      );
    }));

  test('names the article of an item without an id', async () =>
    withFolder({ 'a.txt': rents, [sidecar]: good.replace('"items": [', '"items": [7,') }, async (folder) => {
      const { errors } = await run(['export', folder, '--format', 'csv']);
      assert.deepEqual(errors, ['a.txt: an item of the sidecar was not understood and is left out']);
    }));

  test('exports what it can when a sidecar cannot be read, and says so', async () =>
    withFolder({ ...files, 'b.txt.newsmark.json': '{' }, async (folder) => {
      const ran = await run(['export', folder, '--format', 'w3c']);
      assert.deepEqual([ran.status, ran.errors], [3, ['b.txt: not exported, its sidecar cannot be read']]);
      assert.equal((jsonOf(ran) as { items: unknown[] }).items.length, 1);
    }));

  test('says that a file cannot be written', async () =>
    withFolder(files, async (folder) => {
      const out = path.join(folder, 'no', 'such', 'folder.csv');
      const ran = await run(['export', folder, '--format', 'csv', '--out', out, '--json']);
      assert.deepEqual(ran, { status: 3, out: '', errors: [`${out} cannot be written`] });
      assert.equal(existsSync(out), false);
    }));
});
