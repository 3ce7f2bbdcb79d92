import { env } from 'vscode';
import type { ArticleEntry } from '../../app/articleEntry';
import type { AnnotationArrangement } from '../../app/annotationList/arrangement';
import { filterAnnotations } from '../../app/annotationList/filterAnnotations';
import { groupAnnotations, sorted, type AnnotationGroup } from '../../app/annotationList/groupAnnotations';
import { annotationsOf, isAnnotated, type ListedAnnotation } from '../../app/annotationList/listedAnnotation';
import { isToReview } from '../../app/reviewing';
import { filterWords } from '../../app/articleList/filterArticles';
import type { FileId } from '../../app/ports';
import { labelWord } from '../../app/words';
import { builtInLabels, type ProjectLabel } from '../../core/label/projectLabel';
import { fold } from '../../core/text/fold';
import type { InternalCommandId } from '../ids';
import { articleTitle } from '../words';
import { annotationItem, articleGroupItem, brokenSidecarItem, groupItem, needsReviewItem } from './annotationItems';
import type { Row } from './rowTree';
import { withMore } from './withMore';

/** A row that stands for one annotation. */
interface AnnotationRow extends Row {
  readonly article: FileId;
  readonly annotation: string;
}

/** A row that stands for an article and what is said of it. */
interface AnnotatedArticleRow extends Row {
  readonly article: FileId;
}

/** No level gives the editor more rows at once, and as many more each time the person asks. */
export const pageSize = 200;
const command: InternalCommandId = '_newsmark.showMoreAnnotations';

/** With more annotations than this, groups are folded at first: a tree of thousands of rows is slow. */
const mostUnfolded = 1000;

const topLevel = 'top';
const reviewLevel = 'review';

/** What the rows are made of and how. */
export interface AnnotationRowsSource {
  /** Articles that have a sidecar, by path. */
  readonly entries: readonly ArticleEntry[];
  readonly arrangement: AnnotationArrangement;
  /** As typed. */
  readonly filter: string;
  /** How many rows of a level are shown, where it is more than a page. */
  readonly shownRows: ReadonlyMap<string, number>;
  /** Whether an annotation is not in the sidecar yet. */
  readonly isUnsaved: (article: FileId, annotation: string) => boolean;
  /** The labels that count in the project of an article. */
  readonly labelsOf: (article: FileId) => readonly ProjectLabel[];
}

/** Where the row of an annotation is: the row, and which row of which level it and its group are. */
export interface AnnotationPlace {
  readonly row: AnnotationRow;
  readonly steps: readonly { readonly level: string; readonly rank: number }[];
}

/** A row of the top level before it is one: a group, or an article whose sidecar cannot be used. */
type Top = { readonly group: AnnotationGroup } | { readonly broken: ArticleEntry };

/**
 * The rows of the Annotations view for one state of the corpus: those whose place is to be looked at, then all in their groups. Making
 * it costs some milliseconds for ten thousand annotations; rows are made when their group is unfolded, a page at a time.
 */
export class AnnotationRows {
  readonly #source: AnnotationRowsSource;
  readonly #words: readonly string[];
  readonly #entries: ReadonlyMap<FileId, ArticleEntry>;
  readonly #tops: readonly Top[];
  readonly #toReview: readonly ListedAnnotation[];
  /** How many annotations the filter lets through. */
  readonly shown: number;
  readonly total: number;

