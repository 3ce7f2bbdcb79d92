import { l10n, ThemeIcon } from 'vscode';
import { withLabelChanged, withNewLabel, type LabelWords } from '../../core/label/labelChanges';
import { isLabelName } from '../../core/label/labelsCodec';
import type { LabelColour } from '../../core/label/labelsFile';
import {
  labelColours,
  labelKey,
  labelNumbers,
  reservedNames,
  type LabelList,
  type LabelNumber,
} from '../../core/label/projectLabel';
import { labelUses, relabelled } from '../../app/labels';
import { labelWord } from '../../app/words';
import { colourIcon } from '../decorate/colours';
import { askChoice, askSteps, askText, hint, mapAnswer, type Choice, type Step } from '../questions';
import type { CommandOutcome } from '../runCommand';
import { listWords, usesIn } from './labelListWords';
import { wordIn } from './labelRows';
import { labelsOf, saveLabels, type EditedLabels } from './labelsAtHand';

/** *Add Label…*, *Add Verdict…*: asks for all of a new one; Escape says nothing. */
export async function addLabel(edited: EditedLabels): Promise<CommandOutcome | 'next'> {
  const { list } = edited;
  const label = await askLabelWords(edited, listWords(list).adding, { name: '' });
  const changed = label && withNewLabel(labelsOf(edited), label, list);
  if (!changed) return 'next';
  const outcome = await saveLabels(edited, changed);
  if (outcome === 'next') hint(l10n.t('“{0}” is offered in this project now.', wordIn(list, label.name)));
  return outcome;
}

/** Asks for all of a label or verdict again; with another name also whether annotations get it. */
export async function changeLabel(edited: EditedLabels, name: string): Promise<CommandOutcome | 'next'> {
  const { tools, folder, list } = edited;
  const before = tools.corpus.labels.ofFolder(folder, list).find((label) => label.name === name);
  if (!before) return 'next';
  const { stored: _stored, ...words } = before;
  const label = await askLabelWords(edited, listWords(list).changing, words);
  const changed = label && withLabelChanged(labelsOf(edited), name, label, list);
  if (!changed) return 'next';
  const isRenaming = label.name === name ? false : await askRenaming(edited, name, label.name);
  if (isRenaming === undefined) return 'next';
  const steps = isRenaming ? relabelled(tools.corpus, folder, { from: name, to: label.name, list }) : [];
  return saveLabels(edited, changed, steps);
}

/** Whether the annotations that have a label or verdict get its new name; undefined when it was given up. */
async function askRenaming(edited: EditedLabels, from: string, to: string): Promise<boolean | undefined> {
  const { list } = edited;
  const uses = await usesOf(edited, from);
  if (uses === 0) return false;
  const answer = await askChoice<boolean>(
    { title: listWords(list).changing, step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('“{0}” stands in {1}', wordIn(list, from), usesIn(list, uses)),
      choices: [
        { label: l10n.t('Call it “{0}” in them, too', to), iconPath: new ThemeIcon('check-all'), value: true },
        { label: l10n.t('Leave them as they are'), iconPath: new ThemeIcon('circle-slash'), value: false },
      ],
      current: true,
      isCurrent: (value) => value,
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}

/** How many annotations have a label or verdict; where they are not all known yet, they are read first. */
export async function usesOf({ tools, folder, list }: EditedLabels, name: string): Promise<number> {
  if (!tools.corpus.isIndexed) await tools.corpus.start();
  return labelUses(tools.corpus, folder, list).get(name) ?? 0;
}

function askLabelWords(edited: EditedLabels, title: string, label: LabelWords): Promise<LabelWords | undefined> {
  const { tools, folder, list } = edited;
  const others = tools.corpus.labels.ofFolder(folder, list).filter(({ name }) => name !== label.name);
  const names = [...reservedNames(list), ...others.map(({ name }) => name)];
  const [first, second] = [askName(names, label.name, list), askGuideline(list)];
  return askSteps(title, label, list === 'labels' ? [first, askColour, second, askNumber(others)] : [first, second]);
}

/** A built-in label or verdict is shown by its word; what is not changed stays its code. */
function askName(others: readonly string[], code: string, list: LabelList): Step<LabelWords> {
  const taken = new Set(others.flatMap((name) => [labelKey(name), labelKey(wordIn(list, name))]));
  return async (draft, place) => {
    const answer = await askText(place, {
      prompt: l10n.t('What it is called'),
      placeholder: listWords(list).nameExample,
      value: wordIn(list, draft.name),
      required: l10n.t('A name is needed.'),
      problem: (name) => {
        if (!isLabelName(name)) return l10n.t('A name is one line.');
        return taken.has(labelKey(name)) ? l10n.t('Another one is called so already.') : undefined;
      },
    });
    return mapAnswer(answer, (typed) => ({ ...draft, name: typed === wordIn(list, code) ? code : typed.trim() }));
  };
}

const askColour: Step<LabelWords> = async (draft, place) => {
  const answer = await askChoice<LabelColour>(place, {
    placeholder: l10n.t('Colour, as the theme has it'),
    choices: labelColours.map((colour) => ({
      label: colourWord(colour),
      iconPath: colourIcon(colour),
      value: colour,
    })),
    current: draft.colour ?? 'teal',
    isCurrent: (colour) => colour === (draft.colour ?? 'teal'),
  });
  const isAsBefore = (colour: LabelColour): boolean => colour === (draft.colour ?? 'teal');
  return mapAnswer(answer, (colour) => (isAsBefore(colour) ? draft : { ...draft, colour }));
};

function askGuideline(list: LabelList): Step<LabelWords> {
  return async (draft, place) => {
    const answer = await askText(place, {
      prompt: l10n.t('When to use it (optional): shown under the name wherever it is offered'),
      placeholder: listWords(list).guidelineExample,
      value: draft.description ?? '',
    });
    const { description: _, ...rest } = draft;
    return mapAnswer(answer, (description) => (description === '' ? rest : { ...rest, description }));
  };
}

function askNumber(others: readonly LabelWords[]): Step<LabelWords> {
  return async (draft, place) => {
    const free: Choice<LabelNumber | undefined> = {
      label: l10n.t('The next free number'),
      description: l10n.t('in the order of the labels'),
      value: undefined,
    };
    const numbers = labelNumbers.map((number): Choice<LabelNumber | undefined> => {
      const owner = others.find(({ shortcut }) => shortcut === number);
      const description = owner && l10n.t('taken from “{0}”', labelWord(owner.name));
      return { label: number, ...(description !== undefined && { description }), value: number };
    });
    const answer = await askChoice<LabelNumber | undefined>(place, {
      placeholder: l10n.t('The number key that gives it'),
      choices: [free, ...numbers],
      current: draft.shortcut,
      isCurrent: (number) => number === draft.shortcut,
    });
    const { shortcut: _, ...rest } = draft;
    return mapAnswer(answer, (shortcut) => (shortcut === undefined ? rest : { ...rest, shortcut }));
  };
}

function colourWord(colour: LabelColour): string {
  switch (colour) {
    case 'yellow':
      return l10n.t('Yellow');
    case 'blue':
      return l10n.t('Blue');
    case 'green':
      return l10n.t('Green');
    case 'purple':
      return l10n.t('Purple');
    case 'orange':
      return l10n.t('Orange');
    case 'grey':
      return l10n.t('Grey');
    case 'teal':
      return l10n.t('Teal');
    case 'red':
      return l10n.t('Red');
    case 'pink':
      return l10n.t('Pink');
  }
}
