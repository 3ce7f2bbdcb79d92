import { commands, l10n, Uri, window } from 'vscode';
import { placedRange, type Candidate, type Placement } from '../../core/anchor/placement';
import type { Annotation } from '../../core/annotation/annotation';
import type { PlacedAnnotation } from '../../core/export/exporting';
import type { TextRange } from '../../core/text/textRange';
import { shownSidecar } from '../../app/articleEntry';
import { isToReview, keptAsOrphan } from '../../app/reviewing';
import { activeArticle, revealRange, trimmed } from '../activeArticle';
import { outcomeOf } from '../changeNotice';
import type { Annotating } from '../commands/annotate';
import { annotationAtHand, isReference, type AnnotationAtHand } from '../commands/annotationAtHand';
import { hint } from '../questions';
import { silent, type CommandOutcome, type CommandRunner, told } from '../runCommand';
import { selectionOf } from '../selections';
import type { Disposable } from '../../app/ports';
import { baseUri } from './baseDocuments';
import { pickPlace } from './pickPlace';

/** The commands by which a person says where annotations stand that changed with their article. */
export function registerReview(tools: Annotating, runner: CommandRunner): Disposable[] {
  return [
    runner.register('newsmark.acceptWording', (argument) => acceptWording(tools, argument)),
    runner.register('newsmark.acceptAllMoved', () => acceptAllMoved(tools)),
    runner.register('newsmark.choosePlace', (argument) => choosePlace(tools, argument)),
    runner.register('newsmark.attachToSelection', (argument) => attachToSelection(tools, argument)),
    runner.register('newsmark.keepAsOrphan', (argument) => keepAsOrphan(tools, argument)),
    runner.register('newsmark.showWhatChanged', (argument) => showWhatChanged(tools, argument)),
    runner.register('newsmark.nextToReview', () => nextToReview(tools)),
  ];
}

/** *Accept New Wording*: the annotation stands on the words that are there now. */
async function acceptWording(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const atHand = await toReview(tools, argument);
  if (!atHand) return told(l10n.t('No annotation here is to be reviewed.'));
  const ranges = rangesOf(atHand.placed);
  return ranges
    ? reattach(tools, atHand, ranges)
    : told(l10n.t('It is not known where this annotation stands. Choose a place, or attach it to a selection.'));
}

/** *Accept All Moved*: those whose very words stand elsewhere now, in all articles; one step to undo. */
async function acceptAllMoved({ corpus, annotations }: Annotating): Promise<CommandOutcome> {
  let count = 0;
  const moves = new Map<string, { annotation: Annotation; ranges: readonly TextRange[] }[]>();
  for (const entry of corpus.annotatedArticles()) {
    for (const placed of entry.annotations) {
      const ranges = rangesOf(placed);
      if (placed.placement.kind !== 'moved' || !ranges) continue;
      moves.set(entry.id, [...(moves.get(entry.id) ?? []), { annotation: placed.annotation, ranges }]);
      count++;
    }
  }
  if (count === 0) return told(l10n.t('No annotation has moved.'));
  const result = await annotations.reattachAll(moves);
  if (result.kind === 'done') hint(l10n.t('{0} annotations stand at their new places now.', count));
  return outcomeOf(result, corpus);
}

/** *Choose This Place…*: the places that may be it, each shown in the article while it is looked at. */
async function choosePlace(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const atHand = await toReview(tools, argument);
  if (!atHand) return told(l10n.t('No annotation here is to be reviewed.'));
  const candidates = candidatesOf(atHand.placed.placement);
  if (candidates.length === 0) return told(l10n.t('No place in the article is like the words of this annotation.'));
  const range = await pickPlace(atHand.entry.id, atHand.annotation.target.exact, candidates);
  return range ? reattach(tools, atHand, [range]) : silent;
}

/** *Attach to Selection*: of an annotation of the article in the editor, the one given or one that is asked for. */
async function attachToSelection(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const article = activeArticle(tools.corpus, tools.files);
  const range = article && trimmed(article.map.text, article.map.textRange(selectionOf(article.editor)));
  if (!article || !range || range.start >= range.end)
    return told(l10n.t('Select the words in the article that the annotation is to stand on first.'));
  const entry = tools.corpus.article(article.id);
  const own = (entry?.annotations ?? []).filter(isToReview);
  const given = isReference(argument) && argument.article === article.id ? argument.annotation : undefined;
  const placed =
    given === undefined ? await askWhich(own) : entry?.annotations.find((one) => one.annotation.id === given);
  if (!entry || !placed)
    return own.length === 0 ? told(l10n.t('No annotation of this article is to be reviewed.')) : silent;
  return reattach(tools, { entry, annotation: placed.annotation }, [range]);
}

/** *Keep as Orphan*: it stays as it was made, and is not asked about again. */
async function keepAsOrphan(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const atHand = await toReview(tools, argument);
  if (!atHand) return told(l10n.t('No annotation here is to be reviewed.'));
  const { entry, annotation } = atHand;
  const result = await tools.annotations.change(entry.id, annotation, keptAsOrphan(annotation));
  return outcomeOf(result, tools.corpus);
}

