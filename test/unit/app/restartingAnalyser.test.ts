import assert from 'node:assert/strict';
import { Corpus } from '../../../src/app/corpus';
import { RestartingAnalyser } from '../../../src/app/restartingAnalyser';
import type { AnalysisRequest, ArticleAnalysis } from '../../../src/app/analysis';
import { MemoryFiles, MemoryLog } from '../../support/memoryFiles';
import { UnreliableAnalyser } from './corpusSetting';

/** Dies on a text with the word “poison”, as a worker does: all later calls are rejected. */
class MortalAnalyser extends UnreliableAnalyser {
  hasFailed = false;

  override async analyse(request: AnalysisRequest): Promise<ArticleAnalysis> {
    this.hasFailed ||= request.text.includes('poison');
    if (this.hasFailed) throw new Error('dead');
    return super.analyse(request);
  }
}

function setting(): { readonly started: MortalAnalyser[]; readonly analyser: RestartingAnalyser } {
  const started: MortalAnalyser[] = [];
  const start = (): MortalAnalyser => {
    const one = new MortalAnalyser();
    started.push(one);
    return one;
  };
  return { started, analyser: new RestartingAnalyser(start) };
}

const requestOf = (id: string, text: string): AnalysisRequest => ({ id, path: id, text });

suite('app/restartingAnalyser', () => {
  test('starts with the first call', async () => {
    const { started, analyser } = setting();
    assert.equal(started.length, 0);
    await analyser.search('x', 1);
    await analyser.forget('a.txt');
    assert.deepEqual([started.length, started[0]?.forgotten], [1, ['a.txt']]);
  });

  test('starts another when it died, ends the dead one and tells', async () => {
    const { started, analyser } = setting();
    let told = 0;
    analyser.onDidRestart(() => told++);
    await assert.rejects(analyser.analyse(requestOf('a.txt', 'poison')), /dead/);
    assert.equal((await analyser.analyse(requestOf('b.txt', 'two words'))).metadata.words, 2);
    assert.deepEqual([told, started.length, started[0]?.isDisposed], [1, 2, true]);
  });

  test('does not die on the same text again', async () => {
    const { started, analyser } = setting();
    await assert.rejects(analyser.analyse(requestOf('a.txt', 'poison')));
    await assert.rejects(analyser.analyse(requestOf('a.txt', 'poison')), /died on this text/);
    await analyser.search('x', 1);
    assert.equal(started.length, 2);
  });

  test('gives up after three restarts', async () => {
    const { started, analyser } = setting();
    for (let time = 0; time < 6; time++) {
      await assert.rejects(analyser.analyse(requestOf('a.txt', `poison ${time}`)));
    }
    assert.equal(started.length, 4);
  });

  test('does not start another for a call that failed by itself', async () => {
    const { started, analyser } = setting();
    await analyser.search('x', 1);
    started[0]?.refused.add('a.txt');
    await assert.rejects(analyser.analyse(requestOf('a.txt', 'words')));
    await analyser.analyse(requestOf('b.txt', 'words'));
    assert.equal(started.length, 1);
  });

  test('starts nothing after its end', async () => {
    const { started, analyser } = setting();
    await analyser.search('x', 1);
    analyser.dispose();
    await assert.rejects(analyser.analyse(requestOf('a.txt', 'poison')));
    assert.deepEqual([started.length, started[0]?.isDisposed], [1, true]);
  });

  test('has the corpus analyse everything again, so that search finds it', async () => {
    const { started, analyser } = setting();
    const files = new MemoryFiles({ 'a.txt': 'The mayor denied it.' });
    const corpus = new Corpus({ files, finder: files, analyser, log: new MemoryLog() });
    await corpus.start();
    const changed = new Promise<void>((resolve) =>
      corpus.onDidChange(() => (started[1]?.analysed.includes('a.txt') === true ? resolve() : undefined)),
    );
    files.put('b.txt', 'poison');
    await corpus.refresh([{ id: 'b.txt', path: 'b.txt' }]);
    await changed;
    assert.deepEqual(
      (await analyser.search('mayor', 5)).map(({ id }) => id),
      ['a.txt'],
    );
    assert.equal(corpus.article('b.txt')?.failure, 'notAnalysed');
    corpus.dispose();
  });
});
