import assert from 'node:assert/strict';
import { labels, verdicts } from '../../../src/core/annotation/annotation';
import { labelWord, reportWords, verdictWord } from '../../../src/app/words';

suite('app/words', () => {
  test('has a word for every label', () =>
    assert.deepEqual(labels.map(labelWord), ['Key fact', 'Figure', 'Quote', 'Opinion', 'Question', 'Context']));
  test('has a word for every verdict', () =>
    assert.deepEqual(verdicts.map(verdictWord), [
      'Unreviewed',
      'True',
      'Mostly true',
      'Misleading',
      'False',
      'Unverifiable',
    ]));
  test('shows labels and verdicts of others as they are', () =>
    assert.deepEqual([labelWord('toString'), verdictWord('satire')], ['toString', 'satire']));
  test('has the same words in a report', () => {
    const { labels: inReport, verdicts: alsoInReport } = reportWords();
    assert.deepEqual(Object.values(inReport), labels.map(labelWord));
    assert.deepEqual(Object.values(alsoInReport), verdicts.map(verdictWord));
  });
});
