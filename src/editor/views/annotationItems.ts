import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { placedRange } from '../../core/anchor/placement';
import type { Annotation, Claim, Highlight } from '../../core/annotation/annotation';
import { hasChoice } from '../../core/annotation/choices';
import type { ProjectLabel } from '../../core/label/projectLabel';
import type { PlacedAnnotation } from '../../core/export/exporting';
import type { ArticleEntry } from '../../app/articleEntry';
import type { AnnotationGroup, AnnotationGroupName } from '../../app/annotationList/groupAnnotations';
import type { AnnotationKind, AnnotationStatus } from '../../app/annotationList/listedAnnotation';
import { isToReview } from '../../app/reviewing';
import { labelWord, verdictWord } from '../../app/words';
import type { CommandId, InternalCommandId, RowKind } from '../ids';
import { sidecarProblem, type SidecarProblem } from '../sidecarProblem';
import { iconOf } from '../decorate/colours';
import { annotationCount, annotationKindWord, articleTitle, number, wordsOf } from '../words';

/** What the row of an annotation says besides the annotation. */
interface AnnotationItemOptions {
  /** The title of its article, where the row does not stand under it. */
  readonly title: string | undefined;
  /** It is not in the sidecar yet. */
  readonly isUnsaved: boolean;
  /** The labels of its project. */
  readonly labels: readonly ProjectLabel[];
}

/** The row of an annotation. */
export function annotationItem(
  placed: PlacedAnnotation,
  article: string,
  { title, isUnsaved, labels }: AnnotationItemOptions,
): TreeItem {
  const { annotation } = placed;
  const line = annotation.kind === 'claim' ? claimLine(annotation) : highlightLine(annotation);
  const place = placeWords(placed);
  const unsaved = isUnsaved ? l10n.t('Not saved yet') : undefined;
  const choice = hasChoice(annotation) ? l10n.t('Changed on both sides') : undefined;
  const description = [unsaved, choice, place, line.description, ...discussion(annotation), title]
    .filter(isSaid)
    .join(' · ');
  const item = new TreeItem(oneLine(line.label));
  item.description = description;
  item.tooltip = [line.label, ...line.more, description].filter(isSaid).join('\n\n');
  item.iconPath = (choice ?? place) !== undefined || isUnsaved ? warningIcon() : iconOf(annotation, labels);
  item.contextValue = kindOf(placed);
  item.accessibilityInformation = { label: [...line.spokenFirst, line.label, description].join(', ') };
  item.command = {
    command: '_newsmark.reveal' satisfies InternalCommandId,
    title: l10n.t('Show in Article'),
    arguments: [{ article, annotation: annotation.id }],
  };
  return item;
}

/** The row of an article with its annotations under it. */
export function articleGroupItem(entry: ArticleEntry, count: number, isUnfolded: boolean): TreeItem {
  const title = articleTitle(entry);
  const item = heading(title, count, isUnfolded);
  if (entry.failure === 'missing') {
    item.iconPath = warningIcon();
    item.description = l10n.t('Article not found');
  } else item.iconPath = new ThemeIcon('book');
  item.tooltip = [title, entry.path, annotationCount(count)].join('\n');
  item.contextValue = 'annotatedArticle' satisfies RowKind;
  const problem = entry.sidecar.kind === 'conflicted' ? sidecarProblem(entry) : undefined;
  return problem ? withConflict(item, problem, [title, problem.short, annotationCount(count)]) : item;
}

/** The annotations under it are those of the merge, which nobody has applied yet. */
function withConflict(item: TreeItem, { short, long }: SidecarProblem, spoken: readonly string[]): TreeItem {
  item.iconPath = warningIcon();
  item.description = [short, item.description].join(' · ');
  item.tooltip = long;
  item.accessibilityInformation = { label: spoken.join(', ') };
  item.contextValue = 'conflictedSidecar' satisfies RowKind;
  return item;
}

/** The row of an article whose sidecar cannot be used; undefined where it can. */
export function brokenSidecarItem(entry: ArticleEntry): TreeItem | undefined {
  const problem = sidecarProblem(entry);
  if (!problem) return undefined;
  const item = new TreeItem(articleTitle(entry));
  item.iconPath = warningIcon();
  item.description = problem.short;
  item.tooltip = problem.long;
  const kind: RowKind = problem.isConflict ? 'conflictedSidecar' : 'brokenSidecar';
  item.contextValue = kind;
  const [command, title]: readonly [CommandId, string] = problem.isConflict
    ? ['newsmark.showMerge', l10n.t('Show Merge')]
    : ['newsmark.openSidecar', l10n.t('Open Sidecar')];
  item.command = { command, title, arguments: [{ article: entry.id }] };
  return item;
}

