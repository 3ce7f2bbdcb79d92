import { withoutFiller } from '../../core/article/filler';
import { readProse } from '../../core/article/prose';
import { readMainText } from '../../core/article/readableProse';
import { LiveIndex } from '../../core/search/liveIndex';
import { markWords } from '../../core/search/marks';
import { parseQuery } from '../../core/search/parseQuery';
import { passagesOf } from '../../core/search/passages';
import type { Query } from '../../core/search/query';
import type { SearchPage } from '../../core/search/searchEngine';
import { toModelText, type ModelText } from '../../core/text/modelText';
import type { TextRange } from '../../core/text/textRange';
import type { FileId } from '../ports';
import { annotationKey, Facts } from './facts';
import type { MarkedTitle, PassageWithText, SearchRequest, SearchResult, SidecarFacts } from './library';
import type { LibraryParts } from './libraryParts';
import { readSafely } from './readAhead';
import { similarQuery } from './similarQuery';

/** Searches articles by their words and facts, and annotations by theirs. */
export class LibrarySearch {
  readonly facts: Facts;
  readonly #parts: LibraryParts;
  readonly #pages = new ProseOfPages();
  readonly #annotations = new LiveIndex();
  /** What a document of the index of annotations stands for. */
  readonly #places = new Map<string, { readonly article: FileId; readonly annotation: string }>();
  readonly #annotated = new Map<FileId, AnnotatedArticle>();

  constructor(parts: LibraryParts) {
    this.#parts = parts;
    this.facts = new Facts(parts.catalogue, parts.mentions);
  }

  /** Takes the annotations of an article instead of those it had. */
  setAnnotations(article: FileId, facts: SidecarFacts | undefined): void {
    for (const key of this.#annotated.get(article)?.keys ?? []) {
      this.#annotations.remove(key);
      this.#places.delete(key);
    }
    this.#annotated.delete(article);
    if (!facts || facts.annotations.length === 0) return;
    const language = this.#languageOf(article);
    const keys = facts.annotations.map(({ id, text }) => {
      const key = annotationKey(article, id);
      this.#annotations.replace({ id: key, language, title: '', text });
      this.#places.set(key, { article, annotation: id });
      return key;
    });
    this.#annotated.set(article, { keys, language });
  }

  search(request: SearchRequest): SearchResult {
    const { query } = parseQuery(request.query, options(request.whileTyping));
    const found = this.#find(query, request);
    if (found.total + found.annotationTotal > 0) return found;
    const similar = similarQuery(query);
    const alike = similar && this.#find(similar, request);
    return alike && alike.total + alike.annotationTotal > 0 ? { ...alike, isSimilar: true } : found;
  }

