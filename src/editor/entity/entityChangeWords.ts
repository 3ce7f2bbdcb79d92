import { l10n } from 'vscode';
import type { EntityChangeResult } from '../../app/entities';
import { failureWords } from '../words';

/** Why a change of an entity was not made, in a sentence; undefined when it was, or was there already. */
export function entityChangeFailure(result: EntityChangeResult): string | undefined {
  switch (result.kind) {
    case 'done':
    case 'unchanged':
      return undefined;
    case 'notUnderstood':
      return l10n.t('This cannot be the name of an entity. Nothing was changed.');
    case 'gone':
      return l10n.t('This was changed elsewhere in the meantime. Nothing was overwritten.');
    case 'refused':
      return l10n.t('The file .newsmark/entities.json cannot be understood. It was left untouched; repair it first.');
    case 'failed':
      return l10n.t('The file .newsmark/entities.json could not be saved: {0}.', failureWords(result.failure));
  }
}