  constructor(source: AnnotationRowsSource) {
    this.#source = source;
    this.#words = filterWords(source.filter);
    const entries = source.entries.filter(isAnnotated);
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
    const all = entries.flatMap(annotationsOf);
    const shown = filterAnnotations(all, this.#words, labelWord);
    const labels = labelOrder(entries, source.labelsOf);
    const groups = groupAnnotations(shown, source.arrangement, { language: env.language, labels });
    const broken = entries.filter((entry) => isBroken(entry) && this.#isNamed(entry));
    this.#tops = inPlace(groups, broken, entries, source.arrangement);
    this.#toReview = sorted(
      shown.filter((one) => this.#needsReview(one)),
      source.arrangement.sorting,
    );
    this.shown = shown.length;
    this.total = all.length;
  }

  get roots(): readonly Row[] {
    const shown = this.#tops.slice(0, this.shownOf(topLevel)).map((top) => this.#topRow(top));
    const rows = withMore(shown, { key: topLevel, parent: undefined, total: this.#tops.length, pageSize, command });
    return this.#toReview.length === 0 ? rows : [this.#reviewRow(), ...rows];
  }

  /** Where an annotation is in its group; undefined when the filter hides it or there is none. */
  placeOf(article: FileId, annotation: string): AnnotationPlace | undefined {
    for (const [topRank, top] of this.#tops.entries()) {
      if (!('group' in top)) continue;
      const { key, name, annotations } = top.group;
      if (name.kind === 'article' && name.article !== article) continue;
      const rank = annotations.findIndex((one) => one.annotation.id === annotation && one.article === article);
      const found = annotations[rank];
      if (!found) continue;
      const steps = [
        { level: topLevel, rank: topRank },
        { level: key, rank },
      ];
      return { row: this.#annotationRow(found, this.#topRow(top)), steps };
    }
    return undefined;
  }

  /** The row at a rank of a level, to put the focus on when more rows are shown. */
  rowAt(level: string, rank: number): Row | undefined {
    const top = this.#tops[rank];
    if (level === topLevel) return top && this.#topRow(top);
    const review = this.#toReview[rank];
    if (level === reviewLevel) return review && this.#annotationRow(review, this.#reviewRow(), reviewLevel);
    const group = this.#tops.flatMap((one) => ('group' in one ? [one.group] : [])).find(({ key }) => key === level);
    const annotation = group?.annotations[rank];
    return group && annotation && this.#annotationRow(annotation, this.#topRow({ group }));
  }

  /** How many rows of a level are shown. */
  shownOf(level: string): number {
    return this.#source.shownRows.get(level) ?? pageSize;
  }

  get #isUnfolded(): boolean {
    return this.#words.length > 0 || this.shown <= mostUnfolded;
  }

  #topRow(top: Top): Row {
    if ('broken' in top) {
      const { broken } = top;
      const row: AnnotatedArticleRow = {
        id: broken.id,
        article: broken.id,
        item: () => brokenSidecarItem(broken) ?? articleGroupItem(broken, 0, false),
        children: () => [],
      };
      return row;
    }
    const { key, name, annotations } = top.group;
    const entry = name.kind === 'article' ? this.#entries.get(name.article) : undefined;
    const row: Row & { readonly article?: FileId } = {
      id: this.#groupId(entry?.id ?? key),
      ...(entry && { article: entry.id }),
      item: () =>
        entry
          ? articleGroupItem(entry, annotations.length, this.#isUnfolded)
          : groupItem(top.group, this.#isUnfolded, this.#source.labelsOf(annotations[0]?.article ?? '')),
      children: () => this.#page(key, annotations, row),
    };
    return row;
  }

  #reviewRow(): Row {
    const row: Row = {
      id: this.#groupId(reviewLevel),
      item: () => needsReviewItem(this.#toReview.length, this.#isUnfolded),
      children: () => this.#page(reviewLevel, this.#toReview, row),
    };
    return row;
  }

  #page(key: string, annotations: readonly ListedAnnotation[], parent: Row): readonly Row[] {
    const shown = annotations.slice(0, this.shownOf(key));
    const rows = shown.map((annotation) => this.#annotationRow(annotation, parent, key));
    return withMore(rows, { key, parent, total: annotations.length, pageSize, command });
  }

  /** The rows to review have ids of their own: the same annotations stand in their groups, too. */
  #annotationRow(listed: ListedAnnotation, parent: Row, level?: string): AnnotationRow {
    const { article, annotation } = listed;
    const { isUnsaved, labelsOf, arrangement } = this.#source;
    const entry = this.#entries.get(article);
    const isUnderArticle = arrangement.grouping === 'article' && level !== reviewLevel;
    const id = `${article}#${annotation.id}`;
    return {
      id: level === reviewLevel ? `${reviewLevel}:${id}` : id,
      parent,
      article,
      annotation: annotation.id,
      children: () => [],
      item: () =>
        annotationItem(listed, article, {
          title: isUnderArticle || !entry ? undefined : articleTitle(entry),
          isUnsaved: isUnsaved(article, annotation.id),
          labels: labelsOf(article),
        }),
    };
  }

  /** Nothing is to be reviewed where the article itself is gone, or its merge is still to be applied. */
  #needsReview(listed: ListedAnnotation): boolean {
    const entry = this.#entries.get(listed.article);
    return isToReview(listed) && entry?.failure === undefined && entry?.sidecar.kind !== 'conflicted';
  }

  /** While a filter is on groups have other ids: they are unfolded, and folded as before when it is off again. */
  #groupId(key: string): string {
    return this.#words.length > 0 ? `filtered:${key}` : key;
  }

  #isNamed(entry: ArticleEntry): boolean {
    const name = fold(`${articleTitle(entry)}\n${entry.path}`);
    return this.#words.every((word) => name.includes(word));
  }
}

/** The labels of the projects in their order, then the built-in ones. */
function labelOrder(entries: readonly ArticleEntry[], labelsOf: AnnotationRowsSource['labelsOf']): readonly string[] {
  const lists = new Set([...entries.map(({ id }) => labelsOf(id)), builtInLabels]);
  return [...new Set([...lists].flatMap((list) => list.map(({ name }) => name)))];
}

function isBroken({ sidecar }: ArticleEntry): boolean {
  return sidecar.kind !== 'ok' && sidecar.kind !== 'none';
}

/** Articles whose sidecar cannot be used stand among the others by path, or before groups of another kind. */
function inPlace(
  groups: readonly AnnotationGroup[],
  broken: readonly ArticleEntry[],
  entries: readonly ArticleEntry[],
  { grouping }: AnnotationArrangement,
): readonly Top[] {
  if (grouping !== 'article')
    return [...broken.map((entry) => ({ broken: entry })), ...groups.map((group) => ({ group }))];
  const ofArticle = new Map(groups.map((group) => [group.key.slice('article:'.length), group]));
  const isListed = new Set(broken);
  return entries.flatMap((entry): readonly Top[] => {
    const group = ofArticle.get(entry.id);
    if (group) return [{ group }];
    return isListed.has(entry) ? [{ broken: entry }] : [];
  });
}
