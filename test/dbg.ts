import { findNamesIn } from '../src/app/findNamesIn';
const text = 'Il presidente Vladimir Putin arriva a Mosca. ';
const o = findNamesIn(Array.from({ length: 445 }, () => text), 'it', undefined).map((x) => JSON.stringify(x));
const c: Record<string, number> = {}; o.forEach((x, i) => { if (!(x in c)) console.log(i, x); c[x] = (c[x] ?? 0) + 1; });
