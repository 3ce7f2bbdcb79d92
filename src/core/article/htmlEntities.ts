const named: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'amp & lt < gt > quot " apos \' nbsp \u00a0 rsquo ’ lsquo ‘ ldquo “ rdquo ” bdquo „ laquo « raquo » ndash – mdash — hellip … euro € ' +
    'agrave à egrave è igrave ì ograve ò ugrave ù Agrave À Egrave È aacute á eacute é iacute í oacute ó uacute ú Aacute Á Eacute É ' +
    'Iacute Í Oacute Ó Uacute Ú acirc â ecirc ê icirc î ocirc ô ucirc û auml ä euml ë iuml ï ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü ' +
    'szlig ß ntilde ñ Ntilde Ñ ccedil ç Ccedil Ç atilde ã otilde õ aring å oslash ø aelig æ oelig œ copy © reg ® middot · iquest ¿ iexcl ¡'
  )
    .split(' ')
    .flatMap((word, index, words) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])),
);

/** Decodes the character references of a metadata value: numbers and the names that news in western languages uses. O(text). */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    },
  );
}
