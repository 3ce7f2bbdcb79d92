const plain = [
  'Il porto di Genova',
  '',
  "Genova, 5 nov. (Adnkronos) - La città è cresciuta: «Perché no?», chiede l'economista Noël Müller.",
  'Più 4 % in un anno, già 5° in Europa.',
  '',
].join('\n');
const rich = [
  'Il porto di Genova',
  '',
  'Genova, 5 nov. (Adnkronos) – L’economista Noël Müller: “Perché no?” Il bilancio è di 4 €… già ‘ottimo’, œuvre d’art.',
  '',
].join('\n');

/** The files of `test/fixtures/encodings` that can be read: the encoding by the editor's name, and the text as a model text. */
export const readableFiles: Readonly<Record<string, { readonly encoding: string; readonly text: string }>> = {
  'utf8.txt': { encoding: 'utf8', text: `${plain}${rich}Київ і Москва 😀\n` },
  'utf8-bom.txt': { encoding: 'utf8bom', text: plain },
  'utf16le.txt': { encoding: 'utf16le', text: `${plain}${rich}Київ 😀\n` },
  'utf16be.txt': { encoding: 'utf16be', text: `${plain}${rich}Київ 😀\n` },
  'utf16le-no-mark.txt': { encoding: 'utf16le', text: plain },
  'utf16be-no-mark.txt': { encoding: 'utf16be', text: plain },
  'utf16le-cut.txt': { encoding: 'utf16le', text: `${plain}\uD83D` },
  'utf16le-half.txt': { encoding: 'utf16le', text: `${plain}\uD800 fine\n` },
  'windows1252.txt': { encoding: 'windows1252', text: rich },
  'iso-8859-1.txt': { encoding: 'windows1252', text: plain },
  'crlf.txt': { encoding: 'utf8', text: plain },
  'crlf-windows1252.txt': { encoding: 'windows1252', text: rich },
  'mixed-line-ends.txt': { encoding: 'utf8', text: 'Uno\ndue\ntre\nquattro\n' },
  'iso-8859-2.html': {
    encoding: 'iso88592',
    text: [
      '<!DOCTYPE html>',
      '<html lang="pl">',
      '<head>',
      '<meta charset="iso-8859-2">',
      '<title>Żółta łódź</title>',
      '</head>',
      '<body><p>Łódź, 5 listopada. Wałęsa mówił długo.</p></body>',
      '</html>',
      '',
    ].join('\n'),
  },
  'wrong-charset.html': {
    encoding: 'utf8',
    text: [
      '<!DOCTYPE html>',
      '<html lang="it">',
      '<head>',
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
      '<title>Perché no</title>',
      '</head>',
      '<body><p>La città è cresciuta.</p></body>',
      '</html>',
      '',
    ].join('\n'),
  },
};

/** The others, each with the reason why it is no article. */
export const unreadableFiles: Readonly<Record<string, 'binary' | 'empty' | 'invalidEncoding'>> = {
  'unreadable-binary.txt': 'binary',
  'unreadable-nul.txt': 'binary',
  'unreadable-empty.txt': 'empty',
  'unreadable-blank.txt': 'empty',
  'unreadable-invalid-utf8.txt': 'invalidEncoding',
  'unreadable-cyrillic.txt': 'invalidEncoding',
};
