import type { Annotation } from '../core/annotation/annotation';
import { parseSidecar, type ParsedSidecar } from '../core/annotation/parseSidecar';
import { newSidecar, type Sidecar } from '../core/annotation/sidecar';
import type { ArticleMetadata } from '../core/article/article';
import { withDetails } from '../core/article/details';
import type { PlacedAnnotation } from '../core/export/exporting';
import { toModelText } from '../core/text/modelText';
import { articleHash } from '../core/text/sha256';
import type { ListedArticle } from './articleList/listedArticle';
import { mergeConflict, type Conflict, type StagesOf } from './conflict';
import type { AnnotationFacts, ArticleAnalysis, IndexedArticle, SidecarFacts } from './library/library';
import type { FileFailure, FileId, FileResult } from './ports';
import { basesNeeded, placeInSlices, type BasesOf } from './placing';
import { applyStep, withHash, type Step } from './sidecarStep';

/** The sidecar of an article as last read. All but `none` and `ok` make the article read-only for annotation. */
export type SidecarState =
  | { readonly kind: 'none' }
  | { readonly kind: 'ok'; readonly sidecar: Sidecar; readonly issues: number }
  | ConflictedSidecar
  | Exclude<ParsedSidecar, { kind: 'ok' }>
  | { readonly kind: 'unreadable'; readonly failure: FileFailure };

/** A sidecar in which git left both sides of a merge. What comes of merging them is shown; a person has to say that it is written. */
export interface ConflictedSidecar {
  readonly kind: 'conflicted';
  /** As merged. */
  readonly sidecar: Sidecar;
  readonly conflict: Conflict;
}

/** One article of the corpus. Immutable: a change makes a new entry. */
export interface ArticleEntry {
  readonly id: FileId;
  readonly path: string;
  /** What was found in the text. Absent when it cannot be read or analysed. */
  readonly analysis?: ArticleAnalysis;
  /** What is known of the article: what was found, with the corrections of the sidecar. Absent together with the analysis. */
  readonly metadata?: ArticleMetadata;
  /** Why there is no analysis; `missing` is a sidecar whose article is gone. */
  readonly failure?: FileFailure | 'notAnalysed';
  readonly sidecar: SidecarState;
  /** In the order of the sidecar: by place. Empty while the sidecar cannot be read; of a conflicted one those of the merge. */
  readonly annotations: readonly PlacedAnnotation[];
  /** What lists show of it, once one was made. */
  listed?: ListedArticle | undefined;
}

/** A sidecar that exists, with its annotations placed in the text that the article had then. */
export interface PlacedSidecar {
  readonly state: Exclude<SidecarState, { kind: 'none' }>;
  readonly annotations: readonly PlacedAnnotation[];
  /** The hash of that text; absent when it could not be read. */
  readonly hash?: string;
  /** The sidecar's file as it was read; absent when it was not, or something that is not saved stands beside it. */
  readonly content?: string;
}

interface Reading {
  readonly sidecarFile: FileId;
  readSidecar(): Promise<FileResult<string>>;
  /** Asked for only where there is a sidecar. */
  readText(): Promise<FileResult<string>>;
  readBases(hashes: Iterable<string>): Promise<BasesOf>;
  /** Asked for only where git left a conflict; absent where there is no git. */
  readonly stagesOf?: StagesOf | undefined;
  /** As it was read before: a file that says the same gives the same sidecar, but for what git may help with now. */
  readonly before?: PlacedSidecar | undefined;
  /** What was changed and could not be written yet, for an article of this file name. */
  readonly unsaved?: { readonly file: string; readonly steps: readonly Step[] } | undefined;
}

