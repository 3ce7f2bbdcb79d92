import type { EntityOrder } from '../core/entity/entityTally';

const orders: readonly EntityOrder[] = ['mentions', 'articles', 'name', 'recency'];

/** How a list of entities is laid out. */
export interface EntityArrangement {
  /** One list of all of them, not one of each type. */
  readonly isFlat: boolean;
  readonly order: EntityOrder;
}

/** By type, most mentions first. */
export const usualEntityArrangement: EntityArrangement = { isFlat: false, order: 'mentions' };

/** The arrangement as it was stored; what is missing in it, or of another version, is as usual. */
export function readEntityArrangement(stored: unknown): EntityArrangement {
  const { isFlat, order } = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    isFlat: typeof isFlat === 'boolean' ? isFlat : usualEntityArrangement.isFlat,
    order: orders.find((known) => known === order) ?? usualEntityArrangement.order,
  };
}
