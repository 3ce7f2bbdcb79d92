import { decoderOf, encodingOfLabel } from './decoding/encodings';
import { controlsIn, hasControls, isDamagedUtf8, isWesternText } from './decoding/westernText';
import { isDefaultEncoding, type TextEncoding } from './library/workerConfiguration';

/** Larger files are no articles: the editor shows them to no extension either. In bytes. */
export const largestArticle = 50 * 1024 * 1024;

/** The text of an article and the encoding it was in, by the editor's name; why there is none; or that only the editor knows. */
export type DecodedArticle =
  | { readonly kind: 'ok'; readonly text: string; readonly encoding: string }
  | { readonly kind: 'failed'; readonly failure: 'empty' | 'binary' | 'invalidEncoding' | 'tooLarge' }
  | { readonly kind: 'askEditor' };

export interface ArticleBytes {
  /** The article's file name, maybe led by its folders: pages say in their markup how they are encoded. */
  readonly path: string;
  readonly encoding: TextEncoding;
}

/** How far the editor looks for zero bytes to tell UTF-16 from files that are no text. */
const editorLooksAt = 512;
/** Pages name their encoding so early, says the HTML standard. */
const charsetLookedAt = 1024;
/** Control characters that no text has; in UTF-16 they say that something else happened to look like it. */
const noText = /[^\P{Cc}\t\n\f\r\x1B\x7F-\x9F]/u;
/** Of so many UTF-16 code units one may be half a character, and one more, where a file was cut off. */
const unitsPerHalf = 100;
/** Of so many UTF-16 code units one may be a control character that no text has, and one more. */
const unitsPerControl = 100;

/**
 * Decodes an article the same way in the editor, its worker and on the command line: by its byte order mark; as UTF-16 by the
 * editor's own rule; by the settings. Where those were left alone: as UTF-8, or what the page says it is, or Windows-1252
 * where that reads as words; bytes that are none of these are a failure, never garbage. A byte order mark is not part of the
 * text. O(bytes).
 */
export function decodeArticle(bytes: Uint8Array, { path, encoding }: ArticleBytes): DecodedArticle {
  if (bytes.length === 0) return { kind: 'failed', failure: 'empty' };
  if (bytes.length > largestArticle) return { kind: 'failed', failure: 'tooLarge' };
  const marked = encodingByMark(bytes);
  if (marked !== undefined && marked !== 'utf8bom') return decoded(bytes.subarray(2), marked);
  const firstZero = bytes.indexOf(0);
  if (firstZero >= 0) {
    const wide = firstZero < editorLooksAt && marked === undefined ? encodingByZeros(bytes) : undefined;
    return wide === undefined ? { kind: 'failed', failure: 'binary' } : decoded(bytes, wide);
  }
  if (marked !== undefined) return decoded(bytes, marked);
  if (encoding.guess) return { kind: 'askEditor' };
  if (!isDefaultEncoding(encoding)) return decoded(bytes, encoding.name, { kind: 'askEditor' });
  const text = decoderOf('utf8')?.(bytes);
  return text === undefined ? decodeOther(bytes, path) : checked(text, 'utf8');
}

function encodingByMark([first, second, third]: Uint8Array): 'utf8bom' | 'utf16le' | 'utf16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf16le';
  if (first === 0xfe && second === 0xff) return 'utf16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf8bom' : undefined;
}

/** The editor's rule: every second byte of the beginning is zero and no other. */
function encodingByZeros(bytes: Uint8Array): 'utf16le' | 'utf16be' | undefined {
  const beginning = bytes.subarray(0, editorLooksAt);
  if (beginning.every((byte, at) => (byte === 0) === (at % 2 === 1))) return 'utf16le';
  if (beginning.every((byte, at) => (byte === 0) === (at % 2 === 0))) return 'utf16be';
  return undefined;
}

/** What is no UTF-8, though nobody said so: the encoding a page names, or Windows-1252. */
function decodeOther(bytes: Uint8Array, path: string): DecodedArticle {
  if (hasControls(bytes)) return { kind: 'failed', failure: 'binary' };
  if (isDamagedUtf8(bytes)) return { kind: 'failed', failure: 'invalidEncoding' };
  const said = /\.html?$/i.test(path) ? encodingInMarkup(bytes) : undefined;
  if (said !== undefined && said !== 'windows1252') {
    const text = decoderOf(said)?.(bytes);
    if (text !== undefined) return checked(text, said);
  }
  return isWesternText(bytes) ? decoded(bytes, 'windows1252') : { kind: 'failed', failure: 'invalidEncoding' };
}

function encodingInMarkup(bytes: Uint8Array): string | undefined {
  const beginning = decoderOf('iso88591')?.(bytes.subarray(0, charsetLookedAt)) ?? '';
  const label = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(beginning)?.[1];
  return label === undefined ? undefined : encodingOfLabel(label);
}

function decoded(
  bytes: Uint8Array,
  encoding: string,
  otherwise: DecodedArticle = { kind: 'failed', failure: 'invalidEncoding' },
): DecodedArticle {
  const text = decoderOf(encoding)?.(bytes);
  return text === undefined ? otherwise : checked(text, encoding);
}

/** An article has characters, they are whole, and hardly any is one that no text has. */
function checked(text: string, encoding: string): DecodedArticle {
  if (!/\S/.test(text)) return { kind: 'failed', failure: 'empty' };
  if (encoding.startsWith('utf16')) {
    if (noText.test(text)) return { kind: 'failed', failure: 'binary' };
    const halves = text.match(/\p{Surrogate}/gu)?.length ?? 0;
    if ((halves - 1) * unitsPerHalf > text.length) return { kind: 'failed', failure: 'invalidEncoding' };
  } else if ((controlsIn(text) - 1) * unitsPerControl > text.length) return { kind: 'failed', failure: 'binary' };
  return { kind: 'ok', text, encoding };
}
