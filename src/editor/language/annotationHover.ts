import { l10n, MarkdownString, Hover, type HoverProvider, type Position, type TextDocument } from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import { hasChoice } from '../../core/annotation/choices';
import { wordChanges, type WordChange } from '../../core/anchor/wordChanges';
import { escapeMarkdown } from '../../core/export/escapeMarkdown';
import type { Corpus } from '../../app/corpus';
import { verdictWord } from '../../app/words';
import { touches } from '../../core/text/textRange';
import { iconOf } from '../decorate/colours';
import { commandLink } from '../commandLink';
import { textMapOf } from '../convert';
import type { CommandId } from '../ids';
import { annotationsIn, type AnnotationHere } from '../placements';
import { annotationKindWord } from '../words';

const allowed: readonly CommandId[] = [
  'newsmark.editAnnotation',
  'newsmark.removeAnnotation',
  'newsmark.acceptWording',
  'newsmark.showWhatChanged',
];

/** Shows what was said of the words under the pointer, with the commands to edit and remove it. */
export class AnnotationHover implements HoverProvider {
  readonly #corpus: Corpus;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    if (!this.#corpus.article(document.uri.toString())) return undefined;
    const map = textMapOf(document);
    const here = annotationsAt(this.#corpus, document, map.offset(position));
    const first = here[0];
    if (!first) return undefined;
    const article = document.uri.toString();
    const declared = this.#corpus.labels.of(article);
    const cards = here.map((one) =>
      card(one.annotation, article, {
        warnings: this.#warnings(article, one.annotation),
        icon: iconOf(one.annotation, declared).id,
        changes: changesOf(one, map.text),
      }),
    );
    return new Hover(cards, map.range(first.range));
  }

  /** What keeps an annotation from being in the sidecar as it is shown. */
  #warnings(article: string, annotation: Annotation): readonly string[] {
    const warnings = [
      this.#corpus.isUnsaved(article, annotation.id) && l10n.t('Not saved yet'),
      this.#corpus.article(article)?.sidecar.kind === 'conflicted' && l10n.t('In a git conflict'),
      hasChoice(annotation) && l10n.t('Changed on both sides'),
    ];
    return warnings.filter((warning) => warning !== false);
  }
}

/** The annotations at an offset of a document's model text, the shortest first: the one meant is the innermost. */
export function annotationsAt(corpus: Corpus, document: TextDocument, offset: number): readonly AnnotationHere[] {
  return annotationsIn(corpus, document)
    .filter(({ range }) => touches(range, offset))
    .sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start));
}

/** What a card shows besides what was said. */
interface CardState {
  readonly warnings: readonly string[];
  /** The name of a codicon. */
  readonly icon: string;
  /** What was changed in its words since it was made, as Markdown; empty when nothing was. */
  readonly changes: string;
}

/** Longer passages are not compared in a card, in UTF-16 code units. */
const longestCompared = 4000;

function changesOf({ annotation, passage, kind, range }: AnnotationHere, text: string): string {
  const { exact } = [annotation.target, ...(annotation.moreTargets ?? [])][passage] ?? annotation.target;
  const isShort = exact.length + range.end - range.start <= longestCompared;
  return kind === 'edited' && isShort ? changedWords(wordChanges(exact, text.slice(range.start, range.end))) : '';
}

/** What was removed is struck out, what was added is bold; blanks stay outside of the marks, as Markdown wants it. */
function changedWords(changes: readonly WordChange[]): string {
  const marks = { same: '', removed: '~~', added: '**' };
  return changes
    .map(({ kind, text }) => {
      const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
      const spaced = (blanks: string): string => (blanks === '' ? '' : ' ');
      const marked = words === '' ? '' : `${marks[kind]}${escapeMarkdown(words.replace(/\s+/g, ' '))}${marks[kind]}`;
      return spaced(before) + marked + spaced(after);
    })
    .join('');
}

/** What people and articles wrote goes in as text: no markup, no link and no command can come from a sidecar. */
function card(annotation: Annotation, article: string, { warnings, icon, changes }: CardState): MarkdownString {
  const reference = { article, annotation: annotation.id };
  const links = [
    commandLink('newsmark.editAnnotation', l10n.t('Edit'), reference),
    commandLink('newsmark.removeAnnotation', l10n.t('Remove'), reference),
  ];
  const review = [
    commandLink('newsmark.acceptWording', l10n.t('Accept New Wording'), reference),
    commandLink('newsmark.showWhatChanged', l10n.t('Show What Changed'), reference),
  ];
  const edited =
    changes === '' ? [] : [`$(diff) ${l10n.t('The words were changed since')}: ${changes}`, review.join(' · ')];
  const warned = warnings.map((warning) => `$(warning) ${warning}`);
  const kind = `$(${icon}) **${escapeMarkdown(annotationKindWord(annotation))}**`;
  const head = annotation.kind === 'claim' ? `${kind} · ${escapeMarkdown(verdictWord(annotation.verdict))}` : kind;
  const card = new MarkdownString(
    [`${head}&nbsp; ${links.join(' · ')}`, ...warned, ...edited, ...said(annotation).map(asText)].join('\n\n'),
    true,
  );
  card.isTrusted = { enabledCommands: allowed };
  return card;
}

/** The paragraphs of an annotation, as they were written. */
function said(annotation: Annotation): readonly string[] {
  if (annotation.kind === 'highlight') return annotation.comment === undefined ? [] : [annotation.comment];
  const { statement, claimant } = annotation;
  return claimant ? [statement, l10n.t('Claimed by {0}', claimant.name)] : [statement];
}

/** Line ends stay line ends. */
function asText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(escapeMarkdown)
    .join('  \n');
}
