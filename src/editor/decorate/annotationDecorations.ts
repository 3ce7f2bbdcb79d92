import {
  DecorationRangeBehavior,
  OverviewRulerLane,
  ThemeColor,
  window,
  type DecorationRenderOptions,
  type Range,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import type { Disposable } from '../../app/ports';
import { placedRange } from '../../core/anchor/placement';
import { placeAnnotations } from '../../app/articleEntry';
import type { Corpus } from '../../app/corpus';
import { textMapOf } from '../convert';
import { lookOf, looks, type Look } from './colours';

/** Colours the annotated words in every visible editor and its overview ruler. */
export class AnnotationDecorations implements Disposable {
  readonly #corpus: Corpus;
  readonly #types: ReadonlyMap<Look, TextEditorDecorationType>;
  readonly #listeners: readonly Disposable[];

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    this.#types = new Map(looks.map((look) => [look, window.createTextEditorDecorationType(styleOf(look))]));
    this.#listeners = [
      corpus.onDidChange(() => this.#drawAll()),
      window.onDidChangeVisibleTextEditors(() => this.#drawAll()),
    ];
    this.#drawAll();
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    for (const type of this.#types.values()) type.dispose();
  }

  #drawAll(): void {
    for (const editor of window.visibleTextEditors) this.#draw(editor);
  }

  #draw(editor: TextEditor): void {
    const entry = this.#corpus.article(editor.document.uri.toString());
    const ranges = new Map<Look, Range[]>(looks.map((look) => [look, []]));
    if (entry?.sidecar.kind === 'ok') {
      const map = textMapOf(editor.document);
      for (const { annotation, placement } of placeAnnotations(entry.sidecar.sidecar.annotations, map.text)) {
        const range = placedRange(placement);
        if (range) ranges.get(lookOf(annotation))?.push(map.range(range));
      }
    }
    for (const [look, type] of this.#types) editor.setDecorations(type, ranges.get(look) ?? []);
  }
}

/** A tint and a line under the words: solid for highlights, dashed for claims, so that colour alone never tells. */
function styleOf(look: Look): DecorationRenderOptions {
  const line = new ThemeColor(`newsmark.${look}Line`);
  return {
    backgroundColor: new ThemeColor(`newsmark.${look}Background`),
    borderColor: line,
    borderStyle: look === 'claim' ? 'dashed' : 'solid',
    borderWidth: '0 0 2px 0',
    overviewRulerColor: line,
    overviewRulerLane: look === 'claim' ? OverviewRulerLane.Left : OverviewRulerLane.Center,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  };
}
