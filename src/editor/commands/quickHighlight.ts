import { l10n } from 'vscode';
import type { Highlight } from '../../core/annotation/annotation';
import { labelNumbers } from '../../core/label/projectLabel';
import type { TextRange } from '../../core/text/textRange';
import type { AnnotationDraft } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import { offeredLabels } from '../../app/labels';
import type { Disposable } from '../../app/ports';
import { labelWord } from '../../app/words';
import { activeArticle, type ActiveArticle } from '../activeArticle';
import { outcomeOf, sidecarNotice } from '../changeNotice';
import type { LastLabel } from '../lastLabel';
import { numberedLabels } from '../numberedLabels';
import { annotationsIn } from '../placements';
import { hint } from '../questions';
import { silent, told, type CommandOutcome, type CommandRunner } from '../runCommand';
import { readSidecar, selectedWords, type Annotating } from './annotate';
import { askLabelOf } from './draftQuestions';
import type { Passages } from './passages';

/** What highlighting without questions works with. */
export interface QuickHighlighting extends Annotating {
  readonly lastLabel: LastLabel;
  readonly passages: Passages;
}

type HighlightDraft = Extract<AnnotationDraft, { kind: 'highlight' }>;

/** Highlights the selected words with one key. What is pressed first is written first, so that undoing goes back in the same order. */
export class QuickHighlights {
  readonly #tools: QuickHighlighting;
  #last: Promise<unknown> = Promise.resolve();

  constructor(tools: QuickHighlighting) {
    this.#tools = tools;
  }

  register(runner: CommandRunner): Disposable[] {
    return [
      runner.register('newsmark.highlightWithLastLabel', () => this.withLastLabel()),
      runner.register('newsmark.highlightWithLabel', (number) =>
        typeof number === 'string' ? this.withNumber(number) : this.#withAsked(),
      ),
    ];
  }

  /** *Highlight with Last Label*: nothing is asked but the label, when there was none yet. */
  withLastLabel(): Promise<CommandOutcome> {
    const last = this.#tools.lastLabel.get();
    return last ? this.#highlight({ kind: 'highlight', ...last }) : this.#withAsked();
  }

  /** @param number the key: `0` for no label. */
  async withNumber(number: string): Promise<CommandOutcome> {
    if (number === '0') return this.#highlight({ kind: 'highlight' });
    const article = activeArticle(this.#tools.corpus, this.#tools.files);
    if (!article) return told(l10n.t('Open an article first.'));
    await this.#tools.corpus.labels.ready(article.id);
    const numbered = labelNumbers.find((one) => one === number);
    const label = numbered && numberedLabels(this.#tools.corpus, article.id).get(numbered);
    if (label) return this.#highlight({ kind: 'highlight', label: label.name });
    hint(l10n.t('No label has the number {0}.', number));
    return silent;
  }

  /** *Highlight with Label…* */
  async #withAsked(): Promise<CommandOutcome> {
    const selected = selectedWords(this.#tools);
    if ('kind' in selected) return selected;
    const { corpus, lastLabel } = this.#tools;
    const draft = await askLabelOf(lastLabel.get()?.label, () => offeredLabels(corpus, selected.article.id));
    return draft ? this.#highlight(draft) : silent;
  }

  #highlight(draft: HighlightDraft): Promise<CommandOutcome> {
    const selected = selectedWords(this.#tools);
    if ('kind' in selected) return Promise.resolve(selected);
    const { article, ranges } = selected;
    this.#tools.passages.annotated(article);
    const run = (): Promise<CommandOutcome> => this.#write(article, ranges, draft);
    const running = this.#last.then(run, run);
    this.#last = running;
    return running;
  }

  /** A highlight that stands on these very words already gets the label instead of a second one beside it. */
  async #write(article: ActiveArticle, ranges: readonly TextRange[], draft: HighlightDraft): Promise<CommandOutcome> {
    const { corpus, annotations, lastLabel } = this.#tools;
    const problem = await readSidecar(this.#tools, article.editor.document.uri);
    if (problem) return { kind: 'refused', notice: sidecarNotice(problem.long, article.id) };
    lastLabel.set(draft.label);
    const there = highlightOn(corpus, article, ranges);
    if (there && there.label === draft.label) {
      hint(l10n.t('These words are highlighted like this already.'));
      return silent;
    }
    const result = there
      ? await annotations.change(article.id, there, withLabel(there, draft.label))
      : await annotations.add(article.id, article.map.text, ranges, draft);
    if (result.kind === 'done') hint(doneWords(draft));
    return outcomeOf(result, corpus, () => this.#write(article, ranges, draft));
  }
}

function doneWords({ label }: HighlightDraft): string {
  return label === undefined ? l10n.t('Highlighted.') : l10n.t('Highlighted as “{0}”.', labelWord(label));
}

function withLabel(highlight: Highlight, label: string | undefined): Highlight {
  const { label: _label, ...others } = highlight;
  return label === undefined ? others : { ...others, label };
}

/** The highlight that stands on these words and no others. */
function highlightOn(corpus: Corpus, { editor }: ActiveArticle, ranges: readonly TextRange[]): Highlight | undefined {
  const [only] = ranges;
  if (!only || ranges.length > 1) return undefined;
  const found = annotationsIn(corpus, editor.document).find(
    ({ annotation, range }) =>
      annotation.kind === 'highlight' &&
      annotation.moreTargets === undefined &&
      range.start === only.start &&
      range.end === only.end,
  );
  return found?.annotation.kind === 'highlight' ? found.annotation : undefined;
}
