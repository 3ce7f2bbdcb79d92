import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  articlesOf,
  joinSentences,
  readGold,
  readOwn,
  sentencesAnArticle,
  type GoldFile,
  type GoldSentence,
} from '../../support/language/conll';
import { addToScore, emptyScore, f1, type Score } from '../../support/language/score';
import { repositoryRoot } from '../../support/paths';
import { runScript } from '../../support/plainError';
import { recognise } from '../../../src/core/entity/recognise';
import { findWithCompromise } from './compromisePeer';
import { countTokens } from './countTokens';
import { measureThread, type LanguageTexts, type ThreadMeasures } from './measureThread';
import { findWithNewsmark, type FoundEntity } from './recogniserUnderTest';

const reportFile = path.join(repositoryRoot, 'test/bench/ner.md');

type Find = (text: string, language: string) => FoundEntity[];

/** Articles that are scored together. */
interface Corpus {
  readonly name: string;
  readonly language: string;
  readonly articles: readonly (readonly GoldSentence[])[];
}

/** The reported portion of each file, and the French sentences that the weights saw, since there are no others. */
function corpora(files: readonly GoldFile[]): Corpus[] {
  const french = readOwn().filter(({ language }) => language === 'fr');
  return [
    ...files.map((file) => ({ ...file, articles: articlesOf(file, ['report']) })),
    { name: 'own.fr (seen in training)', language: 'fr', articles: french.map(({ sentences }) => sentences) },
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function score(find: Find, { language, articles }: Corpus): Score {
  const total = emptyScore();
  for (const article of articles) {
    const { text, names } = joinSentences(article);
    addToScore(total, names, find(text, language));
  }
  return total;
}

function row(who: string, file: Corpus, { typed, span, overlap }: Score): string {
  return `| ${file.name} | ${who} | ${[typed, span, overlap].map((counts) => f1(counts).toFixed(1)).join(' | ')} |`;
}

/** Tokens a second over all reported articles, the best of five rounds. */
function speed(find: (text: string, language: string) => unknown, files: readonly GoldFile[]): number {
  const texts = files.flatMap((file) =>
    articlesOf(file, ['report']).map((article) => ({ text: joinSentences(article).text, language: file.language })),
  );
  const tokens = texts.reduce((sum, { text }) => sum + countTokens(text), 0);
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    for (const { text, language } of texts) find(text, language);
    best = Math.min(best, performance.now() - start);
  }
  return Math.round((tokens / best) * 1000);
}

/** The articles of each language. */
function textsByLanguage(all: readonly Corpus[]): LanguageTexts[] {
  return [...new Set(all.map(({ language }) => language))].map((language) => {
    const spoken = all.filter((corpus) => corpus.language === language);
    const texts = spoken.flatMap(({ articles }) => articles.map((article) => joinSentences(article).text));
    return { language, texts, tokens: texts.reduce((sum, text) => sum + countTokens(text), 0) };
  });
}

function threadReport({ loadTime, speeds, heapUsed, arrayBuffers }: ThreadMeasures): string[] {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  return [
    'The whole job (prose, names, who is who) in a thread of its own, built as it is shipped, the best of forty rounds:',
    '',
    '| language | tokens a second of processor time |',
    '| --- | --- |',
    ...speeds.map(({ language, speed: tokens }) => `| ${language} | ${tokens.toLocaleString('en')} |`),
    '',
    `What is known of languages takes ${Math.round(loadTime)} ms of processor time to load, cold. After all articles the thread has ${megabytes(heapUsed)} of heap and`,
    `${megabytes(arrayBuffers)} beside it.`,
  ];
}

function resourceTable(): string[] {
  return ['names', 'words', 'weights'].map((name) => {
    const size = readFileSync(path.join(repositoryRoot, `src/core/entity/resources/${name}.json`)).length;
    return `| ${name}.json | ${Math.round(size / 1024)} KB |`;
  });
}

runScript(async () => {
  const files = readGold();
  const all = corpora(files);
  const thread = await measureThread(textsByLanguage(all));
  const rows = all.flatMap((file) => [
    row('Newsmark', file, score(findWithNewsmark, file)),
    row('compromise', file, score(findWithCompromise, file)),
  ]);
  const tokens = (find: Find): string => speed(find, files).toLocaleString('en');
  const report = [
    '# Recognising names, measured',
    '',
    'Written by `npm run eval:ner`. Exact-match F1 over persons, places and organisations in percent: _typed_ with the right type, _span_ whatever the',
    'type, _overlap_ when found at all. Gold of another kind does not count, nor does what is found there.',
    '',
    `The split: each corpus of \`test/gold\` goes round in articles of ${sentencesAnArticle} sentences, ten at a time: seven are for training the model, one for`,
    'tuning (the shipped weights saw both), and the last two, which no training or tuning saw, are reported here.',
    '',
    '| corpus | recogniser | typed | span | overlap |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'compromise 14.17 with its packages for Spanish, French and German; there is none for Italian, so the English one tries.',
    '',
    `Speed on one core of the machine at hand, tokens a second: Newsmark ${speed((text, language) => recognise(text, language), files).toLocaleString('en')} for names, ${tokens(findWithNewsmark)} with dates and amounts, compromise ${tokens(findWithCompromise)}.`,
    '',
    ...threadReport(thread),
    '',
    '| resource | size |',
    '| --- | --- |',
    ...resourceTable(),
    '',
  ];
  writeFileSync(reportFile, report.join('\n'));
  console.log(report.join('\n'));
  return 0;
});
