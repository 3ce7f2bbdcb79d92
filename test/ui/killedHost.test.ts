import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { openShard, Sharing } from '../../src/app/library/shard';
import { makeArticle } from '../bench/corpus/article';
import { Random } from '../bench/corpus/random';
import { extensionHostsOf } from '../support/host/extensionHosts';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { madeFolder } from '../support/madeFolder';
import { quickInput, runCommand, typeInQuickInput } from '../support/ui/palette';
import { foundInSearch } from '../support/ui/search';
import { openViewContainer, treeRows } from '../support/ui/tree';

const articles = 1500;
const kills = process.env['NEWSMARK_DEEP'] === '1' ? 10 : 2;
const filter = 'nota speciale';

/** How many articles each query finds: the numbers of {@link textOf}. */
const expected: Readonly<Record<string, number>> = {
  protocollo: articles,
  '"protocollo numero 1499"': 1,
  terzultimo: articles / 3,
  'terzultimo -quintessenza': articles / 3 - articles / 15,
  'quint*': articles / 5,
  'entity:"Volodymyr Zelensky"': articles / 10,
};

suite('ui/an extension host that is killed while it indexes', () => {
  let workbench: Workbench;

  suiteSetup(async function () {
    this.timeout(300_000);
    const files = Array.from({ length: articles }, (_, number) => [pathOf(number), textOf(number)] as const);
    workbench = await openWorkbench({
      folder: madeFolder(0, Object.fromEntries(files)),
      viewport: { width: 1400, height: 1000 },
    });
    await openViewContainer(workbench.page, 'Newsmark');
  });
  suiteTeardown(() => workbench.close());

  test('shows and finds everything at the next start, at whatever moment it was killed', async () => {
    await checkAll('the first start');
    assert.equal(articlesInCache(), articles);
    const { begun, done } = await startAnew(watchStart);
    const seed = Number(process.env['NEWSMARK_SEED'] ?? Date.now());
    const random = new Random(seed);
    console.log(`      moments of seed ${seed}; NEWSMARK_SEED=${seed} repeats them`);
    const kept: number[] = [];
    // What is seen in the cache may be the last of it: a few kills more, where all came too late.
    const isEnough = (): boolean => kept.length >= kills && (kept.length >= 3 * kills || Math.min(...kept) < articles);
    for (let kill = 0; !isEnough(); kill++) {
      // One in each part of what is to be done: by turns of the articles, and of the time until all names are found.
      const part = (Math.floor((kill % kills) / 2) + random.next()) / Math.ceil(kills / 2);
      const isByCount = kill % 2 === 0;
      const least = isByCount ? Math.ceil((part * articles) / 2) : 0;
      const delay = isByCount ? 0 : begun + part * (done - begun);
      await startAnew(() =>
        Promise.all([after(delay), until(`${least} in the cache`, () => articlesInCache() >= least)]),
      );
      const hosts = extensionHostsOf(workbench.serverProcessId);
      assert.equal(hosts.length, 1);
      for (const host of hosts) process.kill(host, 'SIGKILL');
      kept.push(articlesInCache());
      const what = `kill ${kill + 1} of seed ${seed}, after ${least} articles, ${Math.round(delay)} ms: ${kept.at(-1)} in the cache`;
      console.log(`      ${what}`);
      await workbench.reload();
      await openViewContainer(workbench.page, 'Newsmark');
      await checkAll(what);
    }
    assert.ok(Math.min(...kept) < articles, `no kill of seed ${seed} came before all articles were in the cache`);
  }).timeout(900_000);

  /** Opens the window with nothing in the cache, and does something as soon as Newsmark has begun. */
  async function startAnew<Result>(act: () => Promise<Result>): Promise<Result> {
    const { page, serverProcessId, url } = workbench;
    await page.goto('about:blank');
    for (const host of extensionHostsOf(serverProcessId)) process.kill(host, 'SIGKILL');
    await until('the extension host ended', () => extensionHostsOf(serverProcessId).length === 0);
    for (const folder of cacheFolders()) rmSync(folder, { recursive: true });
    const before = logs().length;
    await page.goto(url, { waitUntil: 'commit' });
    await openViewContainer(page, 'Newsmark');
    await until('Newsmark began', () => logs().length > before);
    return act();
  }

  /** When something was in the cache, and when everything was found, in milliseconds. */
  async function watchStart(): Promise<{ readonly begun: number; readonly done: number }> {
    const started = performance.now();
    const since = (): number => performance.now() - started;
    await until('something is in the cache', () => cacheFolders().flatMap(filesOf).length > 0);
    const begun = since();
    await checkAll('a start without a kill');
    return { begun, done: since() };
  }

  /** Everything that a person can count: articles, those of a filter, hits of words, articles that name somebody. */
  async function checkAll(what: string): Promise<void> {
    const { page } = workbench;
    try {
      await runCommand(page, 'Newsmark: Filter Articles…');
      await quickInput(page).waitFor();
      await typeInQuickInput(page, filter);
      await page.keyboard.press('Enter');
      await quickInput(page).waitFor({ state: 'hidden' });
      await page
        .getByText(`5 of ${articles.toLocaleString('en')} articles: ${filter}`)
        .first()
        .waitFor();
      const names = (await treeRows(page, 'Articles')).map(({ name }) => name).sort();
      assert.deepEqual(
        names,
        [1, 2, 3, 4, 5].map((number) => `Nota speciale ${number}`),
      );
      for (const [query, count] of Object.entries(expected)) await foundInSearch(page, query, count);
    } catch (error) {
      throw new Error(`${what}: ${String(error)}`, { cause: error });
    }
  }

  /** The folder of Newsmark's log in each session: the editor makes it when the extension is activated. */
  function logs(): string[] {
    return filesOf(path.join(workbench.dataFolder, 'data', 'logs')).filter(
      (file) => path.basename(file) === 'newsmark.newsmark',
    );
  }

  function cacheFolders(): string[] {
    const workspaces = path.join(workbench.dataFolder, 'data', 'User', 'workspaceStorage');
    if (!existsSync(workspaces)) return [];
    return readdirSync(workspaces)
      .map((name) => path.join(workspaces, name, 'newsmark.newsmark', 'index'))
      .filter(existsSync);
  }

  /** How many articles there are in whole shards. */
  function articlesInCache(): number {
    const ids = cacheFolders()
      .flatMap(filesOf)
      .filter((file) => file.endsWith('.shard'))
      .flatMap((file) => openShard(readFileSync(file), new Sharing())?.records ?? [])
      .map(({ file }) => file.id);
    return new Set(ids).size;
  }
});

function filesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => path.join(folder, name));
}

/** Polls, since no process tells of its end whoever did not start it. */
async function until(what: string, isSo: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`Not in a minute: ${what}.`);
    await after(20);
  }
}

function pathOf(number: number): string {
  return `${number % 10}/articolo-${number}.txt`;
}

function textOf(number: number): string {
  const { body } = makeArticle(7, number);
  const title = number % 300 === 0 ? `Nota speciale ${1 + number / 300}` : `Notizia ${number}`;
  const sentences = [
    `Il protocollo numero ${number} è stato letto ieri.`,
    ...(number % 3 === 0 ? ['È il terzultimo.'] : []),
    ...(number % 5 === 0 ? ['Ne è la quintessenza.'] : []),
    ...(number % 10 === 0 ? ['Il presidente ucraino Volodymyr Zelensky ha parlato a Kiev.'] : []),
  ];
  return `${title}\n\nROMA, ${1 + (number % 28)} nov. (ANSA) - ${sentences.join(' ')}\n\n${body}\n`;
}
