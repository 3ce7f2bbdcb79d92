import {
  DecorationRangeBehavior,
  OverviewRulerLane,
  ThemeColor,
  window,
  type DecorationRenderOptions,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import type { Disposable } from '../../app/ports';
import type { TextRange } from '../../core/text/textRange';
import type { Corpus } from '../../app/corpus';
import { textMapOf } from '../convert';
import { annotationsIn } from '../placements';
import { lookOf, looks, type Look } from './colours';

/** Colours the annotated words in every visible editor and its overview ruler. */
export class AnnotationDecorations implements Disposable {
  readonly #corpus: Corpus;
  readonly #types: ReadonlyMap<Look, TextEditorDecorationType>;
  readonly #innerTypes: ReadonlyMap<Look, TextEditorDecorationType>;
  readonly #listeners: readonly Disposable[];

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    this.#types = createTypes('2px');
    this.#innerTypes = createTypes('4px');
    this.#listeners = [
      corpus.onDidChange(() => this.#drawAll()),
      corpus.labels.onDidChange(() => this.#drawAll()),
      window.onDidChangeVisibleTextEditors(() => this.#drawAll()),
    ];
    this.#drawAll();
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    for (const type of [...this.#types.values(), ...this.#innerTypes.values()]) type.dispose();
  }

  #drawAll(): void {
    for (const editor of window.visibleTextEditors) this.#draw(editor);
  }

  #draw(editor: TextEditor): void {
    const map = textMapOf(editor.document);
    const declared = this.#corpus.labels.of(editor.document.uri.toString());
    const byLook = new Map<Look, TextRange[]>();
    for (const { annotation, range } of annotationsIn(this.#corpus, editor.document)) {
      const look = lookOf(annotation, declared);
      const ranges = byLook.get(look);
      if (ranges) ranges.push(range);
      else byLook.set(look, [range]);
    }
    for (const look of looks) {
      const ranges = byLook.get(look) ?? [];
      const inner = new Set(insideAnother(ranges));
      const draw = (type: TextEditorDecorationType | undefined, drawn: readonly TextRange[]): void => {
        if (type)
          editor.setDecorations(
            type,
            drawn.map((range) => map.range(range)),
          );
      };
      draw(
        this.#types.get(look),
        ranges.filter((range) => !inner.has(range)),
      );
      draw(this.#innerTypes.get(look), [...inner]);
    }
  }
}

function createTypes(lineWidth: string): ReadonlyMap<Look, TextEditorDecorationType> {
  return new Map(looks.map((look) => [look, window.createTextEditorDecorationType(styleOf(look, lineWidth))]));
}

/** The ranges that lie inside another one; of equal ones all but the first. O(n log n). */
function insideAnother(ranges: readonly TextRange[]): TextRange[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
  let furthest = -1;
  return sorted.filter(({ end }) => {
    const isInside = end <= furthest;
    furthest = Math.max(furthest, end);
    return isInside;
  });
}

/**
 * A tint and a line under the words: solid for highlights, dashed for claims, so that colour alone never tells. The line
 * is thicker inside another annotation of the same look, where the tint alone would not be seen.
 */
function styleOf(look: Look, lineWidth: string): DecorationRenderOptions {
  const line = new ThemeColor(`newsmark.${look}Line`);
  return {
    backgroundColor: new ThemeColor(`newsmark.${look}Background`),
    borderColor: line,
    borderStyle: look === 'claim' ? 'dashed' : 'solid',
    borderWidth: `0 0 ${lineWidth} 0`,
    overviewRulerColor: line,
    overviewRulerLane: look === 'claim' ? OverviewRulerLane.Left : OverviewRulerLane.Center,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  };
}
