import { l10n, Selection, TextEditorRevealType, type TextEditor } from 'vscode';
import type { TextRange } from '../../core/text/textRange';
import { grownPassage, passageAround, sentenceBeside, withEdgeMoved } from '../../core/text/passages';
import type { EdgeMove, PassageUnit } from '../../core/text/passages';
import type { Disposable } from '../../app/ports';
import { activeArticle, type ActiveArticle } from '../activeArticle';
import { hint } from '../questions';
import { silent, type CommandOutcome, type CommandRunner } from '../runCommand';
import { select, selectionOf } from '../selections';
import type { Annotating } from './annotate';

/** The passages that a selection grew from, so that it can shrink through them again. */
interface Growth {
  readonly version: number;
  readonly passages: readonly TextRange[];
}

type Tools = Pick<Annotating, 'corpus' | 'files'>;

/** Selects words, quotations, sentences and paragraphs of the active article by keys. */
export class Passages {
  readonly #tools: Tools;
  readonly #growths = new WeakMap<TextEditor, Growth>();
  /** A passage that was annotated just now: the next one begins beside it. */
  #annotated: { readonly editor: TextEditor; readonly range: TextRange } | undefined;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  register(runner: CommandRunner): Disposable[] {
    return [
      runner.register('newsmark.expandToSentence', () => this.#expand('sentence')),
      runner.register('newsmark.expandToQuotation', () => this.#expand('quotation')),
      runner.register('newsmark.expandToParagraph', () => this.#expand('paragraph')),
      runner.register('newsmark.growPassage', () => this.#grow()),
      runner.register('newsmark.shrinkPassage', () => this.#shrink()),
      runner.register('newsmark.nextSentence', () => this.#step('forward')),
      runner.register('newsmark.previousSentence', () => this.#step('backward')),
      runner.register('newsmark.movePassageEdge', (move) => this.#move(move)),
    ];
  }

  /** Remembers that the selected words are annotated: moving an edge begins a new passage then. */
  annotated({ editor, map }: ActiveArticle): void {
    this.#annotated = { editor, range: map.textRange(selectionOf(editor)) };
  }

  #expand(unit: PassageUnit): Promise<CommandOutcome> {
    return this.#select((article, range) => {
      const found = passageAround(article.map.text, range, unit);
      if (!found && unit === 'quotation') hint(l10n.t('The cursor is in no quotation.'));
      return found;
    });
  }

  #grow(): Promise<CommandOutcome> {
    return this.#select(({ editor, map }, range) => {
      const grown = grownPassage(map.text, range);
      if (!grown) return undefined;
      const { version } = editor.document;
      const known = this.#growths.get(editor);
      const isOn = known?.version === version && isSame(known.passages.at(-1), range);
      this.#growths.set(editor, { version, passages: [...(isOn ? known.passages : [range]), grown] });
      return grown;
    });
  }

  #shrink(): Promise<CommandOutcome> {
    return this.#select(({ editor }, range) => {
      const known = this.#growths.get(editor);
      const isOn = known?.version === editor.document.version && isSame(known.passages.at(-1), range);
      if (!isOn) return undefined;
      const passages = known.passages.slice(0, -1);
      this.#growths.set(editor, { ...known, passages });
      return passages.at(-1);
    });
  }

  #step(direction: EdgeMove['direction']): Promise<CommandOutcome> {
    return this.#select(({ map }, range) => sentenceBeside(map.text, range, direction));
  }

  #move(move: unknown): Promise<CommandOutcome> {
    if (!isEdgeMove(move)) return Promise.resolve(silent);
    return this.#select(({ editor, map }, range) => {
      const from = this.#isAnnotated(editor, range) ? besideOf(range, move) : range;
      return withEdgeMoved(map.text, from, move);
    }, move.edge === 'start');
  }

  #isAnnotated(editor: TextEditor, range: TextRange): boolean {
    return this.#annotated?.editor === editor && isSame(this.#annotated.range, range) && range.start < range.end;
  }

  /** @param isFromEnd whether the cursor stands at the beginning of what is selected. */
  #select(
    find: (article: ActiveArticle, range: TextRange) => TextRange | undefined,
    isFromEnd = false,
  ): Promise<CommandOutcome> {
    const article = activeArticle(this.#tools.corpus, this.#tools.files);
    const range = article && find(article, article.map.textRange(selectionOf(article.editor)));
    if (!article || !range) return Promise.resolve(silent);
    const { editor, map } = article;
    const { start, end } = map.range(range);
    const selection = isFromEnd ? new Selection(end, start) : new Selection(start, end);
    select(editor, selection);
    editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
    return Promise.resolve(silent);
  }
}

/** Where the next passage begins when the one that is selected is done with. */
function besideOf({ start, end }: TextRange, { direction }: EdgeMove): TextRange {
  const at = direction === 'forward' ? end : start;
  return { start: at, end: at };
}

function isSame(one: TextRange | undefined, other: TextRange): boolean {
  return one?.start === other.start && one.end === other.end;
}

/** What a key gives to *Move Edge of Passage*. */
function isEdgeMove(argument: unknown): argument is EdgeMove {
  if (typeof argument !== 'object' || argument === null) return false;
  const { edge, unit, direction } = argument as Readonly<Record<string, unknown>>;
  return (
    (edge === 'start' || edge === 'end') &&
    (unit === 'word' || unit === 'sentence') &&
    (direction === 'forward' || direction === 'backward')
  );
}
