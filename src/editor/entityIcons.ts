import type { EntityType } from '../core/entity/entity';

/** The names of the icons of entities, wherever one is shown. */
export const entityIcons: Readonly<Record<EntityType, string>> = {
  person: 'person',
  organisation: 'organization',
  place: 'location',
  other: 'symbol-misc',
};
