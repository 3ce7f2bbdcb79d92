import { locateAll } from '../core/anchor/locate';
import type { Annotation } from '../core/annotation/annotation';
import { parseSidecar, type ParsedSidecar } from '../core/annotation/parseSidecar';
import type { Sidecar } from '../core/annotation/sidecar';
import type { PlacedAnnotation } from '../core/export/exporting';
import { toModelText, type ModelText } from '../core/text/modelText';
import { articleHash } from '../core/text/sha256';
import type { Analyser, ArticleAnalysis } from './analysis';
import type { FileFailure, FileId, FileReference, FileResult } from './ports';

/** The sidecar of an article as last read. All but `none` and `ok` make the article read-only for annotation. */
export type SidecarState =
  | { readonly kind: 'none' }
  | { readonly kind: 'ok'; readonly sidecar: Sidecar; readonly issues: number }
  | Exclude<ParsedSidecar, { kind: 'ok' }>
  | { readonly kind: 'unreadable'; readonly failure: FileFailure };

/** One article of the corpus. Immutable: a change makes a new entry. */
export interface ArticleEntry {
  readonly id: FileId;
  readonly path: string;
  /** Absent when the text cannot be read or analysed. */
  readonly analysis?: ArticleAnalysis;
  /** Why there is no analysis; `missing` is a sidecar whose article is gone. */
  readonly failure?: FileFailure | 'notAnalysed';
  readonly sidecar: SidecarState;
  /** In the order of the sidecar: by place. Empty while the sidecar cannot be read. */
  readonly annotations: readonly PlacedAnnotation[];
}

interface Reading {
  readText(): Promise<FileResult<string>>;
  readSidecar(): Promise<FileResult<string>>;
  readonly analyser: Analyser;
  onFailure(error: unknown): void;
}

/**
 * Reads an article and its sidecar into an entry; undefined when neither exists.
 * An unchanged text is not analysed again.
 */
export async function readArticle(
  reference: FileReference,
  before: ArticleEntry | undefined,
  reading: Reading,
): Promise<ArticleEntry | undefined> {
  const [text, sidecarText] = await Promise.all([reading.readText(), reading.readSidecar()]);
  const sidecar = sidecarState(sidecarText);
  if (text.kind === 'failed') {
    if (text.failure === 'missing' && sidecar.kind === 'none') return undefined;
    return { ...reference, failure: text.failure, sidecar, annotations: place(sidecar, toModelText('')) };
  }
  const modelText = toModelText(text.value);
  const annotations = place(sidecar, modelText);
  if (before?.analysis && before.analysis.hash === articleHash(modelText))
    return { ...reference, analysis: before.analysis, sidecar, annotations };
  try {
    const analysis = await reading.analyser.analyse({ ...reference, text: modelText });
    return { ...reference, analysis, sidecar, annotations };
  } catch (error) {
    reading.onFailure(error);
    return { ...reference, failure: 'notAnalysed', sidecar, annotations };
  }
}

function sidecarState(text: FileResult<string>): SidecarState {
  if (text.kind === 'failed') {
    return text.failure === 'missing' ? { kind: 'none' } : { kind: 'unreadable', failure: text.failure };
  }
  const parsed = parseSidecar(text.value);
  return parsed.kind === 'ok' ? { ...parsed, issues: parsed.issues.length } : parsed;
}

function place(state: SidecarState, text: ModelText): readonly PlacedAnnotation[] {
  return state.kind === 'ok' ? placeAnnotations(state.sidecar.annotations, text, state.sidecar.article.sha256) : [];
}

/**
 * Finds where annotations sit in a text, in their order.
 *
 * @param madeOn hash of the text they were made on, as their sidecar has it: when it is this text their offsets decide.
 */
export function placeAnnotations(
  annotations: readonly Annotation[],
  text: ModelText,
  madeOn?: string,
): readonly PlacedAnnotation[] {
  const unchanged = madeOn !== undefined && annotations.length > 0 && madeOn === articleHash(text);
  const targets = annotations.map(({ target }) => target);
  const placements = locateAll(text, targets, { unchanged });
  return annotations.map((annotation, index) => ({ annotation, placement: placements[index] ?? { kind: 'orphan' } }));
}
