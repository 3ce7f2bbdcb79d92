import type { EntityType, MentionOrigin, PlacedMention } from '../../core/entity/entity';

/**
 * The mentions of an entity in columns. Posted one by one each would carry the id of its article and its own copy of the
 * name, and taking over some ten thousand of them would hold up the extension host.
 */
export interface PackedMentions {
  /** What the columns of numbers point to: ids of articles, words, names, types and origins, each once. */
  readonly texts: readonly string[];
  /** For each mention: article, start, end, text, type, origin, name or -1, and candidates as JSON or -1. */
  readonly numbers: Int32Array;
  readonly confidences: Float64Array;
}

/** How many numbers a mention has. */
const width = 8;

/** O(mentions). */
export function packMentionsOf(mentions: readonly PlacedMention[]): PackedMentions {
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  };
  const numbers = new Int32Array(mentions.length * width);
  const confidences = new Float64Array(mentions.length);
  for (const [index, { article, start, end, text, type, origin, name, candidates, confidence }] of mentions.entries()) {
    const row = [placeOf(article), start, end, placeOf(text), placeOf(type), placeOf(origin)];
    row.push(name === undefined ? -1 : placeOf(name));
    row.push(candidates === undefined ? -1 : placeOf(JSON.stringify(candidates)));
    numbers.set(row, index * width);
    confidences[index] = confidence;
  }
  return { texts: [...places.keys()], numbers, confidences };
}

/** The mentions again, in their order. O(mentions). */
export function unpackMentionsOf({ texts, numbers, confidences }: PackedMentions): readonly PlacedMention[] {
  return Array.from(confidences, (confidence, index): PlacedMention => {
    const at = index * width;
    const textAt = (column: number): string => texts[numbers[at + column] ?? -1] ?? '';
    const name = numbers[at + 6] ?? -1;
    const mention = {
      article: textAt(0),
      start: numbers[at + 1] ?? 0,
      end: numbers[at + 2] ?? 0,
      text: textAt(3),
      type: textAt(4) as EntityType,
      confidence,
      origin: textAt(5) as MentionOrigin,
    };
    if ((numbers[at + 7] ?? -1) >= 0) return { ...mention, candidates: JSON.parse(textAt(7)) as readonly string[] };
    return name < 0 ? mention : { ...mention, name: textAt(6) };
  });
}
