import { download } from '../../src/app/importingDownload';
import { webFetcher } from '../../src/editor/host/webFetcher';
import { importFailureWords } from '../../src/editor/importWords';
import { equal, ok } from '../support/inside/check';
import { importTests } from '../support/inside/importTests';

suite('web/import', () => {
  importTests();

  test('says that the browser may not let it read a site, and what to do instead', async () => {
    const never = new AbortController().signal;
    const result = await download(webFetcher, 'http://127.0.0.1:9/', { cancelled: never, deadline: never });
    ok(result.kind === 'failed', 'nothing is there');
    ok(result.failure.kind !== 'cancelled', 'nobody cancelled');
    equal(result.failure.kind, 'unreachable');
    const words = importFailureWords(result.failure);
    ok(words.startsWith('The browser does not let Newsmark read this site'), words);
  });
});
