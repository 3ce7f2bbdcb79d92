import { collectNames } from './support/language/names';
import { commonWordsOf, wordsOf, wordSetSizes, type WordLanguage } from './support/language/words';
import { articlesOf, joinSentences, readGold, readOwn, type GoldFile, type GoldName } from './support/language/conll';
import { addToScore, emptyScore, f1 } from './support/language/score';
import { train, type Lesson } from './support/language/train';
import { writeNames } from '../src/core/entity/nameTable';
import { packWords } from '../src/core/entity/wordSet';
import { openResources, type StoredResources } from '../src/core/entity/languageResources';
import { TagWeights, tags as tagNames } from '../src/core/entity/tagWeights';
import { TextReader } from '../src/core/entity/taggedText';
import { tag } from '../src/core/entity/tagger';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { findNames } from '../src/core/entity/findNames';
const cache = '/tmp/ner-stored.json';
if (!existsSync(cache) || process.env['REBUILD']) {
  const words: Record<string, string> = {};
  const common: string[] = [];
  for (const l of Object.keys(wordSetSizes) as WordLanguage[]) { const w = wordsOf(l); console.log(l, w.length); words[l] = Buffer.from(packWords(w, wordSetSizes[l])).toString('base64'); common.push(...commonWordsOf(l)); }
  words['common'] = Buffer.from(packWords(common, 2 ** 15)).toString('base64');
  writeFileSync(cache, JSON.stringify({ names: writeNames(collectNames()), words, weights: '' }));
}
const stored = JSON.parse(readFileSync(cache, 'utf8')) as StoredResources;
let t = performance.now();
const resources = openResources(stored);
console.log('open', (performance.now() - t).toFixed(0), 'ms');
const reader = new TextReader(resources);
const own = readOwn();
const gold = readGold();
const SHARE = Number(process.env['SHARE'] ?? 1); const OWN = Number(process.env['OWN'] ?? 1);
export function lessons(files: readonly GoldFile[], portions: any): Lesson[] { return files.flatMap((f) => articlesOf(f, portions).filter((_, i) => portions.length !== 1 || portions[0] !== 'train' || !f.name.includes('europarl') || (i * SHARE) % 1 + SHARE > 0.9999).map((a) => { const j = joinSentences(a); return { text: reader.read(j.text, f.language), names: j.names }; })); }
const ownLessons = (p: (l: string, i: number) => boolean): Lesson[] => own.filter((o, i) => p(o.language, i)).map((o) => { const j = joinSentences(o.sentences); return { text: reader.read(j.text, o.language), names: j.names }; });
const opts = { rounds: Number(process.env['ROUNDS'] ?? 10), leastSeen: Number(process.env['SEEN'] ?? 2), most: Number(process.env['MOST'] ?? 30000), hidden: Number(process.env['HIDDEN'] ?? 0.1) };
export function decode(l: Lesson, weights: TagWeights): { start: number; end: number; type: string }[] {
  const { tags } = tag(l.text, weights); const out: any[] = [];
  l.text.evidence.tokens.forEach((tok, i) => { const g = tags[i]!; if (g === 0) return; const name = tagNames[g]!; if (name[0] === 'B') out.push({ start: tok.start, end: tok.end, type: name.slice(2) }); else if (out.length) out.at(-1).end = tok.end; });
  return out;
}
const T: Record<string, string> = { person: 'PER', place: 'LOC', organisation: 'ORG', other: 'MISC' };
function evaluate(name: string, ls: Lesson[], weights: TagWeights, lang: string): void {
  const s = emptyScore(), r = emptyScore();
  for (const l of ls) { addToScore(s, l.names, decode(l, weights)); addToScore(r, l.names, findNames(l.text, weights).map((m) => ({ start: m.start, end: m.end, type: T[m.type]! }))); }
  const p = (c: any) => f1(c).toFixed(1).padStart(5);
  console.log(name.padEnd(22), 'tagger', p(s.typed), p(s.span), p(s.overlap), '  +sure', p(r.typed), p(r.span), p(r.overlap));
}
const mode = process.argv[2] ?? 'split';
if (mode === 'split') {
  const bytes = train([...lessons(gold, ['train']), ...ownLessons(() => true)], opts); console.log('bytes', bytes.length);
  const w = new TagWeights(bytes);
  for (const f of gold) evaluate(f.name, lessons([f], ['tune']), w, f.language);
}
if (mode === 'loo') {
  // leave one file (and for Europarl the whole corpus) out
  for (const f of gold) {
    const corpus = f.name.split('.')[1];
    const rest = gold.filter((g) => g.name !== f.name && (process.argv[3] === 'same' || g.name.split('.')[1] !== corpus));
    const bytes = train([...lessons(rest, ['train', 'tune']), ...ownLessons(() => true)], opts);
    evaluate(`${f.name} held out`, lessons([f], ['train', 'tune']), new TagWeights(bytes), f.language);
  }
  if (own.length) for (const lang of ['it', 'fr', 'es', 'en', 'de']) {
    const ls = ownLessons((l) => l === lang); if (!ls.length) continue;
    const half = Math.ceil(own.filter((o) => o.language === lang).length / 2); 
    const bytes = train([...lessons(gold, ['train', 'tune']), ...ownLessons((l) => l !== lang)], opts);
    evaluate(`own ${lang} held out`, ls, new TagWeights(bytes), lang); void half;
  }
}
if (mode === 'quick') {
  const total = emptyScore();
  for (const lang of (process.env['LANGS'] ?? 'it,fr,es,en,de').split(',')) {
    const count = own.filter((o) => o.language === lang).length;
    let seen = 0;
    const isHeld = own.map((o) => o.language === lang && seen++ >= count / 2);
    const isIn = process.env['WITHOUT'] ? (l: string) => l !== lang : (_l: string, i: number) => !isHeld[i];
    const weights = new TagWeights(train([...lessons(gold.filter((g) => lang !== 'de' || !g.name.includes('germeval')), ['train']), ...Array.from({ length: OWN }, () => ownLessons(isIn)).flat()], opts));
    const ls = ownLessons((l, i) => process.env['WITHOUT'] ? l === lang : !!isHeld[i]);
    evaluate(`own ${lang}`, ls, weights, lang);
    for (const l of ls) addToScore(total, l.names, decode(l, weights));
    if (lang === 'de') evaluate('germeval held out', lessons(gold.filter((g) => g.name.includes('germeval')), ['train', 'tune']), weights, 'de');
    if (lang === 'en') evaluate('ewt', lessons(gold.filter((g) => g.name.includes('ewt')), ['tune', 'report']), weights, 'en');
  }
  console.log('TOTAL', f1(total.typed).toFixed(1), f1(total.span).toFixed(1), f1(total.overlap).toFixed(1));
}

if (mode === 'errors') {
  const lang = process.argv[3]!;
  const weights = new TagWeights(train([...lessons(gold, ['train']), ...ownLessons((l) => l !== lang)], opts));
  for (const l of ownLessons((x) => x === lang)) {
    const found = findNames(l.text, weights).map((m) => ({ ...m, type: T[m.type]! })).filter((m) => m.type !== 'MISC');
    const prose = l.text.evidence.prose;
    for (const f of found) if (!l.names.some((n) => n.start === f.start && n.end === f.end && n.type === f.type)) console.log('+', f.type, f.confidence, `${prose.slice(Math.max(0, f.start - 25), f.start)}[${prose.slice(f.start, f.end)}]${prose.slice(f.end, f.end + 20)}`.replace(/\n/g, ' '));
    for (const n of l.names) if (n.type !== 'MISC' && !found.some((f) => n.start === f.start && n.end === f.end && n.type === f.type)) console.log('-', n.type, `${prose.slice(Math.max(0, n.start - 25), n.start)}[${prose.slice(n.start, n.end)}]${prose.slice(n.end, n.end + 20)}`.replace(/\n/g, ' '));
  }
}
