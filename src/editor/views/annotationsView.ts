import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { placedRange } from '../../core/anchor/placement';
import type { Claim, Highlight } from '../../core/annotation/annotation';
import type { PlacedAnnotation } from '../../core/export/exporting';
import type { ArticleEntry } from '../../app/articleEntry';
import type { Corpus } from '../../app/corpus';
import { verdictWord } from '../../app/words';
import type { InternalCommandId, RowKind } from '../ids';
import { sidecarProblem } from '../sidecarProblem';
import { iconOf } from '../decorate/colours';
import { annotationCount, annotationKindWord, articleTitle } from '../words';
import type { Row } from './rowTree';

/** A row that stands for an article and what is said of it. */
export interface AnnotatedArticleRow extends Row {
  readonly article: string;
}

/** A row that stands for one annotation. */
interface AnnotationRow extends Row {
  readonly article: string;
  readonly annotation: string;
}

/** The rows of the Annotations view: each annotated article with its annotations by place. */
export function annotationRows(
  entries: readonly ArticleEntry[],
  corpus: Pick<Corpus, 'isUnsaved'>,
): readonly AnnotatedArticleRow[] {
  return entries.filter(isAnnotated).map((entry) => {
    const row: AnnotatedArticleRow = {
      id: entry.id,
      article: entry.id,
      item: () => articleItem(entry),
      children: () =>
        entry.annotations.map((placed) => {
          return annotationRow(entry, { ...placed, isUnsaved: corpus.isUnsaved(entry.id, placed.annotation.id) }, row);
        }),
    };
    return row;
  });
}

/** Whether the Annotations view has something to show of an article. */
export function isAnnotated({ sidecar, annotations }: ArticleEntry): boolean {
  return annotations.length > 0 || (sidecar.kind !== 'ok' && sidecar.kind !== 'none');
}

function articleItem(entry: ArticleEntry): TreeItem {
  const title = articleTitle(entry);
  const problem = sidecarProblem(entry);
  if (problem) {
    const item = new TreeItem(title);
    item.iconPath = warningIcon();
    item.description = problem.short;
    item.tooltip = problem.long;
    item.contextValue = 'brokenSidecar' satisfies RowKind;
    item.command = {
      command: 'newsmark.openSidecar',
      title: l10n.t('Open Sidecar'),
      arguments: [{ article: entry.id }],
    };
    return item;
  }
  const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
  const isMissing = entry.failure === 'missing';
  item.iconPath = isMissing ? warningIcon() : new ThemeIcon('book');
  item.description = isMissing ? l10n.t('Article not found') : String(entry.annotations.length);
  item.tooltip = [title, entry.path, annotationCount(entry.annotations.length)].join('\n');
  item.accessibilityInformation = { label: `${title}, ${annotationCount(entry.annotations.length)}` };
  item.contextValue = 'annotatedArticle' satisfies RowKind;
  return item;
}

function annotationRow(entry: ArticleEntry, placed: ShownAnnotation, parent: Row): AnnotationRow {
  const { annotation, isUnsaved } = placed;
  return {
    id: `${entry.id}#${annotation.id}`,
    parent,
    article: entry.id,
    annotation: annotation.id,
    children: () => [],
    item: () => {
      const line = annotation.kind === 'claim' ? claimLine(annotation) : highlightLine(annotation);
      const place = placeWords(placed);
      const unsaved = isUnsaved ? l10n.t('Not saved yet') : undefined;
      const description = [unsaved, place, line.description]
        .filter((part) => part !== undefined && part !== '')
        .join(' · ');
      const item = new TreeItem(oneLine(line.label));
      item.description = description;
      item.tooltip = [line.label, ...line.more, description].filter((part) => part !== '').join('\n\n');
      item.iconPath = place === undefined && !isUnsaved ? iconOf(annotation) : warningIcon();
      item.contextValue = 'annotation' satisfies RowKind;
      item.accessibilityInformation = {
        label: [...line.spokenFirst, line.label, description].join(', '),
      };
      item.command = {
        command: '_newsmark.reveal' satisfies InternalCommandId,
        title: l10n.t('Show in Article'),
        arguments: [{ article: entry.id, annotation: annotation.id }],
      };
      return item;
    },
  };
}

interface ShownAnnotation extends PlacedAnnotation {
  readonly isUnsaved: boolean;
}

interface AnnotationLine {
  readonly label: string;
  readonly description: string;
  /** What a screen reader says before the label, where the icon alone tells it. */
  readonly spokenFirst: readonly string[];
  /** What only the tooltip has room for. */
  readonly more: readonly string[];
}

function highlightLine(highlight: Highlight): AnnotationLine {
  const { target, comment = '' } = highlight;
  const description = [annotationKindWord(highlight), comment].filter((part) => part !== '').join(' · ');
  return { label: target.exact, description, spokenFirst: [], more: [] };
}

function claimLine({ statement, claimant, verdict, target }: Claim): AnnotationLine {
  const description = [claimant?.name, verdictWord(verdict)].filter((part) => part !== undefined).join(' · ');
  return { label: statement, description, spokenFirst: [l10n.t('Claim')], more: [`“${target.exact}”`] };
}

function warningIcon(): ThemeIcon {
  return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
}

/** Said only of an annotation that has no one place. */
function placeWords({ placement }: PlacedAnnotation): string | undefined {
  if (placedRange(placement)) return undefined;
  return placement.kind === 'ambiguous' ? l10n.t('Several possible places') : l10n.t('Words not found in the article');
}

/** Room for the words of a row before its description is pushed out of a sidebar of usual width, in UTF-16 code units. */
const rowWidth = 44;

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= rowWidth) return line;
  const cut = line.lastIndexOf(' ', rowWidth);
  return `${line.slice(0, cut > rowWidth / 2 ? cut : rowWidth)}…`;
}
