/** The versions of a file that git could not merge and wrote into one file. */
export interface MarkedSides {
  readonly ours: string;
  readonly theirs: string;
  /** Only where git was told to write it (`merge.conflictStyle` `diff3` or `zdiff3`) at every conflict. */
  readonly base?: string;
}

/** What a line of git's says; the names behind it are anybody's. */
type Marker = 'ours' | 'base' | 'theirs' | 'end';

const markers: Readonly<Record<string, Marker>> = { '<': 'ours', '|': 'base', '=': 'theirs', '>': 'end' };

/**
 * Takes apart a file in which git left conflict markers: what is outside of conflicts is the same on all sides. Undefined for a file
 * without a conflict and for one in which the markers are not in their order, as when somebody began to resolve it by hand. O(text).
 */
export function readMarkers(text: string): MarkedSides | undefined {
  const sides = { ours: [] as string[], base: [] as string[], theirs: [] as string[] };
  let side: Exclude<Marker, 'end'> | undefined;
  let [conflicts, bases] = [0, 0];
  for (const line of text.split('\n')) {
    const marker = markerOf(line);
    if (marker === undefined) {
      if (side) sides[side].push(line);
      else for (const lines of [sides.ours, sides.base, sides.theirs]) lines.push(line);
      continue;
    }
    if (!follows(marker, side)) return undefined;
    if (marker === 'ours') conflicts++;
    if (marker === 'base') bases++;
    side = marker === 'end' ? undefined : marker;
  }
  if (conflicts === 0 || side !== undefined) return undefined;
  const [ours, base, theirs] = [sides.ours, sides.base, sides.theirs].map((lines) => lines.join('\n'));
  if (ours === undefined || theirs === undefined) return undefined;
  return { ours, theirs, ...(base !== undefined && bases === conflicts && { base }) };
}

/** Seven signs at the start of a line, alone or with a name behind them. */
function markerOf(line: string): Marker | undefined {
  const [sign = ''] = line;
  const marker = markers[sign];
  return marker !== undefined && line.startsWith(sign.repeat(7)) && /^(?:\r?$| )/.test(line.slice(7))
    ? marker
    : undefined;
}

function follows(marker: Marker, side: Marker | undefined): boolean {
  switch (marker) {
    case 'ours':
      return side === undefined;
    case 'base':
      return side === 'ours';
    case 'theirs':
      return side === 'ours' || side === 'base';
    case 'end':
      return side === 'theirs';
  }
}
