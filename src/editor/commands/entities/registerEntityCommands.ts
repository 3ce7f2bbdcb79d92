import { l10n } from 'vscode';
import type { Entities } from '../../../app/entities';
import type { Disposable } from '../../../app/ports';
import { changeEntities } from '../../correctionsNotice';
import { hint } from '../../questions';
import { silent, type CommandOutcome, type CommandRunner } from '../../runCommand';
import { isCandidate, type Candidate } from '../../views/reviewRows';
import { annotateMentions } from './annotateMentions';
import { arrangeEntities, filterEntities } from './arrangeEntities';
import { showCoMentions } from './coMentions';
import {
  addAlias,
  changeEntityType,
  confirmEntities,
  linkEntity,
  noteEntity,
  openWikidata,
  renameEntity,
} from './describeEntity';
import { LastChosen, type EntityTools } from './entityAtHand';
import { markMention } from './markMention';
import { mergeDropped, mergeEntities, splitEntity } from './mergeEntities';
import { rejectEverywhere, rejectHere, restoreNames } from './rejectEntities';

/** The commands of the Entities view, of its rows, and of the name at the cursor. */
export function registerEntityCommands(given: Omit<EntityTools, 'chosen'>, runner: CommandRunner): Disposable[] {
  const { entities, entitiesView } = given;
  const chosen = new LastChosen(entitiesView);
  const tools: EntityTools = { ...given, chosen };
  return [
    chosen,
    entitiesView.onDidDrop((drop) => {
      mergeDropped(tools, drop).then(
        (outcome) => runner.tell(outcome),
        (error: unknown) => runner.fail('drop', error),
      );
    }),
    runner.register('newsmark.filterEntities', () => filterEntities(entitiesView)),
    runner.register('newsmark.clearEntityFilter', async () => {
      await entitiesView.setFilter('');
      return silent;
    }),
    runner.register('newsmark.arrangeEntities', () => arrangeEntities(entitiesView)),
    runner.register('_newsmark.showMoreEntities', async (level) => {
      if (typeof level === 'string') await entitiesView.showMore(level);
      return silent;
    }),
    runner.register('newsmark.confirmEntity', (row, rows) => confirmEntities(tools, [row, rows], true)),
    runner.register('newsmark.unconfirmEntity', (row, rows) => confirmEntities(tools, [row, rows], false)),
    runner.register('newsmark.renameEntity', (row) => renameEntity(tools, row)),
    runner.register('newsmark.noteEntity', (row) => noteEntity(tools, row)),
    runner.register('newsmark.linkEntity', (row) => linkEntity(tools, row)),
    runner.register('newsmark.openWikidata', (row) => openWikidata(tools, row)),
    runner.register('newsmark.addEntityAlias', (row) => addAlias(tools, row)),
    runner.register('newsmark.changeEntityType', (row, rows) => changeEntityType(tools, row, rows)),
    runner.register('newsmark.mergeEntities', (row, rows) => mergeEntities(tools, row, rows)),
    runner.register('newsmark.splitEntity', (row) => splitEntity(tools, row)),
    runner.register('newsmark.rejectEntity', (row, rows) => rejectEverywhere(tools, row, rows)),
    runner.register('newsmark.rejectEntityHere', (row) => rejectHere(tools, row)),
    runner.register('newsmark.restoreNames', () => restoreNames(tools)),
    runner.register('newsmark.markMention', () => markMention(tools)),
    runner.register('newsmark.showCoMentions', (row) => showCoMentions(tools, row)),
    runner.register('newsmark.annotateMentions', (row) => annotateMentions(tools, row)),
    runner.register('newsmark.undoEntityChange', () => undoEntityChange(entities)),
    runner.register('_newsmark.chooseCandidate', (candidate) =>
      isCandidate(candidate) ? chooseCandidate(entities, candidate) : Promise.resolve(silent),
    ),
  ];
}

/** *Undo Last Entity Change*. */
async function undoEntityChange(entities: Entities): Promise<CommandOutcome> {
  if (!entities.canUndo) {
    hint(l10n.t('There is no change of entities to undo.'));
    return silent;
  }
  const undo = async (): ReturnType<Entities['confirm']> => (await entities.undo()) ?? { kind: 'unchanged' };
  return changeEntities(undo, l10n.t('The last change of entities was undone.'));
}

function chooseCandidate(entities: Entities, { article, text, candidate, name }: Candidate): Promise<CommandOutcome> {
  const done =
    name === text
      ? l10n.t('“{0}” means somebody else in this article.', text)
      : l10n.t('“{0}” means {1} in this article.', text, name);
  return changeEntities(() => entities.addAlias(candidate, text, article), done);
}
