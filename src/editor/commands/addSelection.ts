import { l10n } from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import type { TextRange } from '../../core/text/textRange';
import { outcomeOf } from '../changeNotice';
import { annotationsIn } from '../placements';
import { askChoice } from '../questions';
import { silent, type CommandOutcome, told } from '../runCommand';
import { annotationKindWord, wordsOf } from '../words';
import { selectedWords, type Annotating } from './annotate';
import { isReference } from './annotationAtHand';

/**
 * *Add Selection to Annotation…*: the selected words become further passages of an annotation of the article: that of the row or
 * hover, else one that is asked for, the one changed last first.
 */
export async function addSelection(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const selected = selectedWords(tools);
  if ('kind' in selected) return selected;
  const { article, ranges } = selected;
  const passages = passagesByAnnotation(annotationsIn(tools.corpus, article.editor.document));
  if (passages.size === 0) return told(l10n.t('This article has no annotation yet that words could be added to.'));
  const annotation =
    isReference(argument) && argument.article === article.id
      ? [...passages.keys()].find(({ id }) => id === argument.annotation)
      : await askWhich([...passages.keys()]);
  const own = annotation && passages.get(annotation);
  if (!annotation || !own) return silent;
  const moves = new Map([[article.id, [{ annotation, ranges: joined([...own, ...ranges]) }]]]);
  return outcomeOf(await tools.annotations.reattachAll(moves), tools.corpus);
}

function passagesByAnnotation(here: ReturnType<typeof annotationsIn>): ReadonlyMap<Annotation, readonly TextRange[]> {
  const found = new Map<Annotation, readonly TextRange[]>();
  for (const { annotation, range } of here) {
    const known = found.get(annotation) ?? [];
    found.set(annotation, [...known, range]);
  }
  return found;
}

async function askWhich(annotations: readonly Annotation[]): Promise<Annotation | undefined> {
  const latest = annotations.toSorted((a, b) => ((a.modified ?? '') < (b.modified ?? '') ? 1 : -1));
  const answer = await askChoice<Annotation | undefined>(
    { title: l10n.t('Add Selection to Annotation'), step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('Which annotation do the words belong to?'),
      choices: latest.map((annotation) => ({
        label: wordsOf(annotation).replace(/\s+/g, ' ').slice(0, 120),
        description: annotationKindWord(annotation),
        value: annotation,
      })),
      current: latest[0],
      isCurrent: (value) => value === latest[0],
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}

/** Ranges in the order of the text; those that share something or touch are one. */
function joined(ranges: readonly TextRange[]): readonly TextRange[] {
  const found: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const before = found.at(-1);
    if (before && range.start <= before.end) {
      found[found.length - 1] = { start: before.start, end: Math.max(before.end, range.end) };
    } else found.push(range);
  }
  return found;
}