  /** The passages of an article that a query marks, as {@link search} understands it. */
  async passages(article: FileId, typed: string, limit: number, whileTyping?: boolean): Promise<PassageWithText[]> {
    const { catalogue, liveTexts, source } = this.#parts;
    const entry = catalogue.get(article);
    if (!entry) return [];
    const liveText = liveTexts.get(article);
    const read = liveText === undefined ? await readSafely(entry.file, source) : undefined;
    const text = liveText ?? (read?.kind === 'ok' ? read.value.text : undefined);
    if (text === undefined) return [];
    const modelText = toModelText(text);
    const prose = this.#pages.prose(entry.file.path, modelText);
    const asked = { language: catalogue.language(entry), limit };
    const { query } = parseQuery(typed, options(whileTyping));
    return passagesOf(prose, this.#asFound(query), asked).map(({ range, marks }) => ({
      range,
      marks,
      ...squeezed({ text: modelText, prose }, range, marks),
    }));
  }

  /** The query as {@link search} understands it: with similar words when nothing is found as typed. */
  #asFound(query: Query): Query {
    const similar = similarQuery(query);
    if (!similar) return query;
    const { total, annotationTotal } = this.#find(query, { limit: 1 });
    return total + annotationTotal === 0 ? similar : query;
  }

  #languageOf(article: FileId): string | undefined {
    const { catalogue } = this.#parts;
    const entry = catalogue.get(article);
    return entry && catalogue.language(entry);
  }

  /** Annotations are in the language of their article, which may be known, or corrected, only after them. O(annotated articles). */
  #followLanguages(): void {
    const { facts } = this.#parts.catalogue;
    for (const [article, { language }] of [...this.#annotated])
      if (language !== this.#languageOf(article)) this.setAnnotations(article, facts.get(article));
  }

  #titleOf(article: FileId, query: Query): MarkedTitle | undefined {
    const { catalogue } = this.#parts;
    const entry = catalogue.get(article);
    const text = entry && catalogue.metadata(entry)?.title;
    return !entry || text === undefined
      ? undefined
      : { text, marks: markWords(text, query, catalogue.language(entry)) };
  }

  #find(query: Query, { limit, offset = 0 }: Omit<SearchRequest, 'query'>): SearchResult {
    const { facts } = this;
    this.#followLanguages();
    const articles = this.#parts.index.search(query, {
      limit,
      offset,
      factsOf: (field, value) => facts.articlesOf(field, value),
    });
    const annotations: SearchPage = this.#annotations.search(query, {
      limit,
      offset,
      factsOf: (field, value) => facts.annotationsOf(field, value),
    });
    return {
      total: articles.total,
      hits: articles.hits.map(({ id, score }) => {
        const title = this.#titleOf(id, query);
        return { article: id, score, ...(title && { title }) };
      }),
      annotationTotal: annotations.total,
      annotations: annotations.hits.flatMap(({ id, score }) => {
        const place = this.#places.get(id);
        return place ? { ...place, score } : [];
      }),
      isSimilar: false,
    };
  }
}

/** An article with annotations, as they are indexed. */
interface AnnotatedArticle {
  /** Its documents in the index of annotations. */
  readonly keys: readonly string[];
  readonly language: string | undefined;
}

/** How many pages are remembered: as many as a list of hits shows. */
const mostPages = 30;

/** Longer texts, in UTF-16 code units, are not worth their memory. */
const longestRemembered = 1_000_000;

/** The prose of articles as the index has it; that of the last few is remembered, since the main text of a saved page takes its time. */
class ProseOfPages {
  readonly #known = new Map<string, { readonly text: ModelText; readonly prose: string }>();

  prose(path: string, text: ModelText): string {
    const known = this.#known.get(path);
    if (known?.text === text) return known.prose;
    const { prose } = readProse(path, text, readMainText);
    if (text.length > longestRemembered) return prose;
    this.#known.delete(path);
    this.#known.set(path, { text, prose });
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostPages && oldest !== undefined) this.#known.delete(oldest);
    return prose;
  }
}

function options(whileTyping: boolean | undefined): { readonly whileTyping?: boolean } {
  return whileTyping === undefined ? {} : { whileTyping };
}

/** The words of a range with single spaces, and its marks in them. */
function squeezed(
  { text: source, prose }: { readonly text: string; readonly prose: string },
  range: TextRange,
  marks: readonly TextRange[],
): Pick<PassageWithText, 'text' | 'textMarks'> {
  const squeeze = (start: number, end: number): string =>
    withoutFiller(
      prose.slice(start, end).replace(/\s+/g, (gap, at: number) => {
        const gapEnd = start + at + gap.length;
        const gapSource = source.slice(start + at, gapEnd);
        const isMarkup = !/\s|&/.test(gapSource);
        return isMarkup && /^[.,;:!?…)\]}»”’]/.test(prose.charAt(gapEnd)) ? '' : ' ';
      }),
    );
  const whole = squeeze(range.start, range.end);
  const text = whole.trim();
  const indent = whole.length - whole.trimStart().length;
  // A mark begins and ends with a letter or a digit, so that no run of white space is cut in two.
  const at = (offset: number): number => Math.max(0, squeeze(range.start, offset).length - indent);
  return { text, textMarks: marks.map(({ start, end }) => ({ start: at(start), end: at(end) })) };
}
