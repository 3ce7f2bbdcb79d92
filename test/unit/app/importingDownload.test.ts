import assert from 'node:assert/strict';
import { download, largestDownload, type DownloadResult } from '../../../src/app/importingDownload';
import { MemoryWeb, type MemoryPage } from '../../support/memoryWeb';

const address = 'https://x.it/a';
const never = (): AbortSignal => new AbortController().signal;
const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

suite('app/importingDownload', () => {
  const load = (page: MemoryPage, asked = address): Promise<DownloadResult> =>
    download(new MemoryWeb({ [address]: page }), asked, { cancelled: never(), deadline: never() });
  const check = async (page: MemoryPage, failure: unknown, asked?: string): Promise<void> =>
    assert.deepEqual(await load(page, asked), { kind: 'failed', failure });
  const checkText = async (page: MemoryPage, text: string): Promise<void> =>
    assert.deepEqual(await load(page), { kind: 'ok', value: { text, url: address } });

  test('gives the text and where it came from', () => checkText({ body: '<p>Sì' }, '<p>Sì'));
  test('says when another address answered, of another site or of the same', async () => {
    assert.deepEqual(await load({ body: 'x', redirect: 'https://y.it/b' }), {
      kind: 'ok',
      value: { text: 'x', url: 'https://y.it/b', redirectedTo: 'https://y.it/b' },
    });
    assert.deepEqual(await load({ body: 'x', redirect: 'https://x.it/b' }), {
      kind: 'ok',
      value: { text: 'x', url: 'https://x.it/b', redirectedTo: 'https://x.it/b' },
    });
    const fragment = new MemoryWeb({ 'https://x.it/a#part': { body: 'x', redirect: 'https://x.it/a' } });
    assert.deepEqual(await download(fragment, 'https://x.it/a#part', { cancelled: never(), deadline: never() }), {
      kind: 'ok',
      value: { text: 'x', url: 'https://x.it/a' },
    });
  });
  test('asks nobody for what is no address of the web', async () => {
    const web = new MemoryWeb({});
    const kinds = ['', 'x.it', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'https://a:b@x.it/'];
    const failures = [];
    for (const asked of kinds) failures.push(await download(web, asked, { cancelled: never(), deadline: never() }));
    assert.deepEqual(
      failures.map((result) => result.kind === 'failed' && result.failure.kind),
      ['notAnAddress', 'notAnAddress', 'otherProtocol', 'otherProtocol', 'otherProtocol', 'credentials'],
    );
    assert.deepEqual(web.asked, []);
  });
  test('follows no redirect to what is none', () =>
    check({ body: 'x', redirect: 'file:///etc/passwd' }, { kind: 'otherProtocol' }));
  test('says why a site gave nothing', async () => {
    await check({ status: 404, body: 'x' }, { kind: 'refused', status: 404 });
    await check(
      { headers: { 'content-type': 'application/pdf; q=1' }, body: 'x' },
      { kind: 'notText', type: 'application/pdf' },
    );
    await check({}, { kind: 'unreachable' }, 'https://y.it/');
    await check({ body: '' }, { kind: 'empty' });
    await check({ body: Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 1, 0, 0, 9]) }, { kind: 'undecodable' });
  });
  test('takes pages, feeds and texts', async () => {
    for (const type of [
      'text/html',
      'application/xhtml+xml',
      'application/rss+xml; charset=utf-8',
      'text/plain',
      'application/xml',
    ])
      await checkText({ headers: { 'content-type': type }, body: 'x' }, 'x');
  });
  test('decodes as the server says where the bytes are no UTF-8', async () => {
    const headers = { 'content-type': 'text/html; charset=ISO-8859-15' };
    await checkText({ headers, body: latin('<p>Caff\u00e8 4 \u00a4') }, '<p>Caffè 4 €');
    await checkText({ headers, body: '<p>Caffè' }, '<p>Caffè');
    await checkText(
      { headers: { 'content-type': 'text/html; charset=utf-8' }, body: latin('<p>Il caff\u00e8 era buono') },
      '<p>Il caffè era buono',
    );
    await checkText(
      { headers: { 'content-type': 'text/html; charset=nonsense' }, body: latin('<p>Il caff\u00e8 era buono') },
      '<p>Il caffè era buono',
    );
  });
  test('decodes XML as it declares itself', () =>
    checkText(
      { body: latin('<?xml version="1.0" encoding="ISO-8859-15"?><a>4 \u00a4') },
      '<?xml version="1.0" encoding="ISO-8859-15"?><a>4 €',
    ));
});

suite('app/importingDownload: limits', () => {
  const chunk = new Uint8Array(1024 * 1024).fill(0x61);

  async function* endless(sent: { count: number }): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      sent.count++;
      yield await Promise.resolve(chunk);
    }
  }
  const signals = (): { cancelled: AbortSignal; deadline: AbortSignal } => ({ cancelled: never(), deadline: never() });

  test('stops reading at the largest size, whatever was announced', async () => {
    const sent = { count: 0 };
    const web = new MemoryWeb({ [address]: { body: endless(sent), headers: { 'content-length': '10' } } });
    assert.deepEqual(await download(web, address, signals()), { kind: 'failed', failure: { kind: 'tooLarge' } });
    assert.equal(sent.count, largestDownload / chunk.length + 1);
    assert.equal(web.left, 1);
  });
  test('reads nothing of what is announced as too large', async () => {
    const sent = { count: 0 };
    const web = new MemoryWeb({ [address]: { body: endless(sent), headers: { 'content-length': '99999999' } } });
    assert.deepEqual(await download(web, address, signals()), { kind: 'failed', failure: { kind: 'tooLarge' } });
    assert.equal(sent.count, 0);
  });

  const interrupted = (who: 'cancelled' | 'deadline', where: 'before' | 'answer' | 'body'): Promise<DownloadResult> => {
    const controller = new AbortController();
    const forever = new Promise<never>(() => undefined);
    const abort = (): Promise<never> => {
      controller.abort();
      return forever;
    };
    async function* body(): AsyncGenerator<Uint8Array, void> {
      yield chunk;
      await abort();
    }
    if (where === 'before') controller.abort();
    const page = where === 'answer' ? { before: abort } : { body: body() };
    return download(new MemoryWeb({ [address]: page }), address, { ...signals(), [who]: controller.signal });
  };
  const checkInterrupted = async (who: 'cancelled' | 'deadline', kind: string): Promise<void> => {
    for (const where of ['before', 'answer', 'body'] as const)
      assert.deepEqual(await interrupted(who, where), { kind: 'failed', failure: { kind } }, where);
  };

  test('waits no longer than it may for a site that falls silent', () => checkInterrupted('deadline', 'timedOut'));
  test('ends when it is cancelled', () => checkInterrupted('cancelled', 'cancelled'));
});