/**
 * The heading of annotations with something else in common than their article.
 *
 * @param labels those of the project of the first annotation.
 */
export function groupItem(
  { name, annotations }: AnnotationGroup,
  isUnfolded: boolean,
  labels: readonly ProjectLabel[],
): TreeItem {
  const item = heading(groupTitle(name), annotations.length, isUnfolded);
  const [first] = annotations;
  const isLabel = name.kind === 'label' && first?.annotation.kind === 'highlight';
  item.iconPath = isLabel ? iconOf(first.annotation, labels) : new ThemeIcon(groupIcon(name));
  return item;
}

/** The heading of the annotations whose place a person is to look at. */
export function needsReviewItem(count: number, isUnfolded: boolean): TreeItem {
  const item = heading(l10n.t('Needs review'), count, isUnfolded);
  item.iconPath = warningIcon();
  return item;
}

function heading(title: string, count: number, isUnfolded: boolean): TreeItem {
  const item = new TreeItem(title, isUnfolded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.description = number(count);
  item.tooltip = `${title}\n${annotationCount(count)}`;
  item.accessibilityInformation = { label: `${title}, ${annotationCount(count)}` };
  return item;
}

function groupTitle(name: AnnotationGroupName): string {
  switch (name.kind) {
    case 'article':
      return name.article;
    case 'label':
      return name.label === undefined ? l10n.t('Without a label') : labelWord(name.label);
    case 'kind':
      return kindTitle(name.of);
    case 'author':
      return name.author ?? l10n.t('Not signed');
    case 'status':
      return statusTitle(name.status);
  }
}

function kindTitle(kind: AnnotationKind): string {
  switch (kind) {
    case 'claim':
      return l10n.t('Claims');
    case 'highlight':
      return l10n.t('Highlights');
    case 'note':
      return l10n.t('Notes on whole articles');
  }
}

function statusTitle(status: AnnotationStatus): string {
  switch (status) {
    case 'openClaim':
      return l10n.t('Open claims');
    case 'discussed':
      return l10n.t('In discussion');
    case 'judged':
      return l10n.t('Claims with a verdict');
    case 'marked':
      return l10n.t('Highlights without discussion');
    case 'resolved':
      return l10n.t('Resolved');
  }
}

function groupIcon(name: AnnotationGroupName): string {
  switch (name.kind) {
    case 'article':
      return 'book';
    case 'label':
      return 'tag';
    case 'kind':
      return { claim: 'megaphone', highlight: 'edit', note: 'note' }[name.of];
    case 'author':
      return 'account';
    case 'status':
      return {
        openClaim: 'question',
        discussed: 'comment-discussion',
        judged: 'law',
        marked: 'edit',
        resolved: 'pass',
      }[name.status];
  }
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
  const { comment = '' } = highlight;
  const description = [annotationKindWord(highlight), comment].filter(isSaid).join(' · ');
  return { label: wordsOf(highlight), description, spokenFirst: [], more: [] };
}

function claimLine(claim: Claim): AnnotationLine {
  const { statement, claimant, verdict } = claim;
  const description = [claimant?.name, verdictWord(verdict)].filter(isSaid).join(' · ');
  return { label: statement, description, spokenFirst: [l10n.t('Claim')], more: [`“${wordsOf(claim)}”`] };
}

function discussion({ replies = [], isResolved }: Annotation): readonly (string | undefined)[] {
  const count = replies.length;
  const answers = count === 1 ? l10n.t('1 reply') : l10n.t('{0} replies', number(count));
  return [count === 0 ? undefined : answers, isResolved ? l10n.t('Resolved') : undefined];
}

function warningIcon(): ThemeIcon {
  return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
}

/** A choice comes first: what it is about may be the place. */
function kindOf(placed: PlacedAnnotation): RowKind {
  if (hasChoice(placed.annotation)) return 'annotationWithChoice';
  return isToReview(placed) ? 'annotationToReview' : 'annotation';
}

/** Said only of an annotation whose place is not sure. */
function placeWords({ placement }: PlacedAnnotation): string | undefined {
  if (placement.kind === 'edited') return l10n.t('Words were edited');
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

function isSaid(part: string | undefined): part is string {
  return part !== undefined && part !== '';
}
