import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import type { EntityType, Mention } from '../../../../src/core/entity/entity';
import { recognise } from '../../../../src/core/entity/recognise';
import { toModelText } from '../../../../src/core/text/modelText';
import { repositoryRoot } from '../../../support/paths';
import { hardText, runs } from '../../../support/property';

const letters: Readonly<Record<EntityType, string>> = { person: 'P', organisation: 'O', place: 'L', other: '?' };

/** The prose with each mention as `[text]X`, X telling its type; `=` adds the full name a short form stands for. */
function mark(prose: string, mentions: readonly Mention[]): string {
  let at = 0;
  const parts = mentions.flatMap(({ start, end, type, name }) => {
    const before = prose.slice(at, start);
    at = end;
    return [before, `[${prose.slice(start, end)}${name === undefined ? '' : `=${name}`}]${letters[type]}`];
  });
  return [...parts, prose.slice(at)].join('');
}

const checkIn =
  (language: string | undefined) =>
  (marked: string): void => {
    const prose = marked.replace(/\[([^\]=]*)(?:=[^\]]*)?\][POL?]/g, '$1');
    assert.equal(mark(prose, recognise(prose, language)), marked);
  };

suite('core/entity/recognise: Italian', () => {
  const check = checkIn('it');

  test('takes sentence openers for no names', () => {
    check('Citando rapporti, il governo tace.');
    check('Assistiamo ad un incremento. Esso dura. Via libera al patto.');
    check('"Presidente" era il titolo. «Ora basta», disse.');
  });
  test('finds the surname of somebody named elsewhere', () =>
    check('Ieri ha parlato [Vladimir Putin]P. Poi [Putin]P è partito.'));
  test('takes a sentence opener for a name when the article shows it to be one', () =>
    check('Secondo [Rossi]P va bene. [Rossi]P tace.'));
  test('never joins two names over a joining word or a comma', () => {
    check('Tra [Kim Jong-un]P e [Vladimir Putin]P oggi.');
    check('Con [Anna Bianchi]P, [Carlo Verdi]P ed [Elena Neri]P oggi.');
  });
  test('lets a surname stand for the one full name that ends in it', () =>
    check('Con [Vladimir Putin]P oggi. [Putin]P tace.'));
  test('lets the first word stand for a name that has its surname first', () =>
    check('Con [Kim Jong-un]P oggi. I soldati di [Kim]P.'));
  test('does not choose between two people of one surname', () =>
    check('Con [Anna Rossi]P e [Carlo Rossi]P oggi. Poi [Rossi]P tace.'));
  test('splits a country from the name after it', () =>
    check('Il ministro degli Esteri della [Corea del Nord]L [Choe Son Hui]P tace.'));
  test('keeps a country that is a first name with its surname', () => check('Il gol di [Jordan Henderson]P al volo.'));
  test('splits elided articles off', () =>
    check("L'[Ucraina]L chiede aiuto all'[Occidente]L, dell’[Italia]L e d'[Israele]L."));
  test('leaves titles out', () => {
    check('Il Presidente [Vladimir Putin]P ha firmato.');
    check('Il presidente ucraino [Volodymyr Zelensky]P tace.');
    check("L'ex-ministro [Rossi]P tace.");
    check('Il Ministro degli Esteri tace.');
  });
  test('keeps the parts of a name with apostrophes, hyphens and initials', () => {
    check("Per [D'Alema]P e per [O'Brien]P.");
    check('Con [J. K. Rowling]P, con [George W. Bush]P e [Bashar al-Assad]P.');
    check('Con [Ursula von der Leyen]P oggi.');
  });
  test('lets the names of bodies go on in lower case', () => {
    check(
      "Il capo del [Centro per la lotta alla disinformazione]O del [Consiglio nazionale di sicurezza e difesa dell'Ucraina]O.",
    );
    check('La [Banca d’Italia]O, il [Parlamento europeo]O e la [Commissione]O ha deciso.');
  });
  test('ends the names of bodies before a verb', () =>
    check(
      'Si chiede alla [Commissione]O di elaborare un testo, al [Consiglio]O di giugno e alla [Corte]O per aver taciuto.',
    ));
  test('takes acronyms and known agencies for organisations', () =>
    check('La [Korean Central News Agency]O ([KCNA]O) e la [Reuters]O, anche [dpa]O.'));
  test('takes numerals and lone capitals for no names', () => check('Nel capitolo XIV, parte B, di maggio.'));
  test('knows places by what stands before them', () => {
    check('Nella regione di [Kursk]L e in [Cadore]L.');
    check('Un volo da [Trebisacce]L.');
  });
  test('knows a speaker by the verb', () => check('Intanto [Rossini]P ha detto no.'));
  test('lets one clear place decide for all', () => check('Nella città di [Kursk]L. Poi [Kursk]L cade.'));
  test('knows the place and the agency of a blanked dateline', () => {
    check('[Trebisacce]L\u2029          [Adnkronos]O\u2029   Il governo tace.');
    check('[ANSA]O\u2029    [ROMA]L\u2029         Il governo tace.');
  });
  test('finds a name in a headline in capitals that stands elsewhere', () =>
    check('[MERLINI]P RESTA A CASA OGGI\n\nIl ministro [Carlo Merlini]P tace. Poi parla [Merlini]P.'));
  test('knows letters with their accents behind them', () =>
    check('Così ha detto [Élodie Marchetàud]P. [Marchetàud]P, però, è a [Forlì]L.'.normalize('NFD')));
  test('takes the initials of a body for it', () =>
    check("C'era il [Comitato Acque Pulite]O. Il [CAP]O ha protestato."));
  test('takes a country of several words for one after an article that opens a sentence', () =>
    check('La [Repubblica Popolare Democratica di Corea]L tace.'));
  test('finds nothing in shouting, and in long lists of capitals', () => {
    check('ATTENZIONE CADUTA MASSI PERICOLO');
    check(`Ecco ${'Aaa '.repeat(20)}basta.`);
    check('Il codice AAA BBB CCC vale ancora.');
  });
});

