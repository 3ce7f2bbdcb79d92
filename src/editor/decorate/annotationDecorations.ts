import {
  DecorationRangeBehavior,
  OverviewRulerLane,
  ThemeColor,
  window,
  workspace,
  type DecorationRenderOptions,
  type Range,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import type { Disposable } from '../../app/ports';
import type { TextRange } from '../../core/text/textRange';
import type { Corpus } from '../../app/corpus';
import { textMapOf } from '../convert';
import { annotationsIn, type AnnotationHere } from '../placements';
import { lookOf, looks, type Look } from './colours';

/** How an annotation of a look is drawn: by itself, inside another of its look, on words that were edited, between two words. */
const shapes = ['plain', 'inner', 'edited', 'point'] as const;
type Shape = (typeof shapes)[number];

/** Colours the annotated words in every visible editor and its overview ruler. */
export class AnnotationDecorations implements Disposable {
  readonly #corpus: Corpus;
  readonly #types: ReadonlyMap<Look, Readonly<Record<Shape, TextEditorDecorationType>>>;
  readonly #drawn = new WeakMap<TextEditor, Set<TextEditorDecorationType>>();
  readonly #listeners: readonly Disposable[];

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    this.#types = new Map(looks.map((look) => [look, createTypes(look)]));
    this.#listeners = [
      corpus.onDidChange(() => this.#drawAll()),
      corpus.labels.onDidChange(() => this.#drawAll()),
      window.onDidChangeVisibleTextEditors(() => this.#drawAll()),
      // What a person types moves the colours by itself; what another program wrote changes the look.
      workspace.onDidChangeTextDocument(({ document }) => {
        if (!document.isDirty) this.#drawAll();
      }),
    ];
    this.#drawAll();
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    for (const types of this.#types.values()) for (const shape of shapes) types[shape].dispose();
  }

  #drawAll(): void {
    for (const editor of window.visibleTextEditors) this.#draw(editor);
  }

  #draw(editor: TextEditor): void {
    const map = textMapOf(editor.document);
    const declared = this.#corpus.labels.of(editor.document.uri.toString());
    const byLook = new Map<Look, AnnotationHere[]>();
    for (const here of annotationsIn(this.#corpus, editor.document)) {
      const look = lookOf(here.annotation, declared);
      const known = byLook.get(look);
      if (known) known.push(here);
      else byLook.set(look, [here]);
    }
    for (const [look, types] of this.#types) {
      const drawn = byShape(byLook.get(look) ?? []);
      for (const shape of shapes)
        this.#decorate(
          editor,
          types[shape],
          drawn[shape].map((range) => map.range(range)),
        );
    }
  }

  /** What is not drawn and was not before is no message to the editor. */
  #decorate(editor: TextEditor, type: TextEditorDecorationType, ranges: readonly Range[]): void {
    const drawn = this.#drawn.get(editor) ?? new Set();
    this.#drawn.set(editor, drawn);
    if (ranges.length === 0 && !drawn.delete(type)) return;
    if (ranges.length > 0) drawn.add(type);
    editor.setDecorations(type, ranges);
  }
}

function createTypes(look: Look): Readonly<Record<Shape, TextEditorDecorationType>> {
  const create = (shape: Shape): TextEditorDecorationType =>
    window.createTextEditorDecorationType(styleOf(look, shape));
  return { plain: create('plain'), inner: create('inner'), edited: create('edited'), point: create('point') };
}

function byShape(here: readonly AnnotationHere[]): Readonly<Record<Shape, readonly TextRange[]>> {
  const words = here.filter(({ range }) => range.start < range.end);
  const points = here.filter(({ range }) => range.start === range.end);
  const edited = words.filter(({ kind }) => kind === 'edited');
  const kept = words.filter(({ kind }) => kind !== 'edited').map(({ range }) => range);
  const inner = new Set(insideAnother(kept));
  return {
    plain: kept.filter((range) => !inner.has(range)),
    inner: [...inner],
    edited: edited.map(({ range }) => range),
    point: points.map(({ range }) => range),
  };
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
 * A tint and a line under the words: solid for highlights, dashed for claims, dotted and without tint where the words were edited since, so
 * that colour alone never tells. The line is thicker inside another annotation of the same look, where the tint alone would not be
 * seen. A note between two words is a mark there.
 */
function styleOf(look: Look, shape: Shape): DecorationRenderOptions {
  const line = new ThemeColor(`newsmark.${look}Line`);
  const ruler = {
    overviewRulerColor: line,
    overviewRulerLane: look === 'claim' ? OverviewRulerLane.Left : OverviewRulerLane.Center,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  };
  if (shape === 'point') return { ...ruler, before: { contentText: '¶', color: line, margin: '0 1px' } };
  const border = { borderColor: line, borderWidth: shape === 'inner' ? '0 0 4px 0' : '0 0 2px 0' };
  if (shape === 'edited') return { ...ruler, ...border, borderStyle: 'dotted' };
  const backgroundColor = new ThemeColor(`newsmark.${look}Background`);
  return { ...ruler, ...border, backgroundColor, borderStyle: look === 'claim' ? 'dashed' : 'solid' };
}
