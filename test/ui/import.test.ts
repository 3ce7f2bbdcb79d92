import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { seedArticle } from '../support/ui/newsmark';
import { dismissNotifications, notification } from '../support/ui/notifications';
import { answerInputBox, openFile, quickInput, runCommand } from '../support/ui/palette';

const pages = path.join(repositoryRoot, 'test/fixtures/pages');
const feed = `<rss version="2.0"><channel><title>The $(flame) Ledger</title>
  <item><title>Rail strike &lt;b&gt;called off&lt;/b&gt; $(alert)</title><link>/openGraph.html</link><pubDate>Mon, 04 Nov 2024 21:15:00 GMT</pubDate><description>Union leaders will put a deal to members.</description></item>
  <item><title>La sequía obliga a racionar el agua</title><link>/noMetadata.html</link></item>
  <item><title>A page that is gone</title><link>/gone.html</link></item></channel></rss>`;

/** Bringing articles in by keys alone, from a site on this machine. The tests build on one another. */
suite('ui/import', () => {
  let workbench: Workbench;
  let folder: string;
  let server: Server;
  let site: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    server = createServer((request, response) => {
      const file = path.join(pages, path.basename(request.url ?? ''));
      if (request.url === '/feed') response.setHeader('content-type', 'application/rss+xml').end(feed);
      else if (existsSync(file)) response.setHeader('content-type', 'text/html').end(readFileSync(file));
      else response.writeHead(404).end('gone');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    writeFileSync(path.join(folder, 'saved.html'), readFileSync(path.join(pages, 'jsonLd.html')));
    workbench = await openWorkbench({ folder });
    await openFile(workbench.page, seedArticle);
  });
  suiteTeardown(async () => {
    await workbench.close();
    server.closeAllConnections();
    server.close();
  });

  test('refuses an address that is none before anything is asked of it', async () => {
    const { page } = workbench;
    await runCommand(page, 'Newsmark: Import Article from URL…');
    await answerInputBox(page, 'file:///etc/passwd');
    await quickInput(page).getByText('Only addresses that begin with https:// or http:// can be imported.').waitFor();
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
  });

  test('imports a page, opens it and says where it is', async () => {
    const { page } = workbench;
    await runCommand(page, 'Newsmark: Import Article from URL…');
    await answerInputBox(page, `${site}/jsonLd.html`);
    await notification(
      page,
      'Imported “Porto di Trevara, sì al piano da 140 milioni: via ai cantieri a marzo”',
    ).waitFor();
    await page.locator('.tab.active', { hasText: '2024-11-12-porto-di-trevara-sì-al-piano' }).waitFor();
    await dismissNotifications(page);
  });

  test('imports the entries of a feed that are picked, and says what failed', async () => {
    const { page } = workbench;
    await runCommand(page, 'Newsmark: Import Articles from Feed (RSS/Atom)…');
    await answerInputBox(page, `${site}/feed`);
    await quickInput(page).getByText('Rail strike called off $(alert)').waitFor();
    await quickInput(page).getByRole('checkbox').first().click();
    await page.keyboard.press('Enter');
    await notification(page, 'Imported 2 articles to seeds.').waitFor();
    await notification(page, '1 article was not imported. The site refused the page (HTTP 404).').waitFor();
    const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
    assert.ok(
      names.some((name) => name.startsWith('2024-11-04-rail-strike-called-off')),
      names.join(),
    );
    await dismissNotifications(page);
  });

  test('converts the page in the editor', async () => {
    const { page } = workbench;
    await openFile(page, 'saved.html');
    await page.locator('.statusbar-item', { hasText: 'HTML' }).waitFor();
    await runCommand(page, 'Newsmark: Convert to Readable Article');
    await page.locator('.tab.active', { hasText: 'saved.md' }).waitFor();
    await notification(page, 'The readable article is saved.md.').waitFor();
  });
});
