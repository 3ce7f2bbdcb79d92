import { commands, l10n, Uri } from 'vscode';
import { placedRange } from '../../core/anchor/placement';
import type { TextRange } from '../../core/text/textRange';
import type { Corpus } from '../../app/corpus';
import { readActiveArticle, revealRange } from '../activeArticle';
import { sidecarNotice } from '../changeNotice';
import { silent, type CommandOutcome } from '../runCommand';
import type { Annotating } from './annotate';
import { isOfArticle, isReference } from './annotationAtHand';

/** *Open Sidecar*: of the article named, or of the active one. */
export async function openSidecar(
  { corpus, files }: Pick<Annotating, 'corpus' | 'files'>,
  argument: unknown,
): Promise<CommandOutcome> {
  const id = isOfArticle(argument) ? argument.article : (await readActiveArticle(corpus, files))?.id;
  const entry = id === undefined ? undefined : corpus.article(id);
  if (!entry) return { kind: 'told', notice: { text: l10n.t('Open an article first.') } };
  if (entry.sidecar.kind === 'none') {
    return { kind: 'told', notice: { text: l10n.t('This article has no sidecar: it has no annotations yet.') } };
  }
  await commands.executeCommand('vscode.open', Uri.parse(corpus.sidecarOf(entry.id), true));
  return silent;
}

/** Shows the words of an annotation or a mention in its article. An annotation without a place says so. */
export async function reveal(corpus: Corpus, argument: unknown): Promise<CommandOutcome> {
  if (!isOfArticle(argument)) return silent;
  const { article } = argument;
  if (!isReference(argument)) {
    await revealRange(article, 'range' in argument ? (argument.range as TextRange) : undefined);
    return silent;
  }
  const entry = corpus.article(article);
  if (entry?.failure === 'missing') {
    const text = l10n.t(
      'The article {0} does not exist any more. Its annotations are kept in the sidecar.',
      entry.path,
    );
    return { kind: 'told', notice: sidecarNotice(text, article) };
  }
  const placed = entry?.annotations.find(({ annotation }) => annotation.id === argument.annotation);
  const range = placed && placedRange(placed.placement);
  await revealRange(article, range);
  if (range || !placed) return silent;
  const text = l10n.t(
    'The words of this annotation are not certain to be found in the article as it is now. The annotation is kept.',
  );
  return { kind: 'told', notice: sidecarNotice(text, article) };
}
