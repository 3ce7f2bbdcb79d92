/** What a byte is in Windows-1252. */
const enum Kind {
  /** A digit, a space or a sign of ASCII. */
  Plain,
  /** A letter of ASCII. */
  Small,
  Capital,
  /** A letter with an accent, or a ligature. */
  AccentedSmall,
  AccentedCapital,
  /** A sign that articles use and that may stand at a word: quotation marks, dashes, €. */
  Mark,
  /** One of these that also stands inside words: the apostrophe, the Catalan dot, the soft hyphen, dashes. */
  InnerMark,
  /** A sign that stands by itself or beside digits. */
  Sign,
  /** No character, or a control no text has. */
  Nothing,
}

/** Of so many bytes above ASCII one may be out of place. */
const usualPerOdd = 20;
/** Up to this many accented letters say nothing about a language. */
const fewLetters = 4;
/** The largest share of accented letters among all; texts have up to 0.15, single sentences more, other alphabets nearly 1. */
const mostAccented = 0.45;

/**
 * Whether bytes that are no UTF-8 read as an article in Windows-1252 (or ISO-8859-1): accented letters stand in words among
 * plain letters, as the languages of Western Europe have them, and signs where signs stand. O(bytes).
 */
export function isWesternText(bytes: Uint8Array): boolean {
  let above = 0;
  let odd = 0;
  let accented = 0;
  let letters = 0;
  let run = 0;
  let before = Kind.Plain;
  for (let at = 0; at < bytes.length; at++) {
    const kind = kindAt(bytes, at);
    if (kind === Kind.Nothing) return false;
    const isAccented = kind === Kind.AccentedSmall || kind === Kind.AccentedCapital;
    run = isAccented ? run + 1 : 0;
    if (isAccented) accented++;
    if (isLetter(kind)) letters++;
    if ((bytes[at] ?? 0) >= 0x80) {
      above++;
      if (run > 2 || isOutOfPlace(kind, before, kindAt(bytes, at + 1))) odd++;
    }
    before = kind;
  }
  return odd * usualPerOdd <= above && (accented < fewLetters || accented <= letters * mostAccented);
}

/** Whether most bytes above ASCII form whole UTF-8 characters: then it is UTF-8 that was damaged, and nothing else. O(bytes). */
export function isDamagedUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let stray = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    let end = at + 1;
    while (end < at + length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end++;
    if (lead >= 0xc2 && lead <= 0xf4 && end === at + length) {
      whole += length;
      at = end - 1;
    } else stray++;
  }
  return whole > stray;
}

/** Whether there is a control character that no text has, in any encoding that keeps ASCII. O(bytes). */
export function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 0x20 && kinds[byte] === Kind.Nothing);
}

/** How many control characters a text has that texts do not have. O(text). */
export function controlsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 && kinds[unit] === Kind.Nothing) count++;
  }
  return count;
}

function isOutOfPlace(kind: Kind, before: Kind, after: Kind): boolean {
  switch (kind) {
    case Kind.AccentedCapital:
      return before === Kind.Small || before === Kind.AccentedSmall;
    case Kind.Mark:
      return isLetter(before) && isLetter(after);
    case Kind.Sign:
      return isLetter(before) || isLetter(after);
    default:
      return false;
  }
}

function isLetter(kind: Kind): boolean {
  return kind >= Kind.Small && kind <= Kind.AccentedCapital;
}

/** After the end there is a space. */
function kindAt(bytes: Uint8Array, at: number): Kind {
  return kinds[bytes[at] ?? 0x20] ?? Kind.Plain;
}

const kinds: readonly Kind[] = Array.from({ length: 256 }, (_, byte) => kindOf(byte));

function kindOf(byte: number): Kind {
  if (byte < 0x80) return asciiKind(byte);
  // Š Œ Ž Ÿ and the letters of ISO-8859-1 but for × and ÷.
  if ([0x8a, 0x8c, 0x8e, 0x9f].includes(byte)) return Kind.AccentedCapital;
  if ([0x9a, 0x9c, 0x9e].includes(byte)) return Kind.AccentedSmall;
  if (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) return byte < 0xdf ? Kind.AccentedCapital : Kind.AccentedSmall;
  if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) return Kind.Nothing;
  // … ’ – — no-break space, soft hyphen, middle dot.
  if ([0x85, 0x92, 0x96, 0x97, 0xa0, 0xad, 0xb7].includes(byte)) return Kind.InnerMark;
  // € ‹ ‘ “ ” ™ › ¡ £ § © ª « ® ° ² ³ ¹ º » ¿
  const marks = [0x80, 0x8b, 0x91, 0x93, 0x94, 0x99, 0x9b, 0xa1, 0xa3, 0xa7, 0xa9, 0xaa, 0xab, 0xae, 0xb0];
  return [...marks, 0xb2, 0xb3, 0xb9, 0xba, 0xbb, 0xbf].includes(byte) ? Kind.Mark : Kind.Sign;
}

function asciiKind(byte: number): Kind {
  const character = String.fromCharCode(byte);
  if (/[a-z]/.test(character)) return Kind.Small;
  if (/[A-Z]/.test(character)) return Kind.Capital;
  return /[\t\n\f\r\x1B\x20-\x7E]/.test(character) ? Kind.Plain : Kind.Nothing;
}
