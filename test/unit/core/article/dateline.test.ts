import assert from 'node:assert/strict';
import { readDateline } from '../../../../src/core/article/dateline';

/** What a dateline is expected to give; what is left out must not be found. */
interface Expected {
  agency?: string;
  /** Capitals made readable. */
  place?: string;
  date?: string;
  names?: readonly string[];
}

const datelines: readonly (readonly [text: string, expected: Expected])[] = [
  // Italian
  [
    ' date 2024-11 (Adnkronos) - |Via libera',
    { agency: 'Adnkronos', date: '2024-11 month prefix', names: ['Adnkronos'] },
  ],
  ['ROMA, 12 nov. (Adnkronos) - |Il governo', { agency: 'Adnkronos', place: 'Roma', names: ['ROMA', 'Adnkronos'] }],
  [
    'Milano, 12 nov. - (Adnkronos) - |Il governo',
    { agency: 'Adnkronos', place: 'Milano', names: ['Milano', 'Adnkronos'] },
  ],
  [
    'Roma, 12 nov. (Adnkronos/Labitalia) - |Il governo',
    { agency: 'Adnkronos', place: 'Roma', names: ['Roma', 'Adnkronos/Labitalia'] },
  ],
  ['(ANSA) - ROMA, 12 NOV - |Il governo', { agency: 'ANSA', place: 'Roma', names: ['ANSA', 'ROMA'] }],
  ['(ANSA) - |Putin ha detto', { agency: 'ANSA', names: ['ANSA'] }],
  ['AGI - Roma, 12 nov. - |Il governo', { agency: 'AGI', place: 'Roma', names: ['AGI', 'Roma'] }],
  [
    'Roma, 4 nov 2024 (askanews) – |Il governo',
    { agency: 'askanews', place: 'Roma', date: '2024-11-04 day dateline', names: ['Roma', 'askanews'] },
  ],
  [
    'Roma, 12 nov. 2024, ore 10.35 (askanews) - |Il governo',
    { agency: 'askanews', place: 'Roma', date: '2024-11-12T10:35 time dateline', names: ['Roma', 'askanews'] },
  ],
  [
    'Roma, 12 nov 2024 10:35 - (Agenzia Nova) - |Il governo',
    { agency: 'Agenzia Nova', place: 'Roma', date: '2024-11-12T10:35 time dateline', names: ['Roma', 'Agenzia Nova'] },
  ],
  [
    'Milano (Italia), 12 nov. (LaPresse/AP) - |Il governo',
    { agency: 'LaPresse', place: 'Milano (Italia)', names: ['Milano (Italia)', 'LaPresse/AP'] },
  ],
  ['(DIRE) Roma, 12 nov. - |Il governo', { agency: 'DIRE', place: 'Roma', names: ['DIRE', 'Roma'] }],
  ["L'AQUILA, 12 nov. (ANSA) - |Il governo", { agency: 'ANSA', place: "L'Aquila", names: ["L'AQUILA", 'ANSA'] }],
  [
    'ROMA, martedì 12 novembre 2024 (ITALPRESS) - |Il governo',
    { agency: 'Italpress', place: 'Roma', date: '2024-11-12 day dateline', names: ['ROMA', 'ITALPRESS'] },
  ],
  ['ROMA, 12 nov. - |Il governo', { place: 'Roma', names: ['ROMA'] }],
  // English
  ['LONDON (Reuters) - |The bank', { agency: 'Reuters', place: 'London', names: ['LONDON', 'Reuters'] }],
  [
    'WASHINGTON, Nov 4, 2024 (Reuters) - |US',
    { agency: 'Reuters', place: 'Washington', date: '2024-11-04 day dateline', names: ['WASHINGTON', 'Reuters'] },
  ],
  [
    'WASHINGTON/KYIV, Nov 12 (Reuters) - |The',
    { agency: 'Reuters', place: 'Washington/Kyiv', names: ['WASHINGTON/KYIV', 'Reuters'] },
  ],
  ['PALM BEACH, Fla. (AP) — |The', { agency: 'AP', place: 'Palm Beach, Fla.', names: ['PALM BEACH, Fla.', 'AP'] }],
  ['RIO DE JANEIRO (AP) — |The', { agency: 'AP', place: 'Rio de Janeiro', names: ['RIO DE JANEIRO', 'AP'] }],
  ['ST. LOUIS, Nov. 12 (AP) — |The', { agency: 'AP', place: 'St. Louis', names: ['ST. LOUIS', 'AP'] }],
  [
    'NAIROBI, Kenya, Nov 12, 2024 2:35 p.m. (AP) - |The',
    { agency: 'AP', place: 'Nairobi, Kenya', date: '2024-11-12T14:35 time dateline', names: ['NAIROBI, Kenya', 'AP'] },
  ],
  ['BEIJING, Nov. 12 (Xinhua) -- |The', { agency: 'Xinhua', place: 'Beijing', names: ['BEIJING', 'Xinhua'] }],
  ['MOSCOW, November 12. /TASS/. |The', { agency: 'TASS', place: 'Moscow', names: ['MOSCOW', 'TASS'] }],
  ['MOSCOW. Nov 12 (Interfax) - |The', { agency: 'Interfax', place: 'Moscow', names: ['MOSCOW', 'Interfax'] }],
  ['Pyongyang, November 12 (KCNA) -- |The', { agency: 'KCNA', place: 'Pyongyang', names: ['Pyongyang', 'KCNA'] }],
  [
    'Warsaw, Nov. 12, 2024 (PAP) - |The',
    { agency: 'PAP', place: 'Warsaw', date: '2024-11-12 day dateline', names: ['Warsaw', 'PAP'] },
  ],
  [
    'Washington, United States, Nov 12, 2024 (AFP) - |The',
    {
      agency: 'AFP',
      place: 'Washington, United States',
      date: '2024-11-12 day dateline',
      names: ['Washington, United States', 'AFP'],
    },
  ],
  [
    '2024-11-12T10:30:00Z LONDON (Reuters) - |The',
    { agency: 'Reuters', place: 'London', date: '2024-11-12T10:30:00Z time prefix', names: ['LONDON', 'Reuters'] },
  ],
  // Spanish and Portuguese
  [
    'MADRID, 12 Nov. (EUROPA PRESS) -\n|El',
    { agency: 'Europa Press', place: 'Madrid', names: ['MADRID', 'EUROPA PRESS'] },
  ],
  ['São Paulo, 12 nov (EFE).- |El', { agency: 'EFE', place: 'São Paulo', names: ['São Paulo', 'EFE'] }],
  ['Madrid (EFE).- |El', { agency: 'EFE', place: 'Madrid', names: ['Madrid', 'EFE'] }],
  [
    'BUENOS AIRES, 12 de noviembre de 2024 a las 10:35 (Télam) - |El',
    {
      agency: 'Télam',
      place: 'Buenos Aires',
      date: '2024-11-12T10:35 time dateline',
      names: ['BUENOS AIRES', 'Télam'],
    },
  ],
  [
    'La Habana, 12 nov (Prensa Latina) |El',
    { agency: 'Prensa Latina', place: 'La Habana', names: ['La Habana', 'Prensa Latina'] },
  ],
  [
    'Lisboa, 12 nov 2024 (Lusa) – |O',
    { agency: 'Lusa', place: 'Lisboa', date: '2024-11-12 day dateline', names: ['Lisboa', 'Lusa'] },
  ],
  // French
  ['Paris (AFP) – |Le président', { agency: 'AFP', place: 'Paris', names: ['Paris', 'AFP'] }],
  [
    'Paris, 1er août 2024 (AFP) - |Le',
    { agency: 'AFP', place: 'Paris', date: '2024-08-01 day dateline', names: ['Paris', 'AFP'] },
  ],
  [
    'Aix-en-Provence, mardi 12 novembre 2024 à 10h35 (AFP) - |Le',
    {
      agency: 'AFP',
      place: 'Aix-en-Provence',
      date: '2024-11-12T10:35 time dateline',
      names: ['Aix-en-Provence', 'AFP'],
    },
  ],
  [
    'Bruxelles, 12 nov 2024 (Belga) - |Le',
    { agency: 'Belga', place: 'Bruxelles', date: '2024-11-12 day dateline', names: ['Bruxelles', 'Belga'] },
  ],
  // German
  ['BERLIN (dpa) - |Der', { agency: 'dpa', place: 'Berlin', names: ['BERLIN', 'dpa'] }],
  ['Berlin/Kiew (dpa) - |Der', { agency: 'dpa', place: 'Berlin/Kiew', names: ['Berlin/Kiew', 'dpa'] }],
  ['Frankfurt/Main (dpa/lhe) - |Der', { agency: 'dpa', place: 'Frankfurt/Main', names: ['Frankfurt/Main', 'dpa/lhe'] }],
  ['Frankfurt a.M. (epd). |Der', { agency: 'epd', place: 'Frankfurt a.M.', names: ['Frankfurt a.M.', 'epd'] }],
  ['Bonn/Rom (KNA) |Der Papst', { agency: 'KNA', place: 'Bonn/Rom', names: ['Bonn/Rom', 'KNA'] }],
  ['Wien (APA) - |Der', { agency: 'APA', place: 'Wien', names: ['Wien', 'APA'] }],
  [
    'Berlin, 4. November 2024 (DPA) - |Der',
    { agency: 'dpa', place: 'Berlin', date: '2024-11-04 day dateline', names: ['Berlin', 'DPA'] },
  ],
  [
    'Berlin, 12.11.2024, 10.35 Uhr (dpa) - |Der',
    { agency: 'dpa', place: 'Berlin', date: '2024-11-12T10:35 time dateline', names: ['Berlin', 'dpa'] },
  ],
  // A year from the prefix completes a day, unless the months differ.
  [
    'date 2024 ROMA, 12 nov. (Adnkronos) - |Il',
    { agency: 'Adnkronos', place: 'Roma', date: '2024-11-12 day dateline', names: ['ROMA', 'Adnkronos'] },
  ],
  [
    'date 2024-10 ROMA, 12 nov. (Adnkronos) - |Il',
    { agency: 'Adnkronos', place: 'Roma', date: '2024-10 month prefix', names: ['ROMA', 'Adnkronos'] },
  ],
  // A prefix beats a dateline that says another day, and is made more exact by one that does not.
  [
    'date 2024-11-10 ROMA, 12 nov. 2024 (Adnkronos) - |Il',
    { agency: 'Adnkronos', place: 'Roma', date: '2024-11-10 day prefix', names: ['ROMA', 'Adnkronos'] },
  ],
  [
    'date 2024-11-10 ROMA, 12 nov. (Adnkronos) - |Il',
    { agency: 'Adnkronos', place: 'Roma', date: '2024-11-10 day prefix', names: ['ROMA', 'Adnkronos'] },
  ],
  [
    'date 2023 ROMA, 12 nov. 2024 (Adnkronos) - |Il',
    { agency: 'Adnkronos', place: 'Roma', date: '2023 year prefix', names: ['ROMA', 'Adnkronos'] },
  ],
  [
    'date 2024-11-12 ROMA, 12 nov. 2024, ore 10.35 (Adnkronos) - |Il',
    { agency: 'Adnkronos', place: 'Roma', date: '2024-11-12T10:35 time dateline', names: ['ROMA', 'Adnkronos'] },
  ],
  ['2024-11-04 - |Il testo', { date: '2024-11-04 day prefix', names: [] }],
  // A day the calendar does not have is none.
  ['ROMA, 31 feb. 2024 (Adnkronos) - |Il', { agency: 'Adnkronos', place: 'Roma', names: ['ROMA', 'Adnkronos'] }],
  // An unknown name where nothing else can be meant.
  ['(Agenzia Foo) - |Il governo', { agency: 'Agenzia Foo', names: ['Agenzia Foo'] }],
];