/** *Show What Changed*: the text that the annotation was made on beside the one now, at the annotation. */
async function showWhatChanged({ corpus, files }: Annotating, argument: unknown): Promise<CommandOutcome> {
  const atHand = await annotationAtHand({ corpus, files }, argument);
  const { entry, annotation } = atHand ?? {};
  const sidecar = entry && shownSidecar(entry.sidecar);
  const hash = annotation?.base ?? sidecar?.article.sha256;
  if (!entry || !annotation) return told(l10n.t('There is no annotation here.'));
  if (hash === undefined || (await corpus.baseTexts.read(entry.id, hash)) === undefined)
    return told(l10n.t('The text that this annotation was made on was not kept.'));
  const now = Uri.parse(entry.id, true);
  const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
  const placed = entry.annotations.find((one) => one.annotation.id === annotation.id);
  const range = placed && (placedRange(placed.placement) ?? candidatesOf(placed.placement)[0]);
  await commands.executeCommand('vscode.diff', baseUri(entry.id, hash), now, l10n.t('{0}: as annotated ↔ now', name));
  if (range) await revealRange(entry.id, range);
  return silent;
}

/** *Next Annotation to Review*: from the cursor on, then in the next article, and round. */
async function nextToReview({ corpus, files }: Annotating): Promise<CommandOutcome> {
  const article = activeArticle(corpus, files);
  const at = article ? article.map.offset(selectionOf(article.editor).active) : -1;
  const all = corpus.annotatedArticles().flatMap((entry) => {
    const places = entry.annotations.filter(isToReview).map(({ placement }) => {
      const { start, end } = placedRange(placement) ?? candidatesOf(placement)[0] ?? { start: 0, end: 0 };
      return { article: entry.id, path: entry.path, start, end };
    });
    return places.sort((a, b) => a.start - b.start);
  });
  const here = article && corpus.article(article.id)?.path;
  const isAfter = (place: (typeof all)[number]): boolean =>
    here === undefined || place.path > here || (place.path === here && place.start > at);
  const next = all.find(isAfter) ?? all[0];
  if (!next) return told(l10n.t('No annotation is to be reviewed.'));
  await revealRange(next.article, next);
  return silent;
}

interface ToReview extends AnnotationAtHand {
  readonly placed: PlacedAnnotation;
}

/** That of the row or hover, of the cursor, or the only ones of the article that nobody knows the place of. */
async function toReview(tools: Annotating, argument: unknown): Promise<ToReview | undefined> {
  const found = isReference(argument) ? await annotationAtHand(tools, argument) : undefined;
  const article = activeArticle(tools.corpus, tools.files);
  const entry = found?.entry ?? (article && tools.corpus.article(article.id));
  if (!entry) return undefined;
  const own = entry.annotations.filter((placed) =>
    found ? placed.annotation.id === found.annotation.id : isToReview(placed),
  );
  const at = article?.id === entry.id ? article.map.offset(selectionOf(article.editor).active) : -1;
  const isHere = ({ placement }: PlacedAnnotation): boolean => {
    const range = placedRange(placement);
    return range !== undefined && range.start <= at && at <= range.end;
  };
  const placed = found ? own[0] : (own.find(isHere) ?? (await askWhich(own)));
  return placed && { entry, annotation: placed.annotation, placed };
}

async function askWhich(own: readonly PlacedAnnotation[]): Promise<PlacedAnnotation | undefined> {
  if (own.length <= 1) return own[0];
  const items = own.map((placed) => ({
    label: placed.annotation.target.exact.replace(/\s+/g, ' ').slice(0, 120),
    placed,
  }));
  const picked = await window.showQuickPick(items, { title: l10n.t('Annotations to Review') });
  return picked?.placed;
}

async function reattach(
  { corpus, annotations }: Annotating,
  { entry, annotation }: AnnotationAtHand,
  ranges: readonly TextRange[],
): Promise<CommandOutcome> {
  return outcomeOf(await annotations.reattachAll(new Map([[entry.id, [{ annotation, ranges }]]])), corpus);
}

/** Where all passages of an annotation stand; undefined when one has no place. */
function rangesOf({ annotation, placement, morePlacements = [] }: PlacedAnnotation): readonly TextRange[] | undefined {
  if (annotation.target.scope === 'article') return undefined;
  const ranges = [placement, ...morePlacements].flatMap((one) => placedRange(one) ?? []);
  return ranges.length === 1 + morePlacements.length ? ranges : undefined;
}

/** The places that may be meant, the likeliest first. */
export function candidatesOf(placement: Placement): readonly Candidate[] {
  if (placement.kind === 'edited') return [{ ...placement.range, score: placement.score }];
  return 'candidates' in placement ? (placement.candidates ?? []) : [];
}
