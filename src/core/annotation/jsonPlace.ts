import type { TextRange } from '../text/textRange';

/** What a list or an object that is being read has come to. */
interface Level {
  /** The next index of a list. */
  index: number | undefined;
  /** The field of an object that is being read. */
  key: string | undefined;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Finds where a string or a number stands in a JSON text. Undefined when there is none. O(text).
 *
 * @param text that `parseJson` can read.
 * @param path fields and indices, from the outside in.
 * @returns UTF-16 code units, quotation marks included.
 */
export function placeInJson(text: string, path: readonly (string | number)[]): TextRange | undefined {
  const levels: Level[] = [];
  let isKey = false;
  for (const { 0: word, index: start } of text.matchAll(token)) {
    const level = levels.at(-1);
    if (word === '{' || word === '[') {
      levels.push(word === '{' ? { index: undefined, key: undefined } : { index: 0, key: undefined });
      isKey = word === '{';
    } else if (word === '}' || word === ']') {
      levels.pop();
      isKey = false;
    } else if (word === ',') {
      if (level?.index !== undefined) level.index++;
      isKey = level?.index === undefined;
    } else if (word === ':') {
      isKey = false;
    } else if (isKey && level) {
      level.key = JSON.parse(word) as string;
    } else if (levels.length === path.length && levels.every((one, at) => (one.index ?? one.key) === path[at])) {
      return { start, end: start + word.length };
    }
  }
  return undefined;
}
