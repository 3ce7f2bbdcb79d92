import { Position, Range, Selection, type TextDocument } from 'vscode';
import { toModelText, type ModelText } from '../core/text/modelText';
import type { TextRange } from '../core/text/textRange';

/**
 * Model offsets to editor positions and back, for one state of one text.
 *
 * The lines of the model text are the lines of the editor whatever the document's line ends are, so positions go by
 * line and character; `TextDocument.offsetAt` would count CRLF as two.
 */
export class TextMap {
  readonly text: ModelText;
  readonly #lineStarts: readonly number[];

  constructor(text: ModelText) {
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
  }

  /** Offsets past the end give the end. O(log lines). */
  position(offset: number): Position {
    const line = this.#lineAt(offset);
    return new Position(line, offset - (this.#lineStarts[line] ?? 0));
  }

  range({ start, end }: TextRange): Range {
    return new Range(this.position(start), this.position(end));
  }

  selection({ start, end }: TextRange): Selection {
    return new Selection(this.position(start), this.position(end));
  }

  offset({ line, character }: Position): number {
    return (this.#lineStarts[line] ?? this.text.length) + character;
  }

  textRange({ start, end }: Range): TextRange {
    return { start: this.offset(start), end: this.offset(end) };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const maps = new WeakMap<TextDocument, { readonly version: number; readonly map: TextMap }>();

/** The map of a document as it is now; the same object until it is edited. */
export function textMapOf(document: TextDocument): TextMap {
  const known = maps.get(document);
  if (known?.version === document.version) return known.map;
  const map = new TextMap(toModelText(document.getText()));
  maps.set(document, { version: document.version, map });
  return map;
}
