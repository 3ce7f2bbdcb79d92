import { readFileSync } from 'node:fs';
import { recognise } from '../src/core/entity/recognise';
import { parseArticle } from '../src/core/article/parseArticle';
import { toModelText } from '../src/core/text/modelText';
const g = JSON.parse(readFileSync('/work/shared/gold/seed.json', 'utf8'));
const raw = toModelText(readFileSync('seeds/000_dc89bdddbb9906e6.txt', 'utf8'));
const T: any = { person: 'PER', place: 'LOC', organisation: 'ORG', other: 'MISC' };
for (const prose of [parseArticle('a.txt', raw).prose, raw as string]) {
const m = recognise(prose, 'it').map((x) => ({ ...x, t: T[x.type] })).filter((x) => x.t !== 'MISC');
const gold = g.entities.flatMap((e: any) => e.mentions.map(([s, n]: any) => ({ start: s, end: n, t: e.type })));
const hit = m.filter((x) => gold.some((y: any) => y.start === x.start && y.end === x.end && y.t === x.t)).length;
console.log('seed typed', (200 * hit / (m.length + gold.length)).toFixed(1), m.length, gold.length);
for (const x of m) if (!gold.some((y: any) => y.start === x.start && y.end === x.end && y.t === x.t)) console.log('+', x.t, x.text, x.start, x.confidence);
for (const y of gold) if (!m.some((x) => y.start === x.start && y.end === x.end && y.t === x.t)) console.log('-', y.t, prose.slice(y.start, y.end), y.start);
}