suite('core/entity/recognise: other languages', () => {
  test('reads English', () => {
    const check = checkIn('en');
    check('Russian President [Vladimir Putin]P met [US]L President [Joe Biden]P in [Geneva]L.');
    check('French troops left on Monday, and the [Bank of England]O said so.');
    check("The [U.S.]L and [Ukraine]L's [Foreign Office]O. Prime Minister [Starmer]P said no.");
    check('The report says I should go.');
  });
  test('reads an English headline in title case', () =>
    checkIn('en')('Why [Smith]P Signs Deal With [France]L\n\nIn the end Mr [Smith]P signed.'));
  test('tells the man from the city by his age, and the minister from the month by what she does', () => {
    const check = checkIn('en');
    check('[Denise Washington]P spoke. [Washington]P, 46, left [Washington]L for [London]L.');
    check('The minister, [Harriet May]P, was there. [May]P said no. In May it closed.');
  });
  test('keeps the particles of a surname', () => {
    checkIn('fr')("[Étienne d’Arvilliers]P arrive. C'est non, a dit [d'Arvilliers]P.");
    checkIn('de')('Die Ministerin [Annegret von der Heide]P schwieg. [Von der Heide]P ging.');
  });
  test('finds a name without its Arabic article, and with a capital one', () =>
    checkIn('en')('The envoy [Karim al-Masoudi]P spoke. [Al-Masoudi]P left, and [Masoudi]P stayed.'));
  test('ends a German name before a body and after a genitive', () => {
    checkIn('de')('Auch [Ursula Brandt]P von der [Nordpartei]O war da.');
    checkIn('de')(
      '[Friedhelm Brandauer]P kam. [Brandauers]P Rede war lang, [Deutschland]L schweigt. [Deutschlands]L Nachbarn auch.',
    );
  });
  test('reads the short name of the United States in Spanish', () => {
    checkIn('es')('[EE.UU.]L y [Rusia]L callan, dijo [EE. UU.]L ayer.');
  });
  test('leaves a body that begins with a country whole', () =>
    checkIn('en')('He plays for [Ukraine Football Federation]O, he said.'));
  test('reads Spanish', () =>
    checkIn('es')('El presidente, [Pedro Sánchez]P, y el [Ministerio de Defensa de España]O en [París]L.'));
  test('reads French', () => checkIn('fr')("L'[Ukraine]L et [Charles de Gaulle]P à [Annecy]L, dit-il."));
  test('asks more of a capital in German', () =>
    checkIn('de')(
      'Der Bericht der [Kommission]O lag in [Berlin]L vor. Kanzler [Olaf Scholz]P und Sie, sagte [Scholz]P.',
    ));
  test('takes no initial by itself for a name', () =>
    assert.deepEqual(
      recognise('J. Kim J.', 'de').filter(({ text }) => text.length === 1),
      [],
    ));
  test('works before the language is known', () =>
    checkIn(undefined)('Con [Vladimir Putin]P in [Ucraina]L e la [NATO]O.'));
});

suite('core/entity/recognise', () => {
  test('finds in the sample article what a reader finds', () => {
    const file = path.join(repositoryRoot, 'seeds', '000_dc89bdddbb9906e6.txt');
    const { prose } = parseArticle(file, toModelText(readFileSync(file, 'utf8')));
    const counts = new Map<string, number>();
    for (const { text, type } of recognise(prose, 'it')) {
      const key = `${text} ${letters[type]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const expected = {
      'Vladimir Putin P': 2,
      'Putin P': 4,
      'Corea del Nord L': 5,
      'Ucraina L': 7,
      'Kim P': 2,
      'KCNA O': 2,
    };
    for (const [key, count] of Object.entries(expected)) assert.equal(counts.get(key), count, key);
  });

  const words = [
    'Kim',
    'Putin',
    'ROMA',
    'il',
    "dell'",
    'Consiglio',
    'nazionale',
    'di',
    'e',
    'Presidente',
    'J.',
    'in',
    'Corea',
    'del',
    'Nord',
    '"',
    '(',
  ];
  const prose = fc
    .array(fc.oneof(fc.constantFrom(...words), hardText(3)), { maxLength: 30 })
    .map((parts) => parts.join(' '));
  test('gives mentions of words, by start, that never overlap, whatever the text and language', () => {
    fc.assert(
      fc.property(prose, fc.constantFrom('it', 'de', undefined), (text, language) => {
        let end = 0;
        for (const mention of recognise(text, language)) {
          assert.ok(mention.start >= end && mention.end > mention.start);
          assert.equal(mention.text, text.slice(mention.start, mention.end));
          assert.match(mention.text, /^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}.]$/su);
          assert.ok(mention.confidence > 0 && mention.confidence <= 1);
          end = mention.end;
        }
      }),
      runs(),
    );
  });
  test('takes time in proportion to the text, whatever it repeats', () => {
    for (const part of [
      'Aaa ',
      'AAA ',
      'A. ',
      'Presidente ',
      'Foreign ',
      'Consiglio di ',
      'Aaa de ',
      "L'A",
      'Corea del ',
      '"A" ',
      'Tel Aviv ',
      'New York ',
      'Roma ',
    ]) {
      recognise(`a Roma, a New York e a Tel Aviv. ${part.repeat(60_000 / part.length)}`, 'it');
    }
  });
});
