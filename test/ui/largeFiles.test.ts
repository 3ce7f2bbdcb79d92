import assert from 'node:assert/strict';
import { extensionHostsOf } from '../support/host/extensionHosts';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { lastWord, writeLargeFiles } from '../support/largeFiles';
import { temporaryFolder } from '../support/temporaryCopy';
import { becomes } from '../support/ui/becomes';
import { foundInSearch } from '../support/ui/search';
import { openViewContainer, setExpanded, treeRow, treeRows } from '../support/ui/tree';

const view = 'Articles';

/** Some 50 MB take their time on a busy machine. */
const timeout = 120_000;

suite('ui/large files', () => {
  let workbench: Workbench;

  suiteSetup(async function () {
    this.timeout(300_000);
    const folder = temporaryFolder('large');
    writeLargeFiles(folder);
    workbench = await openWorkbench({ folder, viewport: { width: 1400, height: 1000 } });
    await openViewContainer(workbench.page, 'Newsmark');
  });
  suiteTeardown(() => workbench.close());

  test('are listed, with the reason where they are too large, and searched like others', async () => {
    const { page, serverProcessId } = workbench;
    const hosts = extensionHostsOf(serverProcessId);
    assert.equal(hosts.length, 1);
    await setExpanded(treeRow(page, view, 'Not readable'), true);
    await treeRow(page, view, 'tooLarge.txt').waitFor({ timeout });
    assert.match((await treeRow(page, view, 'tooLarge.txt').getAttribute('aria-label')) ?? '', /larger than 50 MB/);
    await treeRow(page, view, 'Il secondo articolo').waitFor({ timeout });
    await becomes(async () => (await treeRows(page, view)).map(({ level }) => level), [1, 1, 1, 1, 1, 2]);
    await foundInSearch(page, 'gasdotto', 2, timeout);
    await foundInSearch(page, lastWord, 2, timeout);
    await foundInSearch(page, 'entity:Tarvisio', 2, timeout);
    assert.deepEqual(extensionHostsOf(serverProcessId), hosts);
  }).timeout(600_000);
});
