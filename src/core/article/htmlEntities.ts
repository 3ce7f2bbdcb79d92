/** The ends of names such as `eacute`, each with the accent that it puts on the letter before it. */
const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030A',
  caron: '\u030C',
  cedil: '\u0327',
};

/** The names of U+00A0 to U+00BF, in order. */
const signs =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil ' +
  'sup1 ordm raquo frac14 frac12 frac34 iquest';

/** The others that news in western languages uses, each before its character. */
const others =
  'amp & lt < gt > quot " apos \' rsquo ’ lsquo ‘ sbquo ‚ ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › ndash – mdash — hellip … bull • ' +
  'permil ‰ minus − times × divide ÷ trade ™ euro € szlig ß AElig Æ aelig æ OElig Œ oelig œ Oslash Ø oslash ø ETH Ð eth ð THORN Þ thorn þ';

const named: Readonly<Record<string, string>> = {
  ...Object.fromEntries(signs.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)])),
  ...Object.fromEntries(
    others.split(' ').flatMap((word, index, words) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])),
  ),
  thinsp: '\u2009',
};

/** Decodes the character references of a metadata value: numbers and the names that news in western languages uses. O(text). */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}\d{0,2}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : (accented(name) ?? whole);
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Undefined where no letter has that accent. */
function accented(name: string): string | undefined {
  const letter = `${name.charAt(0)}${accents[name.slice(1)] ?? '  '}`.normalize('NFC');
  return letter.length === 1 ? letter : undefined;
}
