import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { download, largestDownload, type DownloadResult } from '../../src/app/importingDownload';
import { importPage } from '../../src/app/importing';
import { loadFeed } from '../../src/app/importingFeed';
import { ArticleWriter } from '../../src/editor/host/articleWriter';
import { randomIds, systemClock } from '../../src/editor/host/clockAndIds';
import { importFailureWords } from '../../src/editor/importWords';
import { webFetcher } from '../../src/editor/host/webFetcher';
import { readableArticle } from '../../src/core/import/readableArticle';
import * as vscode from 'vscode';
import { importTests } from '../support/inside/importTests';
import { deleteFile, readFile, writeFile } from '../support/inside/workspace';

const words = 'The council approved, after five hours of talks, the plan that changes the harbour for good. '.repeat(8);
const page = `<title>The harbour changes</title><meta name=date content=2024-11-04><article><p>${words} Caffè</p></article>`;
const feed = '<rss><channel><title>X</title><item><title>A</title><link>/page</link></item></channel></rss>';

suite('host/import', importTests);

suite('host/import: a site on this machine', () => {
  let server: Server;
  let site = '';
  const seen: (string | undefined)[] = [];

  const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
    '/page': (response) => response.setHeader('content-type', 'text/html').end(page),
    '/moved': (response) =>
      response.writeHead(302, { location: site.replace('127.0.0.1', 'localhost') + '/page' }).end(),
    '/latin': (response) =>
      response.setHeader('content-type', 'text/html; charset=iso-8859-1').end(Buffer.from(page, 'latin1')),
    '/feed': (response) => response.setHeader('content-type', 'application/rss+xml').end(feed),
    '/silent': (response) => response.setHeader('content-type', 'text/html').write('<p>'),
    '/large': (response) => {
      response.setHeader('content-type', 'text/html');
      const chunk = Buffer.alloc(64 * 1024, 'a');
      const send = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', send);
      };
      send();
    },
  };

  suiteSetup(async () => {
    server = createServer((request, response) => {
      seen.push(request.headers.cookie ?? request.headers.referer);
      const answer = answers[request.url ?? ''];
      if (answer) answer(response);
      else response.writeHead(404).end('no');
    });
    await new Promise<void>((resolve) => server.listen(0, () => resolve()));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  suiteTeardown(() => {
    server.closeAllConnections();
    server.close();
  });

  const never = new AbortController().signal;
  const signals = { cancelled: never, deadline: never };
  const load = (path: string, deadline = never): Promise<DownloadResult> =>
    download(webFetcher, site + path, { cancelled: never, deadline });
  const failureOf = async (result: Promise<DownloadResult>): Promise<string> => {
    const settled = await result;
    return settled.kind === 'failed' ? settled.failure.kind : 'none';
  };

  test('gives a page, its letters as the site says, and tells where it led on to', async () => {
    assert.deepEqual(await load('/page'), { kind: 'ok', value: { text: page, url: `${site}/page` } });
    const latin = await load('/latin');
    assert.equal(latin.kind === 'ok' && latin.value.text, page);
    const moved = await load('/moved');
    assert.ok(moved.kind === 'ok');
    assert.match(moved.value.redirectedTo ?? '', /^http:\/\/localhost:\d+\/page$/);
    assert.equal(moved.value.url, moved.value.redirectedTo);
  });
  test('sends no cookie and does not say where the person was', () => {
    assert.ok(seen.length > 0);
    assert.deepEqual(
      seen.filter((header) => header !== undefined),
      [],
    );
  });
  test('says what went wrong', async () => {
    assert.equal(await failureOf(load('/none')), 'refused');
    assert.equal(await failureOf(load('/large')), 'tooLarge');
    assert.equal(await failureOf(load('/silent', AbortSignal.timeout(300))), 'timedOut');
    assert.equal(await failureOf(download(webFetcher, 'http://127.0.0.1:9/', signals)), 'unreachable');
    assert.ok(largestDownload > page.length);
    assert.match(importFailureWords({ kind: 'unreachable' }), /^The site cannot be reached/);
  });
  test('loads a feed', async () => {
    assert.deepEqual(await loadFeed(webFetcher, `${site}/feed`, signals), {
      kind: 'feed',
      title: 'X',
      entries: [{ title: 'A', url: `${site}/page` }],
    });
  });
  test('writes the page into the folder, under a free name', async () => {
    const inFolder = (name: string): string =>
      vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'), name).toString();
    await writeFile('2024-11-04-the-harbour-changes.md', 'mine');
    const library = { readable: (html: string, url?: string) => Promise.resolve(readableArticle(html, url)) };
    const tools = { library, fetcher: webFetcher, files: new ArticleWriter(randomIds), clock: systemClock };
    const result = await importPage(tools, `${site}/page`, inFolder, signals);
    assert.ok(result.kind === 'ok');
    assert.equal(result.value.file, inFolder('2024-11-04-the-harbour-changes-2.md'));
    assert.equal(await readFile('2024-11-04-the-harbour-changes.md'), 'mine');
    assert.match((await readFile('2024-11-04-the-harbour-changes-2.md')) ?? '', /The council approved[^]*Caffè\n$/);
    await deleteFile('2024-11-04-the-harbour-changes.md');
    await deleteFile('2024-11-04-the-harbour-changes-2.md');
  });
});
