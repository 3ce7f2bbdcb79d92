import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { Annotation, Claimant } from '../../core/annotation/annotation';
import type { EntityType } from '../../core/entity/entity';
import type { AnnotationDraft } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import { offeredVerdicts } from '../../app/labels';
import type { LabelList, ProjectLabel } from '../../core/label/projectLabel';
import type { EntitySummary } from '../../app/library/library';
import type { FileId } from '../../app/ports';
import { entityIcons } from '../entityIcons';
import { askChoice, askSteps, askText, mapAnswer, type Choice, type Step } from '../questions';
import { mentionCount } from '../words';
import { labelRows } from './labelRows';

type HighlightDraft = Extract<AnnotationDraft, { kind: 'highlight' }>;
type ClaimDraft = Extract<AnnotationDraft, { kind: 'claim' }>;

/** The labels to offer, in their order; asked for when they are needed. */
type LabelOffer = () => readonly ProjectLabel[];

/** Asks for the label and the comment of a highlight. */
export function askHighlight(
  title: string,
  draft: HighlightDraft,
  labels: LabelOffer,
): Promise<HighlightDraft | undefined> {
  return askSteps(title, draft, [askLabel(labels), askComment]);
}

/** Asks for the label of highlights; in the answer it is undefined for no label. */
export function askLabelOf(label: string | undefined, labels: LabelOffer): Promise<HighlightDraft | undefined> {
  return askSteps(l10n.t('Set Label'), { kind: 'highlight', ...(label !== undefined && { label }) }, [
    askLabel(labels),
  ]);
}

/** Asks for the statement, the claimant and the verdict of a claim in an article; what is offered is read when it is needed. */
export function askClaim(
  title: string,
  draft: ClaimDraft,
  corpus: Corpus,
  article: FileId,
): Promise<ClaimDraft | undefined> {
  const verdicts = () => offeredVerdicts(corpus, article);
  return askSteps(title, draft, [askStatement, askClaimant(() => claimantsIn(corpus, article)), askVerdict(verdicts)]);
}

/** What an annotation says now, to be changed. */
export function draftOf(annotation: Annotation): AnnotationDraft {
  if (annotation.kind === 'claim') {
    const { kind, statement, claimant, verdict } = annotation;
    return { kind, statement, verdict, ...(claimant ? { claimant } : {}) };
  }
  const { kind, label, comment } = annotation;
  return { kind, ...(label === undefined ? {} : { label }), ...(comment === undefined ? {} : { comment }) };
}

/** An entity with the number of its mentions in one article. */
interface NamedHere {
  readonly entity: Pick<EntitySummary, 'id' | 'type' | 'name'>;
  readonly mentions: number;
}

/** What can claim something, in the order in which it is offered. */
const claimantTypes: readonly EntityType[] = ['person', 'organisation', 'place'];

/**
 * The entities named in an article that can claim something: people and organisations first, then places; most mentions first.
 * None while the library cannot answer: names are offered to save typing, nothing depends on them.
 */
async function claimantsIn({ library }: Corpus, article: FileId): Promise<readonly NamedHere[]> {
  try {
    const counts = new Map<string, number>();
    for (const { entity } of await library.mentionsIn(article)) counts.set(entity, (counts.get(entity) ?? 0) + 1);
    const entities = await Promise.all([...counts.keys()].map((id) => library.entity(id)));
    return entities
      .flatMap((entity) => (entity ? [{ entity, mentions: counts.get(entity.id) ?? 0 }] : []))
      .filter(({ entity }) => claimantTypes.includes(entity.type))
      .sort(byTypeThenMentions);
  } catch {
    return [];
  }
}

function byTypeThenMentions(a: NamedHere, b: NamedHere): number {
  const types = claimantTypes.indexOf(a.entity.type) - claimantTypes.indexOf(b.entity.type);
  return types || b.mentions - a.mentions;
}

