import assert from 'node:assert/strict';
import {
  convertPage,
  importEntry,
  importPage,
  importText,
  type ArticleCreator,
  type ImportResult,
  type ImportTools,
} from '../../../src/app/importing';
import type { FileFailure, FileId, FileResult } from '../../../src/app/ports';
import { readableArticle } from '../../../src/core/import/readableArticle';
import { SteppingClock } from '../../support/memoryFiles';
import { MemoryWeb, type MemoryPage } from '../../support/memoryWeb';

/** Files in memory, which can only be made. */
class MemoryCreator implements ArticleCreator {
  readonly texts = new Map<FileId, string>();
  failure: FileFailure | undefined;

  create(file: FileId, text: string): Promise<FileResult<void>> {
    const failure = this.failure ?? (this.texts.has(file) ? 'changed' : undefined);
    if (failure === undefined) this.texts.set(file, text);
    return Promise.resolve(failure === undefined ? { kind: 'ok', value: undefined } : { kind: 'failed', failure });
  }
}

const address = 'https://x.it/a';
const words = 'Il consiglio ha approvato, dopo cinque ore di seduta, il piano che ridisegna le banchine. '.repeat(8);
const page = `<title>Il porto cambia</title><meta name="date" content="2024-11-04"><article><h1>Il porto cambia</h1><p>${words}</p></article>`;
const signals = (): { cancelled: AbortSignal; deadline: AbortSignal } => ({
  cancelled: new AbortController().signal,
  deadline: new AbortController().signal,
});
const inFolder = (name: string): FileId => `in/${name}`;

function setting(pages: Readonly<Record<string, MemoryPage>> = { [address]: { body: page } }): {
  readonly tools: ImportTools;
  readonly files: MemoryCreator;
} {
  const files = new MemoryCreator();
  const library = { readable: (html: string, url?: string) => Promise.resolve(readableArticle(html, url)) };
  return { files, tools: { files, library, fetcher: new MemoryWeb(pages), clock: new SteppingClock() } };
}

function fileOf(result: ImportResult): FileId {
  assert.ok(result.kind === 'ok', JSON.stringify(result));
  return result.value.file;
}

