import assert from 'node:assert/strict';
import { LiveIndex } from '../../../../src/core/search/liveIndex';
import { holdsToTheContract } from './engineContract';

suite('core/search/liveIndex', () => {
  holdsToTheContract((operations) => {
    const index = new LiveIndex();
    for (const operation of operations) {
      if ('remove' in operation) index.remove(operation.remove);
      else index.replace(operation.replace);
    }
    return index;
  });

  test('gives its documents by their words, the last replaced last', () => {
    const index = new LiveIndex();
    for (const id of ['a', 'b', 'a']) index.replace({ id, language: 'it', title: 'Uno', text: "Due, l'altro" });
    assert.deepEqual(index.ids, ['b', 'a']);
    const [first] = index.tokenised();
    assert.deepEqual([first?.id, first?.language, first?.title, first?.text], ['b', 'it', ['uno'], ['due', 'altro']]);
  });
});
