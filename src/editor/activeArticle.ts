import { TextEditorRevealType, Uri, window, type TextEditor } from 'vscode';
import type { TextRange } from '../core/text/textRange';
import { sentenceAt } from '../core/text/sentenceAt';
import type { Corpus } from '../app/corpus';
import type { FileId } from '../app/ports';
import { textMapOf, type TextMap } from './convert';
import type { ArticleFiles } from './host/articleFiles';
import { select, selectionsOf } from './selections';

/** The article in the active editor, as its document is now. */
export interface ActiveArticle {
  readonly editor: TextEditor;
  readonly id: FileId;
  readonly map: TextMap;
}

/** The active editor's article; undefined when the active editor shows something else. */
export function activeArticle(corpus: Corpus, files: ArticleFiles): ActiveArticle | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const id = editor.document.uri.toString();
  if (!corpus.article(id) && !files.isArticle(editor.document)) return undefined;
  return { editor, id, map: textMapOf(editor.document) };
}

/** The same, read by the corpus if it was not yet; nothing else has to be indexed for that. */
export async function readActiveArticle(corpus: Corpus, files: ArticleFiles): Promise<ActiveArticle | undefined> {
  const article = activeArticle(corpus, files);
  if (article && !corpus.article(article.id)) await corpus.refresh([files.reference(article.editor.document.uri)]);
  return article;
}

/**
 * The words to annotate, in the order of the text: each selection without the white space at its edges, cursors without words left
 * out; with nothing selected the sentence at the cursor, which is then selected so that it can be seen. Empty where there are no words.
 */
export function wordsToAnnotate({ editor, map }: ActiveArticle): readonly TextRange[] {
  const selections = selectionsOf(editor);
  const selected = selections.map((selection) => trimmed(map.text, map.textRange(selection)));
  const words = selected.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const [only, ...more] = selections;
  if (words.length > 0 || more.length > 0 || !only?.isEmpty) return words;
  const range = trimmed(map.text, sentenceAt(map.text, map.offset(only.active)));
  if (range.start >= range.end) return [];
  select(editor, map.selection(range));
  return [range];
}

/** A range without the white space at its edges. */
export function trimmed(text: string, { start, end }: TextRange): TextRange {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}

/** Opens an article with a range selected and in the middle of the screen. */
export async function revealRange(article: FileId, range: TextRange | undefined): Promise<void> {
  const editor = await window.showTextDocument(Uri.parse(article, true), { preserveFocus: false });
  if (!range) return;
  const selection = textMapOf(editor.document).selection(range);
  select(editor, selection);
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
