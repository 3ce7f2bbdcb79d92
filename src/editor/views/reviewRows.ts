import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { proseOf } from '../../core/article/prose';
import { toModelText } from '../../core/text/modelText';
import type { Corpus } from '../../app/corpus';
import type { AmbiguousMentions, EntitySummary } from '../../app/library/library';
import { entityIcons } from '../entityIcons';
import type { FileId } from '../../app/ports';
import type { InternalCommandId, RowKind } from '../ids';
import { mentionExcerpt, type Excerpt } from '../mentionExcerpt';
import { articleTitle, mentionCount, number } from '../words';
import type { Row } from './rowTree';

/** So many names are listed; when some are settled, others come up. */
export const mostReviewed = 100;

/** Whom a name means in an article, as the row that says so carries it. */
export interface Candidate {
  readonly article: FileId;
  /** The words of the article. */
  readonly text: string;
  /** The id of the entity that they are to mean. */
  readonly candidate: string;
  readonly name: string;
}

/** The group of the short names that several full names of their article share. */
export function reviewRow(open: readonly AmbiguousMentions[], corpus: Corpus): Row {
  const listed = open.slice(0, mostReviewed);
  const row: Row = {
    id: 'review',
    children: async () => {
      const proses = new Map<FileId, Promise<string | undefined>>();
      const proseIn = (article: FileId): Promise<string | undefined> => {
        const prose = proses.get(article) ?? readProse(corpus, article);
        proses.set(article, prose);
        return prose;
      };
      return Promise.all(
        listed.map(async (name) => nameRow(name, row, { corpus, prose: await proseIn(name.article) })),
      );
    },
    item: () => {
      const item = new TreeItem(l10n.t('To Review'), TreeItemCollapsibleState.Collapsed);
      item.description = number(listed.length) + (open.length > listed.length ? '+' : '');
      item.iconPath = new ThemeIcon('question', new ThemeColor('list.warningForeground'));
      item.tooltip = l10n.t(
        'Names that may mean several people, organisations or places of their article. Pick whom each of them means.',
      );
      item.accessibilityInformation = {
        label: listed.length === 1 ? l10n.t('1 name to review') : l10n.t('{0} names to review', item.description),
      };
      return item;
    },
  };
  return row;
}

async function readProse(corpus: Corpus, article: FileId): Promise<string | undefined> {
  const text = await corpus.text(article);
  if (text.kind === 'failed') return undefined;
  return proseOf(corpus.article(article)?.path ?? article, toModelText(text.value));
}

/** The name in its first sentence, over those it may mean. */
function nameRow(
  { article, entity, mentions, candidates }: AmbiguousMentions,
  parent: Row,
  { corpus, prose }: { readonly corpus: Corpus; readonly prose: string | undefined },
): Row {
  const [first] = mentions;
  const { text = '', start = 0, end = 0 } = first ?? {};
  const excerpt: Excerpt =
    prose === undefined
      ? { label: text, mark: [0, text.length], sentence: text }
      : mentionExcerpt(prose, { start, end });
  const row: Row = {
    id: `review#${article}#${entity}#${start}`,
    parent,
    children: () => [
      ...candidates.map((candidate) => candidateRow({ article, text, entity: candidate }, row)),
      noneRow({ article, text, candidate: entity, name: text }, row),
    ],
    item: () => {
      const entry = corpus.article(article);
      const title = entry ? articleTitle(entry) : article;
      const [from, to] = excerpt.mark;
      const item = new TreeItem({ label: excerpt.label, highlights: [[from, to]] }, TreeItemCollapsibleState.Expanded);
      item.tooltip = [excerpt.sentence, title, mentionCount(mentions.length)].join('\n\n');
      item.accessibilityInformation = { label: l10n.t('Whom does “{0}” mean? {1}', text, excerpt.sentence) };
      item.contextValue = 'ambiguousName' satisfies RowKind;
      item.command = {
        command: '_newsmark.reveal' satisfies InternalCommandId,
        title: l10n.t('Show in Article'),
        arguments: [{ article, range: { start, end } }],
      };
      return item;
    },
  };
  return row;
}

function candidateRow(
  { article, text, entity }: { readonly article: FileId; readonly text: string; readonly entity: EntitySummary },
  parent: Row,
): Row {
  const { id, name, type, mentions } = entity;
  return {
    id: `${parent.id}#${id}`,
    parent,
    children: () => [],
    item: () => {
      const item = new TreeItem(name);
      item.description = mentionCount(mentions);
      item.iconPath = new ThemeIcon(entityIcons[type]);
      item.tooltip = l10n.t('“{0}” means {1} in this article.', text, name);
      item.accessibilityInformation = { label: item.tooltip };
      item.command = choosing({ article, text, candidate: id, name });
      return item;
    },
  };
}

function noneRow(candidate: Candidate, parent: Row): Row {
  return {
    id: `${parent.id}#none`,
    parent,
    children: () => [],
    item: () => {
      const item = new TreeItem(l10n.t('Somebody Else'));
      item.iconPath = new ThemeIcon('circle-slash');
      item.tooltip = l10n.t('“{0}” means none of these in this article.', candidate.text);
      item.accessibilityInformation = { label: item.tooltip };
      item.command = choosing(candidate);
      return item;
    },
  };
}

function choosing(candidate: Candidate): NonNullable<TreeItem['command']> {
  return {
    command: '_newsmark.chooseCandidate' satisfies InternalCommandId,
    title: l10n.t('Choose'),
    arguments: [candidate],
  };
}

/** Whether a command's argument says whom a name means. */
export function isCandidate(argument: unknown): argument is Candidate {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    ['article', 'text', 'candidate', 'name'].every(
      (field) => typeof (argument as Readonly<Record<string, unknown>>)[field] === 'string',
    )
  );
}