suite('app/importing', () => {
  test('writes a page as an article with front matter', async () => {
    const { tools, files } = setting();
    const result = await importPage(tools, address, inFolder, signals());
    assert.deepEqual(result, {
      kind: 'ok',
      value: { file: 'in/2024-11-04-il-porto-cambia.md', title: 'Il porto cambia', isShort: false },
    });
    const text = files.texts.get(fileOf(result)) ?? '';
    assert.match(text, /^---\ntitle: "Il porto cambia"\npublished: "2024-11-04"\nurl: "https:\/\/x\.it\/a"\n/);
    assert.match(text, /\nretrieved: "2024-11-05T08:00:00Z"\n---\n\n# Il porto cambia\n\nIl consiglio/);
  });
  test('says when another address answered, and where it came from', async () => {
    const { tools, files } = setting({ [address]: { body: page, redirect: 'https://y.it/b' } });
    const result = await importPage(tools, address, inFolder, signals());
    assert.equal(result.kind === 'ok' && result.value.redirectedTo, 'https://y.it/b');
    assert.match(files.texts.get(fileOf(result)) ?? '', /url: "https:\/\/y\.it\/b"/);
  });
  test('never replaces a file', async () => {
    const { tools, files } = setting();
    files.texts.set('in/2024-11-04-il-porto-cambia.md', 'mine');
    files.texts.set('in/2024-11-04-il-porto-cambia-2.md', 'mine too');
    const result = await importPage(tools, address, inFolder, signals());
    assert.equal(fileOf(result), 'in/2024-11-04-il-porto-cambia-3.md');
    assert.equal(files.texts.get('in/2024-11-04-il-porto-cambia.md'), 'mine');
  });
  test('writes nothing when the page cannot be had, has no words or cannot be written', async () => {
    const check = async (
      pages: Readonly<Record<string, MemoryPage>>,
      failure: unknown,
      why?: FileFailure,
    ): Promise<void> => {
      const { tools, files } = setting(pages);
      files.failure = why;
      assert.deepEqual(await importPage(tools, address, inFolder, signals()), { kind: 'failed', failure });
      assert.equal(files.texts.size, 0);
    };
    await check({}, { kind: 'unreachable' });
    await check({ [address]: { body: '<script>x</script>' } }, { kind: 'noWords' });
    await check({ [address]: { body: page } }, { kind: 'write', failure: 'denied' }, 'denied');
    await check({ [address]: { body: page } }, { kind: 'write', failure: 'full' }, 'full');
  });
  test('writes nothing when it is cancelled while the page is read', async () => {
    const { tools, files } = setting();
    const controller = new AbortController();
    const library = {
      readable: (html: string) => {
        controller.abort();
        return Promise.resolve(readableArticle(html));
      },
    };
    const result = await importPage({ ...tools, library }, address, inFolder, {
      ...signals(),
      cancelled: controller.signal,
    });
    assert.deepEqual(result, { kind: 'failed', failure: { kind: 'cancelled' } });
    assert.equal(files.texts.size, 0);
  });
  test('marks a text of a few words', async () => {
    const { tools } = setting({ [address]: { body: '<p>Per leggere, abbonati.</p>' } });
    const result = await importPage(tools, address, inFolder, signals());
    assert.equal(result.kind === 'ok' && result.value.isShort, true);
  });
  test('writes what is on the clipboard, HTML or words', async () => {
    const { tools, files } = setting();
    assert.equal(fileOf(await importText(tools, page, inFolder)), 'in/2024-11-04-il-porto-cambia.md');
    const plain = fileOf(await importText(tools, 'Titolo\n\nROMA, 12 nov. 2024 (ANSA) - Il governo.', inFolder));
    assert.equal(plain, 'in/2024-11-12-titolo.md');
    assert.match(
      files.texts.get(plain) ?? '',
      /source: "ANSA"[^]*# Titolo\n\nROMA, 12 nov\. 2024 \(ANSA\) - Il governo\.\n$/,
    );
  });
  test('converts a saved page under its own name', async () => {
    const { tools, files } = setting();
    const file = fileOf(await convertPage(tools, { name: 'Il porto.x.HTML', text: page }, inFolder));
    assert.equal(file, 'in/Il porto.x.md');
    assert.match(files.texts.get(file) ?? '', /converted: ".*"\nconverted-from: "Il porto\.x\.HTML"/);
    assert.equal(
      fileOf(await convertPage(tools, { name: 'Il porto.x.HTML', text: page }, inFolder)),
      'in/Il porto.x-2.md',
    );
  });
  test('writes nothing of a page when that was cancelled while it was read', async () => {
    const { tools, files } = setting();
    const cancelled = AbortSignal.abort();
    const result = await convertPage(tools, { name: 'porto.html', text: page, cancelled }, inFolder);
    assert.deepEqual(result, { kind: 'failed', failure: { kind: 'cancelled' } });
    assert.equal(files.texts.size, 0);
  });
});

suite('app/importing: entries of a feed', () => {
  test('imports the page an entry leads to', async () => {
    const { tools } = setting();
    const result = await importEntry(tools, { title: 'Altro titolo', url: address }, inFolder, signals());
    assert.equal(result.kind === 'ok' && result.value.title, 'Il porto cambia');
  });
  test('takes from the feed what the page does not say', async () => {
    const { tools, files } = setting({ [address]: { body: `<p>${words}</p>` } });
    const entry = {
      title: 'Il porto',
      url: address,
      author: 'Anna',
      source: 'X',
      date: { value: '2024-11-04', precision: 'day' },
    } as const;
    const file = fileOf(await importEntry(tools, entry, inFolder, signals()));
    assert.equal(file, 'in/2024-11-04-il-porto.md');
    assert.match(
      files.texts.get(file) ?? '',
      /title: "Il porto"\nsource: "X"\nauthor: "Anna"\npublished: "2024-11-04"/,
    );
  });
  test('takes the words of the entry where the page cannot be had', async () => {
    const { tools, files } = setting({});
    const content = `<link rel="canonical" href="https://x.it/first"><p>${words}</p>`;
    const result = await importEntry(tools, { title: 'Il porto', url: address, content }, inFolder, signals());
    const text = files.texts.get(fileOf(result)) ?? '';
    assert.match(text, /url: "https:\/\/x\.it\/first"[^]*Il consiglio/);
    assert.doesNotMatch(text, /retrieved-from/);
    assert.equal(result.kind === 'ok' && result.value.isFeedText, true);
  });
  test('takes the words of an entry that has no page, and has nothing to say of it', async () => {
    const { tools } = setting({});
    const none = await importEntry(tools, { title: 'Il porto', content: `<p>${words}</p>` }, inFolder, signals());
    assert.equal(none.kind === 'ok' && none.value.isFeedText, undefined);
  });
  test('says why an entry without words of its own came to nothing', async () => {
    const { tools } = setting({});
    const check = async (entry: object, kind: string): Promise<void> =>
      assert.deepEqual(await importEntry(tools, entry, inFolder, signals()), { kind: 'failed', failure: { kind } });
    await check({ url: address }, 'unreachable');
    await check({ title: 'x' }, 'noWords');
  });
});
