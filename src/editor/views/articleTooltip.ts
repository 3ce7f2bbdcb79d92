import { l10n, MarkdownString, Uri, workspace } from 'vscode';
import type { ArticleMetadata, Provenance } from '../../core/article/article';
import { readingMinutes } from '../../core/article/details';
import { withoutFiller } from '../../core/article/filler';
import { proseOf } from '../../core/article/prose';
import { escapeMarkdown } from '../../core/export/escapeMarkdown';
import { toModelText } from '../../core/text/modelText';
import type { ListedArticle } from '../../app/articleList/listedArticle';
import type { FileResult } from '../../app/ports';
import { annotationCount, articleDate, languageName, number, openClaimCount } from '../words';

/** How much of the article's words is shown, in UTF-16 code units. */
const excerptLength = 320;

/** How much of a file is looked at for its first words, in UTF-16 code units. */
const readLength = 60_000;

/** Below it what was found is said to be a guess. */
const sureConfidence = 0.7;

/** What is known about an article and its first words. What articles say goes in as text: no markup, link or command. */
export async function articleTooltip(article: ListedArticle, text: FileResult<string>): Promise<MarkdownString> {
  const { metadata, title, path } = article;
  const written = metadata && metadata.date === undefined ? await timeOfFile(article) : undefined;
  const lines = [...(metadata ? metadataLines(metadata, written) : []), annotationCounts(article)];
  const excerpt = text.kind === 'ok' ? firstWords(article, text.value) : '';
  const paragraphs = [
    `**${escapeMarkdown(title)}**`,
    lines
      .filter((line) => line !== undefined)
      .map(escapeMarkdown)
      .join('  \n'),
    escapeMarkdown(excerpt),
    `*${escapeMarkdown(path)}*`,
  ];
  return new MarkdownString(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'));
}

/** "3 annotations, 1 open claim"; undefined when there is nothing to count. */
export function annotationCounts({ annotations, openClaims }: ListedArticle): string | undefined {
  if (annotations === 0) return undefined;
  const count = annotationCount(annotations);
  return openClaims === 0 ? count : `${count}, ${openClaimCount(openClaims)}`;
}

/** @param written when the file was, for an article without a date of its own. */
function metadataLines(metadata: ArticleMetadata, written: string | undefined): readonly (string | undefined)[] {
  const { source, author, place, language, words, provenance } = metadata;
  const date = articleDate(metadata);
  const minutes = readingMinutes(words);
  const doubted = (value: string, origin: Provenance | undefined, leastSure = sureConfidence): string =>
    qualified(value, origin && origin.confidence < leastSure ? doubtWords(origin) : undefined);
  const dated = date === undefined ? written : doubted(date, provenance.date, Infinity);
  return [
    source && l10n.t('Source: {0}', doubted(source, provenance.source)),
    dated && l10n.t('Date: {0}', dated),
    author && l10n.t('Author: {0}', doubted(author, provenance.author)),
    place && l10n.t('Place: {0}', doubted(place, provenance.place)),
    language && l10n.t('Language: {0}', doubted(languageName(language), provenance.language)),
    lengthWords(words, minutes),
  ];
}

function qualified(value: string, doubt: string | undefined): string {
  return doubt === undefined ? value : `${value} (${doubt})`;
}

/**
 * When a file was last written, and that it is only that. It is shown and nothing else: a copy or a checkout of git sets it anew, so
 * that no list, search or export goes by it.
 */
async function timeOfFile({ id }: ListedArticle): Promise<string | undefined> {
  try {
    const { mtime } = await workspace.fs.stat(Uri.parse(id, true));
    const date = articleDate({ date: new Date(mtime).toISOString(), datePrecision: 'time' });
    return date && qualified(date, l10n.t('time of the file'));
  } catch {
    return undefined;
  }
}

function lengthWords(words: number, minutes: number): string {
  if (words === 1) return l10n.t('1 word');
  if (minutes <= 1) return l10n.t('{0} words, 1 minute to read', number(words));
  return l10n.t('{0} words, {1} minutes to read', number(words), number(minutes));
}

/** Where a value comes from that the article does not state outright; undefined for one that it does. */
function doubtWords({ from, confidence }: Provenance): string | undefined {
  switch (from) {
    case 'prefix':
    case 'dateline':
      return l10n.t('from the dateline');
    case 'fileName':
      return l10n.t('from the file name');
    case 'text':
    case 'lead':
    case 'language':
      return l10n.t('guessed from the text');
    case 'person':
    case 'frontMatter':
    case 'markup':
      return confidence < sureConfidence ? l10n.t('not certain') : undefined;
  }
}

/** The first words after the title and the end of its sentence, cut between words. */
function firstWords({ title, path }: ListedArticle, text: string): string {
  const prose = withoutFiller(proseOf(path, toModelText(text.slice(0, readLength))))
    .replace(/\s+/g, ' ')
    .trim();
  const words = prose.startsWith(title) ? prose.slice(title.length).replace(/^[.!?…]*\s*/, '') : prose;
  if (words.length <= excerptLength) return words;
  const cut = words.lastIndexOf(' ', excerptLength);
  return `${words.slice(0, cut > excerptLength / 2 ? cut : excerptLength)}…`;
}
