import { recognise } from '../src/core/entity/recognise';
import { bundledResources } from '../src/core/entity/resources/bundled';
import { readGold, articlesOf, joinSentences } from './support/language/conll';
import { findDates } from '../src/core/entity/findDates';
import { findQuantities } from '../src/core/entity/findQuantities';
import { tokenise } from '../src/core/entity/tokens';
import { gatherEvidence } from '../src/core/entity/evidence';
import { findRuns } from '../src/core/entity/runs';
import { TextReader } from '../src/core/entity/taggedText';
import { tag } from '../src/core/entity/tagger';
global.gc?.(); const h0 = process.memoryUsage().heapUsed;
let t = performance.now(); const r = bundledResources(); console.log('open', (performance.now() - t).toFixed(0));
global.gc?.(); console.log('heap MB', ((process.memoryUsage().heapUsed - h0) / 1e6).toFixed(1), 'buffers', (process.memoryUsage().arrayBuffers / 1e6).toFixed(1), 'total', (process.memoryUsage().heapUsed / 1e6).toFixed(1));
const reader = new TextReader(r);
for (const f of readGold()) {
  const texts = articlesOf(f, ['train', 'tune', 'report']).map((a) => joinSentences(a).text);
  const tokens = texts.reduce((s, x) => s + (x.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0), 0);
  const time = (fn: (x: string) => unknown) => { let best = 1e9; for (let i = 0; i < 4; i++) { const s = performance.now(); for (const x of texts) fn(x); best = Math.min(best, performance.now() - s); } return Math.round(tokens / best) + 'k'; };
  const read = texts.map((x) => reader.read(x, f.language)); let k = 0;
  console.log(f.name, 'all', time((x) => recognise(x, f.language)), 'tok', time(tokenise), 'ev', time((x) => gatherEvidence(x, f.language)), 'runs', time((x) => findRuns(gatherEvidence(x, f.language))), 'read', time((x) => reader.read(x, f.language)), 'tag', time(() => tag(read[k++ % read.length]!, r.weights)), 'dates', time((x) => findDates(x, f.language, '2024-11-01')), 'q', time((x) => findQuantities(x, f.language)));
}