/** Reads the sidecar of an article and places its annotations, with what is not saved yet; undefined when there is none. */
export async function readPlacedSidecar(reading: Reading): Promise<PlacedSidecar | undefined> {
  const file = await reading.readSidecar();
  const content = file.kind === 'ok' && !reading.unsaved ? file.value : undefined;
  const isSame = content !== undefined && content === reading.before?.content && reading.before.state.kind !== 'broken';
  const before = isSame ? reading.before : undefined;
  const state = before ? before.state : withUnsaved(await sidecarState(file, reading), reading.unsaved);
  if (state.kind === 'none') return undefined;
  const text = await reading.readText();
  const modelText = toModelText(text.kind === 'ok' ? text.value : '');
  const hash = articleHash(modelText);
  const known = { state, ...(text.kind === 'ok' && { hash }), ...(content !== undefined && { content }) };
  const sidecar = shownSidecar(state);
  if (!sidecar) return { ...known, annotations: [] };
  const { annotations, article } = sidecar;
  const now = { text: modelText, hash, madeOn: article.sha256 };
  const baseOf = await reading.readBases(basesNeeded(annotations, now));
  return { ...known, annotations: await placeInSlices(annotations, now, baseOf) };
}

const noSidecar: SidecarState = { kind: 'none' };
const noAnnotations: readonly PlacedAnnotation[] = [];

/** The entry of an article that the library knows, or whose failure is known otherwise. */
export function entryOf(
  { id, path, analysis, failure }: IndexedArticle | ArticleEntry,
  placed: PlacedSidecar | undefined,
): ArticleEntry {
  const sidecar = placed?.state ?? noSidecar;
  const annotations = placed?.annotations ?? noAnnotations;
  if (!analysis) return { id, path, failure: failure ?? 'notAnalysed', sidecar, annotations, listed: undefined };
  const details = shownSidecar(sidecar)?.article.details;
  return {
    id,
    path,
    analysis,
    metadata: withDetails(analysis.metadata, details),
    sidecar,
    annotations,
    listed: undefined,
  };
}

/** What a search has to know of a sidecar; undefined where nothing of it can be used. */
export function factsOf(placed: PlacedSidecar | undefined): SidecarFacts | undefined {
  const sidecar = placed && shownSidecar(placed.state);
  if (!sidecar) return undefined;
  const { article, annotations } = sidecar;
  return { ...(article.details && { details: article.details }), annotations: annotations.map(annotationFacts) };
}

function annotationFacts(annotation: Annotation): AnnotationFacts {
  const { id, kind, creator } = annotation;
  const signed = creator === undefined ? {} : { author: creator };
  const quote = annotation.target.exact;
  if (annotation.kind === 'claim') {
    const { statement, claimant, verdict } = annotation;
    return { id, kind, text: lines(quote, statement, claimant?.name), verdict, ...signed };
  }
  const { label, comment } = annotation;
  return { id, kind, text: lines(quote, comment), ...(label !== undefined && { label }), ...signed };
}

function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n');
}

/** What is shown of a sidecar; undefined when there is none, or nothing of it can be read. */
export function shownSidecar(state: SidecarState): Sidecar | undefined {
  return state.kind === 'ok' || state.kind === 'conflicted' ? state.sidecar : undefined;
}

async function sidecarState(
  text: FileResult<string>,
  { sidecarFile, stagesOf }: Pick<Reading, 'sidecarFile' | 'stagesOf'>,
): Promise<SidecarState> {
  if (text.kind === 'failed') {
    return text.failure === 'missing' ? noSidecar : { kind: 'unreadable', failure: text.failure };
  }
  const parsed = parseSidecar(text.value);
  if (parsed.kind === 'ok') return { ...parsed, issues: parsed.issues.length };
  if (parsed.kind !== 'broken' || parsed.reason !== 'conflict') return parsed;
  const conflict = await mergeConflict(sidecarFile, text.value, stagesOf);
  const merged = conflict && parseSidecar(conflict.merged);
  return conflict && merged?.kind === 'ok' ? { kind: 'conflicted', sidecar: merged.sidecar, conflict } : parsed;
}

/** A sidecar that cannot be read, or has a conflict, stays what it is. */
function withUnsaved(state: SidecarState, unsaved: Reading['unsaved']): SidecarState {
  if (!unsaved || (state.kind !== 'ok' && state.kind !== 'none')) return state;
  const saved = state.kind === 'ok' ? state.sidecar : withHash(newSidecar(unsaved.file, ''), undefined);
  const sidecar = unsaved.steps.reduce((before, step) => applyStep(before, step).sidecar, saved);
  return { kind: 'ok', sidecar, issues: state.kind === 'ok' ? state.issues : 0 };
}
