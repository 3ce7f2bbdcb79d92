import type { FileId } from '../app/ports';

/** An entity or one mention of it, as rows, links and code actions name it to commands. */
export interface EntityReference {
  readonly entity: string;
  /** Absent when the entity as a whole is meant. */
  readonly article?: FileId;
  /** The words of the mention. */
  readonly text?: string;
}

/** Whether a command's argument names an entity. */
export function isEntityReference(argument: unknown): argument is EntityReference {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'entity' in argument &&
    typeof argument.entity === 'string' &&
    isTextOrAbsent(argument, 'article') &&
    isTextOrAbsent(argument, 'text')
  );
}

function isTextOrAbsent(argument: object, field: 'article' | 'text'): boolean {
  const value = (argument as Readonly<Record<string, unknown>>)[field];
  return value === undefined || typeof value === 'string';
}
