import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TopHits } from '../../../../src/core/search/topHits';
import { runs } from '../../../support/property';

suite('core/search/topHits', () => {
  test('keeps what sorting all would put first', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(99)),
        fc.array(fc.nat(5), { minLength: 100, maxLength: 100 }),
        fc.nat(20),
        (ids, scores, most) => {
          const hits = ids.map((id) => ({ id: String(id), score: scores[id] ?? 0 }));
          const top = new TopHits(most);
          for (const { id, score } of hits) top.add(score, () => id);
          const sorted = hits.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
          assert.deepEqual(top.sorted(), sorted.slice(0, most));
        },
      ),
      runs(),
    ));
});
