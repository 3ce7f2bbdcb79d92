/** How the bytes of one encoding become text; undefined when they do not, or when it is not certain that the editor agrees. */
export type Decode = (bytes: Uint8Array) => string | undefined;

/**
 * The decoder of an encoding by the editor's name for it, which gives the very text the editor shows; undefined for an
 * encoding that only the editor knows. A byte order mark is not looked for.
 */
export function decoderOf(encoding: string): Decode | undefined {
  const known = own.get(encoding) ?? platformDecoder(encoding);
  if (known) own.set(encoding, known);
  return known;
}

/** The editor's name of an encoding by what pages call it, such as `ISO-8859-1`; undefined for what nobody knows. */
export function encodingOfLabel(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return names.get(encoding);
  } catch {
    return undefined;
  }
}

/** What the platform decodes as the editor does but for some twenty signs that no article holds, by the editor's names. */
const labels = {
  big5hkscs: 'big5',
  cp866: 'ibm866',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  gb18030: 'gb18030',
  gbk: 'gbk',
  iso88592: 'iso-8859-2',
  iso88593: 'iso-8859-3',
  iso88594: 'iso-8859-4',
  iso88595: 'iso-8859-5',
  iso88596: 'iso-8859-6',
  iso88597: 'iso-8859-7',
  iso88598: 'iso-8859-8',
  iso885910: 'iso-8859-10',
  iso885913: 'iso-8859-13',
  iso885914: 'iso-8859-14',
  iso885915: 'iso-8859-15',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  shiftjis: 'shift_jis',
  windows1250: 'windows-1250',
  windows1251: 'windows-1251',
  windows1253: 'windows-1253',
  windows1254: 'windows-1254',
  windows1255: 'windows-1255',
  windows1256: 'windows-1256',
  windows1257: 'windows-1257',
  windows1258: 'windows-1258',
  windows874: 'windows-874',
} as const;

/** Pages mean Windows-1252 where they say ISO-8859-1, says the Encoding Standard. */
const names = new Map<string, string>([
  ...Object.entries(labels).map(([name, label]) => [label, name] as const),
  ['windows-1252', 'windows1252'],
]);

/**
 * Decoders that depend on no platform: Node's own for Windows-1252 was wrong for years
 * (https://github.com/nodejs/node/issues/56542), and the platforms replace lone surrogates, which the editor keeps.
 */
const own = new Map<string, Decode>([
  ['utf8', decodeUtf8],
  ['utf8bom', decodeUtf8],
  ['utf16le', (bytes) => decodeUtf16(bytes, 0)],
  ['utf16be', (bytes) => decodeUtf16(bytes, 1)],
  ['iso88591', decodeLatin1],
  ['windows1252', decodeWindows1252],
]);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Also drops a byte order mark. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** An odd byte at the end is dropped; the byte order mark is not. */
function decodeUtf16(bytes: Uint8Array, highByte: 0 | 1): string {
  const units = new Uint16Array(bytes.length >> 1);
  const low = highByte;
  const high = 1 - highByte;
  for (let unit = 0; unit < units.length; unit++)
    units[unit] = (bytes[2 * unit + low] ?? 0) | ((bytes[2 * unit + high] ?? 0) << 8);
  return textOf(units);
}

function decodeLatin1(bytes: Uint8Array): string {
  return textOf(bytes);
}

/** What Windows-1252 has at 0x80–0x9F, with U+FFFD where it has nothing; everywhere else it is ISO-8859-1. */
const windows1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  const units = Uint16Array.from(bytes);
  for (const [at, unit] of units.entries())
    if (unit >= 0x80 && unit <= 0x9f) units[at] = windows1252.charCodeAt(unit - 0x80);
  return textOf(units);
}

/** The text of UTF-16 code units; made in slices, because a call takes so many arguments and no more. */
function textOf(units: Uint8Array | Uint16Array): string {
  const slices: string[] = [];
  for (let start = 0; start < units.length; start += 8192)
    slices.push(String.fromCharCode(...units.subarray(start, start + 8192)));
  return slices.join('');
}

/** What the editor has no character for, the platforms give as one of these, or as a control that stands elsewhere. */
const doubtful = /[\x1A\x1C\x7F-\x9F\uE000-\uF8FF\uFFFD]/;

function platformDecoder(encoding: string): Decode | undefined {
  const label = (labels as Readonly<Record<string, string>>)[encoding];
  if (label === undefined) return undefined;
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
  return (bytes) => {
    try {
      const text = decoder.decode(bytes);
      return doubtful.test(text) ? undefined : text;
    } catch {
      return undefined;
    }
  };
}
