import { l10n, ThemeIcon } from 'vscode';
import { withLabelChanged, withNewLabel, type LabelWords } from '../../core/label/labelChanges';
import { isLabelName } from '../../core/label/labelsCodec';
import type { LabelColour } from '../../core/label/labelsFile';
import { labelColours, labelKey, labelNumbers, type LabelNumber } from '../../core/label/projectLabel';
import { labelUses, relabelled } from '../../app/labels';
import { labelWord } from '../../app/words';
import { colourIcon } from '../decorate/colours';
import { askChoice, askSteps, askText, hint, mapAnswer, type Choice, type Step } from '../questions';
import type { CommandOutcome } from '../runCommand';
import { annotationCount } from '../words';
import { labelsOf, saveLabels, type EditedLabels } from './labelsAtHand';

/** *Add Label…*: asks for all of a new label; Escape says nothing. */
export async function addLabel(edited: EditedLabels): Promise<CommandOutcome | 'next'> {
  const label = await askLabelWords(edited, l10n.t('Add Label'), { name: '' });
  const changed = label && withNewLabel(labelsOf(edited), label);
  if (!changed) return 'next';
  const outcome = await saveLabels(edited, changed);
  if (outcome === 'next') hint(l10n.t('“{0}” is a label of the project now.', labelWord(label.name)));
  return outcome;
}

/** Asks for all of a label again; with another name also whether annotations get it. */
export async function changeLabel(edited: EditedLabels, name: string): Promise<CommandOutcome | 'next'> {
  const { tools, folder } = edited;
  const before = tools.corpus.labels.ofFolder(folder).find((label) => label.name === name);
  if (!before) return 'next';
  const { stored: _stored, ...words } = before;
  const label = await askLabelWords(edited, l10n.t('Edit Label'), words);
  const changed = label && withLabelChanged(labelsOf(edited), name, label);
  if (!changed) return 'next';
  const isRenaming = label.name === name ? false : await askRenaming(edited, name, label.name);
  if (isRenaming === undefined) return 'next';
  const steps = isRenaming ? relabelled(tools.corpus, folder, { from: name, to: label.name }) : [];
  return saveLabels(edited, changed, steps);
}

/** Whether the annotations that have a label get its new name; undefined when it was given up. */
async function askRenaming({ tools, folder }: EditedLabels, from: string, to: string): Promise<boolean | undefined> {
  // Where they are not all known yet, they are read first.
  if (!tools.corpus.isIndexed) await tools.corpus.start();
  const uses = labelUses(tools.corpus, folder).get(from) ?? 0;
  if (uses === 0) return false;
  const answer = await askChoice<boolean>(
    { title: l10n.t('Edit Label'), step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('“{0}” is the label of {1}', labelWord(from), annotationCount(uses)),
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

function askLabelWords(edited: EditedLabels, title: string, label: LabelWords): Promise<LabelWords | undefined> {
  const others = edited.tools.corpus.labels.ofFolder(edited.folder).filter(({ name }) => name !== label.name);
  return askSteps(title, label, [askName(others, label.name), askColour, askGuideline, askNumber(others)]);
}

/** A built-in label is shown by its word; what is not changed stays its code. */
function askName(others: readonly LabelWords[], code: string): Step<LabelWords> {
  const taken = new Set(others.flatMap(({ name }) => [labelKey(name), labelKey(labelWord(name))]));
  return async (draft, place) => {
    const answer = await askText(place, {
      prompt: l10n.t('What the label is called'),
      placeholder: l10n.t('For example “Unverified”'),
      value: labelWord(draft.name),
      required: l10n.t('A label needs a name.'),
      problem: (name) => {
        if (!isLabelName(name)) return l10n.t('A name is one line.');
        return taken.has(labelKey(name)) ? l10n.t('Another label is called so already.') : undefined;
      },
    });
    return mapAnswer(answer, (typed) => ({ ...draft, name: typed === labelWord(code) ? code : typed.trim() }));
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

const askGuideline: Step<LabelWords> = async (draft, place) => {
  const answer = await askText(place, {
    prompt: l10n.t('When to use it (optional): shown under the label wherever one is asked for'),
    placeholder: l10n.t('For example “A statement that no second source confirms”'),
    value: draft.description ?? '',
  });
  const { description: _, ...rest } = draft;
  return mapAnswer(answer, (description) => (description === '' ? rest : { ...rest, description }));
};

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
