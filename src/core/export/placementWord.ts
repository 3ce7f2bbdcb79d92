import type { Placement } from '../anchor/placement';
import type { ExportArticle } from './exporting';

/** How an annotation sits in its article, as files name it; `unknown` where the article cannot be read. */
export function placementWord(
  { isUnreadable = false }: ExportArticle,
  { kind }: Placement,
): Placement['kind'] | 'unknown' {
  return isUnreadable ? 'unknown' : kind;
}
