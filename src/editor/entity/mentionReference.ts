import type { FileId } from '../../app/ports';
import { isOfArticle } from '../commands/annotationAtHand';

/** A mention, as the links of a card name it to commands. */
export interface MentionReference {
  readonly article: FileId;
  readonly entity: string;
  /** In UTF-16 code units over the model text. */
  readonly start: number;
}

/** Whether a command's argument names a mention. */
export function isMentionReference(argument: unknown): argument is MentionReference {
  return (
    isOfArticle(argument) &&
    'entity' in argument &&
    typeof argument.entity === 'string' &&
    'start' in argument &&
    typeof argument.start === 'number'
  );
}