const plainOpenings: readonly string[] = [
  'Il presidente (Rossi) - ha detto',
  'Joe Biden (Democrat) - who won',
  'The agency (Reuters) said on Monday',
  'Lui ha detto alla radio (AFP) - ieri',
  'Putin - the leader',
  'Putin (Reuters) ha detto',
  'Milano, 12 novembre fu un giorno',
  '(Sic) Il testo',
  '(Hg.): Helfen am Ende',
  'ROME — The pope',
  '2024 was a good year',
  '',
];

suite('core/article/dateline', () => {
  /** The text's `|` marks where the body begins. */
  const check = (marked: string, { agency, place, date, names }: Expected): void => {
    const text = marked.replace('|', '');
    const found = readDateline(text, 0);
    assert.deepEqual(
      found && {
        end: found.end,
        agency: found.agency,
        place: found.place,
        date: found.date && `${found.date.value} ${found.date.precision} ${found.dateFrom}`,
        names: found.names.map(({ start, end }) => text.slice(start, end)),
      },
      { end: marked.indexOf('|'), agency, place, date, names },
    );
  };

  for (const [text, expected] of datelines) test(`reads “${text.replace('\n', '↵')}”`, () => check(text, expected));

  for (const text of plainOpenings) {
    test(`takes “${text}” for running text`, () => assert.equal(readDateline(text, 0), undefined));
  }

  test('knows which agency it knows', () => {
    assert.equal(readDateline('(ANSA) - X', 0)?.isKnownAgency, true);
    assert.equal(readDateline('(Foo) - X', 0)?.isKnownAgency, false);
  });

  test('names the newswire of a release as usual', () =>
    assert.equal(readDateline('New York, Nov. 12, 2024 (GLOBE NEWSWIRE) -- Acme', 0)?.agency, 'GlobeNewswire'));

  test('reads where it is told to', () => {
    const text = 'Titolo\n\nROMA (ANSA) - Il';
    assert.equal(readDateline(text, text.indexOf('ROMA'))?.agency, 'ANSA');
    assert.equal(readDateline(text, 0), undefined);
  });
});
