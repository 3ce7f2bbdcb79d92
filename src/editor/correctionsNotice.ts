import { l10n } from 'vscode';
import type { EntityChangeResult } from '../app/entities';
import type { CorrectionsState } from '../app/correctionFiles';
import { projectFileNotice } from './changeNotice';
import { hint } from './questions';
import { silent, type Action, type CommandOutcome } from './runCommand';
import { brokenWords } from './sidecarProblem';
import { failureWords } from './words';

/** Why entities cannot be corrected, in whole sentences with what is safe and what to do; undefined when they can. */
export function correctionsProblem(state: CorrectionsState): string | undefined {
  switch (state.kind) {
    case 'none':
    case 'ok':
      return undefined;
    case 'newer':
      return l10n.t(
        'The corrections of entities in .newsmark/entities.json were written by a newer version of Newsmark. They were left as they are; entities are shown as recognised. Update Newsmark to see and change them.',
      );
    case 'unreadable':
      return l10n.t(
        'The corrections of entities in .newsmark/entities.json cannot be read: {0}. Nothing was changed; entities are shown as recognised and cannot be corrected until the file can be read.',
        failureWords(state.failure),
      );
    case 'broken':
      if (state.reason === 'conflict')
        return l10n.t(
          'Git could not merge the corrections of entities: .newsmark/entities.json holds both versions. The file was left untouched; entities are shown as recognised and cannot be corrected until the merge is applied.',
        );
      return l10n.t(
        'The corrections of entities in .newsmark/entities.json cannot be read: {0}. The file was left untouched; entities are shown as recognised and cannot be corrected until it is repaired.',
        brokenWords(state, l10n.t('it does not hold corrections of entities')),
      );
  }
}

/**
 * Makes a change of entities and tells what came of it: a hint when it was made, else what failed, what is safe and what to do. *Try
 * Again* makes it once more, so that nothing that was typed is lost.
 *
 * @param done said when it was made; given the id of the entity that counts then.
 * @param impossible said when it means nothing.
 */
export async function changeEntities(
  change: () => Promise<EntityChangeResult>,
  done: string,
  impossible = l10n.t('This cannot be the name of an entity. Nothing was changed.'),
): Promise<CommandOutcome> {
  const result = await change();
  const again: Action = { title: l10n.t('Try Again'), run: () => changeEntities(change, done, impossible) };
  switch (result.kind) {
    case 'done':
      hint(done);
      return silent;
    case 'unchanged':
      hint(l10n.t('That is so already.'));
      return silent;
    case 'notUnderstood':
      return { kind: 'told', notice: { text: impossible } };
    case 'gone':
      return { kind: 'told', notice: { text: changeFailure(result) ?? '' } };
    case 'refused': {
      const { text, actions = [] } = projectFileNotice(changeFailure(result) ?? '', result.file, result.state);
      return { kind: 'refused', notice: { text, actions: [again, ...actions] } };
    }
    case 'failed':
      return { kind: 'refused', notice: { text: changeFailure(result) ?? '', actions: [again] } };
  }
}

/** Why a change of entities was not made, in whole sentences; undefined when it was, or was so already. */
export function changeFailure(result: EntityChangeResult): string | undefined {
  switch (result.kind) {
    case 'done':
    case 'unchanged':
      return undefined;
    case 'notUnderstood':
      return l10n.t('This cannot be the name of an entity. Nothing was changed.');
    case 'gone':
      return l10n.t('The entity was changed elsewhere in the meantime. Nothing was overwritten.');
    case 'refused':
      return correctionsProblem(result.state);
    case 'failed':
      return l10n.t(
        'The corrections of entities could not be saved in .newsmark/entities.json: {0}. The file is as it was; try again when this is mended.',
        failureWords(result.failure),
      );
  }
}
