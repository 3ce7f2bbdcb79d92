import { l10n, MarkdownString, Hover, type HoverProvider, type Position, type TextDocument } from 'vscode';
import { placedRange } from '../../core/anchor/placement';
import type { Annotation } from '../../core/annotation/annotation';
import { placeAnnotations } from '../../app/articleEntry';
import type { Corpus } from '../../app/corpus';
import { verdictWord } from '../../app/words';
import { touches, type TextRange } from '../../core/text/textRange';
import { iconOf } from '../decorate/colours';
import { textMapOf } from '../convert';
import type { CommandId } from '../ids';
import { annotationKindWord } from '../words';

const allowed: readonly CommandId[] = ['newsmark.editAnnotation', 'newsmark.removeAnnotation'];

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
    const cards = here.map(({ annotation }) => card(annotation, article));
    return new Hover(cards, map.range(first.range));
  }
}

/** An annotation together with the place it has. Offsets in UTF-16 code units over the document's model text. */
export interface AnnotationHere {
  readonly annotation: Annotation;
  readonly range: TextRange;
}

/** The annotations at an offset of a document's model text, the shortest first: the one meant is the innermost. */
export function annotationsAt(corpus: Corpus, document: TextDocument, offset: number): readonly AnnotationHere[] {
  const entry = corpus.article(document.uri.toString());
  if (entry?.sidecar.kind !== 'ok') return [];
  return placeAnnotations(entry.sidecar.sidecar.annotations, textMapOf(document).text)
    .flatMap(({ annotation, placement }) => {
      const range = placedRange(placement);
      return range && touches(range, offset) ? [{ annotation, range }] : [];
    })
    .sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start));
}

/** What people and articles wrote goes in as text: no markup, no link and no command can come from a sidecar. */
function card(annotation: Annotation, article: string): MarkdownString {
  const card = new MarkdownString('', true);
  card.isTrusted = { enabledCommands: allowed };
  card
    .appendMarkdown(`$(${iconOf(annotation).id}) **`)
    .appendText(annotationKindWord(annotation))
    .appendMarkdown('**');
  if (annotation.kind === 'claim') {
    card
      .appendText(` · ${verdictWord(annotation.verdict)}`)
      .appendMarkdown('\n\n')
      .appendText(annotation.statement);
    if (annotation.claimant) {
      card.appendMarkdown('\n\n').appendText(l10n.t('Claimed by {0}', annotation.claimant.name));
    }
  } else if (annotation.comment !== undefined) {
    card.appendMarkdown('\n\n').appendText(annotation.comment);
  }
  const reference = { article, annotation: annotation.id };
  card.appendMarkdown('\n\n');
  card.appendMarkdown(link('newsmark.editAnnotation', l10n.t('Edit'), reference)).appendMarkdown('&nbsp;&nbsp;');
  card.appendMarkdown(link('newsmark.removeAnnotation', l10n.t('Remove'), reference));
  return card;
}

function link(
  command: CommandId,
  title: string,
  reference: { readonly article: string; readonly annotation: string },
): string {
  const argument = encodeURIComponent(JSON.stringify([reference])).replace(
    /[()]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `[${title}](command:${command}?${argument})`;
}