/** Labels of the project come with their guideline and the number that picks them; another one can be typed. */
function askLabel(labels: LabelOffer): Step<HighlightDraft> {
  return async (draft, place) => {
    const none: Choice<string | undefined> = {
      label: l10n.t('No label'),
      iconPath: new ThemeIcon('circle-slash'),
      value: undefined,
    };
    const answer = await askChoice<string | undefined>(place, {
      placeholder: l10n.t('What is it? Pick a label, type its number or a new one'),
      choices: [none, ...rowsWith(draft.label, labels(), 'labels')],
      current: draft.label,
      isCurrent: (value) => value === draft.label,
      typed: (text) => ({ label: text, description: l10n.t('as typed'), iconPath: new ThemeIcon('edit'), value: text }),
    });
    const { label: _, ...rest } = draft;
    return mapAnswer(answer, (label) => (label === undefined ? rest : { ...rest, label }));
  };
}

const askComment: Step<HighlightDraft> = async (draft, place) => {
  const answer = await askText(place, {
    prompt: l10n.t('Comment (optional). Enter saves the highlight.'),
    placeholder: l10n.t('Why it matters'),
    value: draft.comment ?? '',
  });
  const { comment: _, ...rest } = draft;
  return mapAnswer(answer, (comment) => (comment === '' ? rest : { ...rest, comment }));
};

const askStatement: Step<ClaimDraft> = async (draft, place) => {
  const answer = await askText(place, {
    prompt: l10n.t('The claim, in one sentence that can be understood by itself'),
    value: draft.statement,
    required: l10n.t('A claim needs a statement.'),
  });
  return mapAnswer(answer, (statement) => ({ ...draft, statement }));
};

function askClaimant(claimants: () => Promise<readonly NamedHere[]>): Step<ClaimDraft> {
  return async (draft, place) => {
    const named = await claimants();
    const known = draft.claimant;
    const isListed = named.some(({ entity }) => entity.name === known?.name);
    const own: readonly Choice<Claimant | undefined>[] =
      known && !isListed ? [{ label: known.name, value: known }] : [];
    const nobody: Choice<Claimant | undefined> = { label: l10n.t('Nobody named'), value: undefined };
    const separator = { label: l10n.t('In this article'), kind: QuickPickItemKind.Separator, value: undefined };
    const answer = await askChoice<Claimant | undefined>(place, {
      placeholder: l10n.t('Who claims it? Pick a name or type one'),
      choices: [...own, nobody, ...(named.length > 0 ? [separator] : []), ...named.map(claimantChoice)],
      current: known,
      isCurrent: (value) => value !== undefined && value.name === known?.name,
      typed: (text) => ({ label: text, description: l10n.t('as typed'), value: { name: text } }),
    });
    const { claimant: _, ...rest } = draft;
    return mapAnswer(answer, (claimant) => (claimant === undefined ? rest : { ...rest, claimant }));
  };
}

function claimantChoice({ entity: { id, name, type }, mentions }: NamedHere): Choice<Claimant> {
  return {
    label: name,
    description: mentionCount(mentions),
    iconPath: new ThemeIcon(entityIcons[type]),
    value: { name, entity: id },
  };
}

/** Verdicts of the project come with their guideline. */
function askVerdict(verdicts: () => Promise<readonly ProjectLabel[]>): Step<ClaimDraft> {
  return async (draft, place) => {
    const answer = await askChoice(place, {
      placeholder: l10n.t('Verdict'),
      choices: rowsWith(draft.verdict, await verdicts(), 'verdicts'),
      current: draft.verdict,
      isCurrent: (value) => value === draft.verdict,
    });
    return mapAnswer(answer, (verdict) => ({ ...draft, verdict }));
  };
}

/** The rows of what is offered, and one of what stands now where that is not among them. */
function rowsWith(
  now: string | undefined,
  offered: readonly ProjectLabel[],
  list: LabelList,
): readonly Choice<string>[] {
  const isForeign = now !== undefined && offered.every(({ name }) => name !== now);
  return labelRows(isForeign ? [...offered, { name: now }] : offered, list);
}
