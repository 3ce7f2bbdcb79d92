import { commands, l10n, ThemeIcon, window, type InputBox, type QuickInputButton } from 'vscode';
import type { Arrangement, Grouping } from '../../app/articleList/arrangement';
import type { Disposable } from '../../app/ports';
import { askChoice, askSteps, mapAnswer, type Step } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { articleCount } from '../words';
import { shownCount } from '../views/articlesMessage';
import type { ArticlesView, ShownArticles } from '../views/articlesView';

/** How long nothing is typed before the view follows, in milliseconds. */
const typingPause = 100;

/**
 * *Filter Articles…*: the view follows what is typed. Enter keeps it, and so does opening an article; Escape goes back to the
 * filter from before. An empty input shows everything.
 */
export async function filterArticles(view: ArticlesView): Promise<CommandOutcome> {
  await commands.executeCommand('newsmark.articles.focus');
  const input = window.createInputBox();
  const clear: QuickInputButton = { iconPath: new ThemeIcon('clear-all'), tooltip: l10n.t('Clear Filter') };
  input.title = l10n.t('Filter Articles');
  input.placeholder = l10n.t('Words of the title, source, author or path');
  input.value = view.filter;
  input.prompt = promptOf(view.shown);
  input.buttons = [clear];
  input.ignoreFocusOut = true;
  const before = view.filter;
  const listeners: Disposable[] = [view.onDidShow((shown) => (input.prompt = promptOf(shown)))];
  try {
    await view.setFilter((await answered(input, view, listeners)) ?? before);
  } finally {
    for (const listener of listeners) listener.dispose();
    input.dispose();
  }
  return silent;
}

/** Gives what stands in the input when it is kept, and nothing when it is given up. */
function answered(input: InputBox, view: ArticlesView, listeners: Disposable[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      view.setFilter(input.value).catch(reject);
    };
    listeners.push(
      { dispose: () => clearTimeout(timer) },
      input.onDidChangeValue(() => {
        clearTimeout(timer);
        timer = setTimeout(follow, typingPause);
      }),
      input.onDidTriggerButton(() => {
        input.value = '';
        follow();
      }),
      input.onDidAccept(() => {
        resolve(input.value);
        commands.executeCommand('newsmark.articles.focus').then(undefined, reject);
      }),
      window.onDidChangeActiveTextEditor(() => resolve(input.value)),
      input.onDidHide(() => resolve(undefined)),
    );
    input.show();
  });
}

function promptOf({ filter, shown, total }: ShownArticles): string {
  return filter === '' ? articleCount(total) : shownCount(shown, total);
}

/** *Arrange Articles…*: what to group by, then what to sort by; both start at what is now. */
export async function arrangeArticles(view: ArticlesView): Promise<CommandOutcome> {
  const arrangement = await askSteps(l10n.t('Arrange Articles'), view.arrangement, [askGrouping, askSorting]);
  if (arrangement) await view.arrange(arrangement);
  return silent;
}

const askGrouping: Step<Arrangement> = async (draft, place) => {
  const choices: readonly { readonly label: string; readonly value: Grouping }[] = [
    { label: l10n.t('One list'), value: 'none' },
    { label: l10n.t('By date'), value: 'date' },
    { label: l10n.t('By source'), value: 'source' },
    { label: l10n.t('By language'), value: 'language' },
    { label: l10n.t('By folder'), value: 'folder' },
  ];
  const answer = await askChoice<Grouping>(place, {
    placeholder: l10n.t('How are articles grouped?'),
    choices,
    current: draft.grouping,
    isCurrent: (value) => value === draft.grouping,
  });
  return mapAnswer(answer, (grouping) => ({ ...draft, grouping }));
};

type Sorted = Pick<Arrangement, 'sorting' | 'isDescending'>;

const askSorting: Step<Arrangement> = async (draft, place) => {
  const choice = (label: string, sorting: Arrangement['sorting'], isDescending: boolean) => ({
    label,
    value: { sorting, isDescending },
  });
  const answer = await askChoice<Sorted>(place, {
    placeholder: l10n.t('How are articles sorted?'),
    choices: [
      choice(l10n.t('Newest first'), 'date', true),
      choice(l10n.t('Oldest first'), 'date', false),
      choice(l10n.t('Title, A to Z'), 'title', false),
      choice(l10n.t('Title, Z to A'), 'title', true),
      choice(l10n.t('Path, A to Z'), 'path', false),
      choice(l10n.t('Path, Z to A'), 'path', true),
      choice(l10n.t('Most annotations first'), 'annotations', true),
      choice(l10n.t('Fewest annotations first'), 'annotations', false),
      choice(l10n.t('Most open claims first'), 'openClaims', true),
      choice(l10n.t('Fewest open claims first'), 'openClaims', false),
    ],
    current: draft,
    isCurrent: ({ sorting, isDescending }) => sorting === draft.sorting && isDescending === draft.isDescending,
  });
  return mapAnswer(answer, ({ sorting, isDescending }) => ({ ...draft, sorting, isDescending }));
};
