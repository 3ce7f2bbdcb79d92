import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../paths';

/** Where the annotated texts lie that Newsmark may pass on, see the README there. */
const goldFolder = path.join(repositoryRoot, 'test/gold');

/** The kinds of names the annotators told apart. */
export type GoldType = 'PER' | 'LOC' | 'ORG' | 'MISC';

/** A name in a sentence. Offsets in UTF-16 code units. */
export interface GoldName {
  readonly start: number;
  readonly end: number;
  readonly type: GoldType;
}

/** A sentence as a reader sees it, with its names. */
export interface GoldSentence {
  readonly text: string;
  readonly names: readonly GoldName[];
}

/** One file of annotated sentences. */
export interface GoldFile {
  /** "it.europarl", "en.ewt". */
  readonly name: string;
  readonly language: string;
  readonly sentences: readonly GoldSentence[];
}

/** Reads all annotated files, by name. */
export function readGold(): GoldFile[] {
  return readdirSync(goldFolder)
    .filter((file) => file.endsWith('.conll'))
    .sort()
    .map((file) => {
      const [language = '', corpus = ''] = file.split('.');
      const text = readFileSync(path.join(goldFolder, file), 'utf8');
      return { name: `${language}.${corpus}`, language, sentences: parseConll(text) };
    });
}

/** An article of sentences written down for Newsmark. */
export interface OwnArticle {
  readonly language: string;
  readonly sentences: readonly GoldSentence[];
}

/** Reads all sentences written down for Newsmark. */
export function readOwn(): OwnArticle[] {
  return readdirSync(goldFolder)
    .filter((file) => /^own\..*\.txt$/.test(file))
    .sort()
    .flatMap((file) => parseMarked(readFileSync(path.join(goldFolder, file), 'utf8')));
}

/** The sentences of a file with a token, a tab and its tag a line, a blank line after each sentence. */
function parseConll(text: string): GoldSentence[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').filter((line) => line.includes('\t')))
    .filter((lines) => lines.length > 0)
    .map((lines) => toSentence(lines.map((line) => line.split('\t'))));
}

/** Joins tokens as they are written in running text: no space before a comma, none inside quotation marks or after "dell'". */
function toSentence(rows: readonly (readonly string[])[]): GoldSentence {
  let text = '';
  let isJoined = true;
  let isQuoting = false;
  const names: { start: number; end: number; type: GoldType }[] = [];
  for (const [token = '', tag = 'O'] of rows) {
    const isQuote = token === '"';
    const closes = isQuote ? isQuoting : /^(?:[.,;:!?%)\]}»”’…]+|['’](?:s|re|ve|ll|d|m)|n['’]t)$/i.test(token);
    if (!isJoined && !closes) text += ' ';
    const start = text.length;
    text += token;
    const type = tag.slice(2) as GoldType;
    const last = names.at(-1);
    if (tag.startsWith('B-')) names.push({ start, end: text.length, type });
    else if (tag.startsWith('I-') && last) last.end = text.length;
    if (isQuote) isQuoting = !isQuoting;
    isJoined = isQuote ? isQuoting : /^(?:[([{«“‘„¿¡]+|(?!\p{L}*s['’])\p{L}{1,7}['’])$/iu.test(token);
  }
  return { text, names };
}

/** Which share of the annotated sentences something may use: blocks of ten sentences go round. */
export type Portion = 'train' | 'tune' | 'report';

/** How many sentences are read as one article. */
export const sentencesAnArticle = 10;

/** The articles of a portion: seven blocks of ten are for training, one for tuning, two for the report. */
export function articlesOf(file: GoldFile, portions: readonly Portion[]): GoldSentence[][] {
  const articles: GoldSentence[][] = [];
  for (let at = 0; at < file.sentences.length; at += sentencesAnArticle) {
    const turn = (at / sentencesAnArticle) % 10;
    if (portions.includes(turn < 7 ? 'train' : turn === 7 ? 'tune' : 'report'))
      articles.push(file.sentences.slice(at, at + sentencesAnArticle));
  }
  return articles;
}

/** The sentences of an article as one text, a paragraph each, with their names. */
export function joinSentences(sentences: readonly GoldSentence[]): GoldSentence {
  let text = '';
  const names: GoldName[] = [];
  for (const sentence of sentences) {
    if (text !== '') text += '\n\n';
    for (const { start, end, type } of sentence.names)
      names.push({ start: start + text.length, end: end + text.length, type });
    text += sentence.text;
  }
  return { text, names };
}

/**
 * Sentences written down for Newsmark: a language, a tab, and the text with each name as `[text]P`, `L`, `O` or `M`. A blank line
 * ends an article.
 */
function parseMarked(text: string): OwnArticle[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').filter((line) => line.includes('\t')))
    .filter((lines) => lines.length > 0)
    .map((lines) => ({
      language: lines[0]?.split('\t')[0] ?? '',
      sentences: lines.map((line) => unmark(line.slice(line.indexOf('\t') + 1))),
    }));
}

const letterTypes: Readonly<Record<string, GoldType>> = { P: 'PER', L: 'LOC', O: 'ORG', M: 'MISC' };

function unmark(marked: string): GoldSentence {
  const names: GoldName[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[([^\]]+)\]([PLOM])/g)) {
    const [whole, words = '', letter = ''] = match;
    text += marked.slice(at, match.index);
    names.push({ start: text.length, end: text.length + words.length, type: letterTypes[letter] ?? 'MISC' });
    text += words;
    at = match.index + whole.length;
  }
  return { text: text + marked.slice(at), names };
}
