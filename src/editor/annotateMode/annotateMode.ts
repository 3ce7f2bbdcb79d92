import { l10n, StatusBarAlignment, TextEditorCursorStyle, window } from 'vscode';
import type { StatusBarItem, TextEditor } from 'vscode';
import { Emitter } from '../../app/emitter';
import type { Disposable } from '../../app/ports';
import { labelWord } from '../../app/words';
import { activeArticle } from '../activeArticle';
import type { Annotating } from '../commands/annotate';
import { shortened } from '../commands/changeAnnotation';
import type { QuickHighlights } from '../commands/quickHighlight';
import { numberedLabels } from '../numberedLabels';
import { withoutIcons } from '../plainText';
import { hint } from '../questions';
import { silent, told, type CommandOutcome, type CommandRunner } from '../runCommand';
import { modeTooltip, pickModeKey } from './modeKeys';

interface ModeTools extends Pick<Annotating, 'corpus' | 'files'> {
  readonly highlights: QuickHighlights;
}

/**
 * *Annotate Mode*: single keys select passages and annotate them, and nothing is typed into the article. The keys are in the manifest, under
 * the condition `newsmark.annotating`, so that a person can change them.
 */
export class AnnotateMode implements Disposable {
  readonly #tools: ModeTools;
  readonly #runner: CommandRunner;
  readonly #status: StatusBarItem;
  readonly #changes = new Emitter<boolean>();
  readonly #listeners: readonly Disposable[];
  #typing: Disposable | undefined;
  #isOn = false;
  /** The editor with the cursor of the mode, and the cursor it had. */
  #shown: { readonly editor: TextEditor; readonly cursorStyle: TextEditorCursorStyle } | undefined;

  /** Fires with whether the mode is on. */
  readonly onDidChange = this.#changes.event;

  constructor(tools: ModeTools, runner: CommandRunner) {
    this.#tools = tools;
    this.#runner = runner;
    this.#status = window.createStatusBarItem('newsmark.annotateMode', StatusBarAlignment.Left, 1000);
    this.#status.name = l10n.t('Newsmark: Annotate Mode');
    this.#status.command = 'newsmark.showAnnotateKeys';
    this.#listeners = [
      window.onDidChangeActiveTextEditor(() => this.#show()),
      tools.corpus.onDidChange(() => this.#show()),
    ];
  }

  register(runner: CommandRunner): Disposable[] {
    return [
      runner.register('newsmark.annotateMode', () => (this.#isOn ? this.#leave() : this.#enter())),
      runner.register('newsmark.leaveAnnotateMode', () => this.#leave()),
      runner.register('newsmark.showAnnotateKeys', () => this.#showKeys()),
    ];
  }

  dispose(): void {
    this.#isOn = false;
    this.#show();
    this.#typing?.dispose();
    for (const listener of this.#listeners) listener.dispose();
    this.#status.dispose();
  }

  #enter(): Promise<CommandOutcome> {
    if (!activeArticle(this.#tools.corpus, this.#tools.files)) {
      this.#turn(false);
      return Promise.resolve(told(l10n.t('Open an article first.')));
    }
    this.#turn(true);
    this.#typing = this.#runner.registerTyping((text) => this.#type(text));
    return Promise.resolve(silent);
  }

  #leave(): Promise<CommandOutcome> {
    this.#typing?.dispose();
    this.#typing = undefined;
    this.#turn(false);
    return Promise.resolve(silent);
  }

  #showKeys(): Promise<CommandOutcome> {
    const { corpus, files } = this.#tools;
    const article = activeArticle(corpus, files);
    return article ? pickModeKey(corpus, article.id) : Promise.resolve(silent);
  }

  #turn(isOn: boolean): void {
    this.#isOn = isOn;
    this.#show();
    this.#changes.fire(isOn);
  }

  /** Marks the article that the keys work in: by the shape of its cursor, and by the labels in the status bar. */
  #show(): void {
    const { corpus, files } = this.#tools;
    const { editor, id } = (this.#isOn && activeArticle(corpus, files)) || {};
    if (this.#shown && this.#shown.editor !== editor) {
      this.#shown.editor.options = { cursorStyle: this.#shown.cursorStyle };
      this.#shown = undefined;
    }
    if (!editor || id === undefined) {
      this.#status.hide();
      return;
    }
    if (!this.#shown) {
      this.#shown = { editor, cursorStyle: editor.options.cursorStyle ?? TextEditorCursorStyle.Line };
      editor.options = { cursorStyle: TextEditorCursorStyle.Block };
    }
    const numbered = [...numberedLabels(corpus, id)].map(
      ([number, { name }]) => `${number} ${withoutIcons(shortened(labelWord(name), 20))}`,
    );
    this.#status.text = `$(edit) ${l10n.t('Annotate')}: ${numbered.join(' · ')}`;
    this.#status.tooltip = modeTooltip(corpus, id);
    this.#status.show();
  }

  /**
   * What is typed in an article is no text while the mode is on. What keyboards have at other keys than the manifest says is taken as what
   * it is: digits that stand on Shift, a question mark elsewhere than above the slash.
   */
  async #type(text: string): Promise<boolean> {
    if (!activeArticle(this.#tools.corpus, this.#tools.files)) return false;
    if (/^[0-9]$/.test(text)) this.#runner.tell(await this.#tools.highlights.withNumber(text));
    else if (text === '?') this.#runner.tell(await this.#showKeys());
    else hint(l10n.t('Annotate Mode types nothing. Escape leaves it, ? shows its keys.'));
    return true;
  }
}
