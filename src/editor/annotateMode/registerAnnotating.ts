import type { Memento } from 'vscode';
import type { Disposable } from '../../app/ports';
import { openAnnotationLinks } from '../annotationLinks';
import { addSelection } from '../commands/addSelection';
import { annotateClaim, highlightSelection, type Annotating } from '../commands/annotate';
import { stepToAnnotation } from '../commands/annotationSteps';
import { copyLinks, copyQuotations } from '../commands/copyAnnotations';
import { addNoteAtCursor, addNoteOnArticle } from '../commands/notes';
import { Passages } from '../commands/passages';
import { QuickHighlights } from '../commands/quickHighlight';
import { LastLabel } from '../lastLabel';
import type { CommandRunner } from '../runCommand';
import { AnnotateMode } from './annotateMode';

/** What is registered, and the mode that its keys work in. */
export interface RegisteredAnnotating {
  readonly mode: AnnotateMode;
  readonly registered: readonly Disposable[];
}

/** The commands by which words are selected and annotated in an article, and found again. */
export function registerAnnotating(tools: Annotating, memory: Memento, runner: CommandRunner): RegisteredAnnotating {
  const lastLabel = new LastLabel(memory);
  const passages = new Passages(tools);
  const highlights = new QuickHighlights({ ...tools, lastLabel, passages });
  const mode = new AnnotateMode({ ...tools, highlights }, runner);
  const registered = [
    mode,
    ...mode.register(runner),
    ...passages.register(runner),
    ...highlights.register(runner),
    runner.register('newsmark.highlightSelection', () => highlightSelection(tools, lastLabel)),
    runner.register('newsmark.annotateClaim', () => annotateClaim(tools)),
    runner.register('newsmark.addNoteAtCursor', () => addNoteAtCursor(tools)),
    runner.register('newsmark.addNoteOnArticle', (argument) => addNoteOnArticle(tools, argument)),
    runner.register('newsmark.addSelectionToAnnotation', (argument) => addSelection(tools, argument)),
    runner.register('newsmark.nextAnnotation', () => stepToAnnotation(tools, 'next')),
    runner.register('newsmark.previousAnnotation', () => stepToAnnotation(tools, 'previous')),
    runner.register('newsmark.copyQuotation', (row, rows) => copyQuotations(tools, row, rows)),
    runner.register('newsmark.copyAnnotationLink', (row, rows) => copyLinks(tools, row, rows)),
    openAnnotationLinks(tools, runner),
  ];
  return { mode, registered };
}
