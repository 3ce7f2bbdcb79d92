import assert from 'node:assert/strict';
import { readDateline } from '../../../../src/core/article/dateline';

/** What a dateline is expected to give; what is left out must not be found. */
interface Expected {
  agency?: string;
  date?: string;
  names?: readonly string[];
}

const datelines: readonly (readonly [text: string, expected: Expected])[] = [
  // Italian
  [
    ' date 2024-11 (Adnkronos) - |Via libera',
    { agency: 'Adnkronos', date: '2024-11 month prefix', names: ['Adnkronos'] },
  ],
  ['ROMA, 12 nov. (Adnkronos) - |Il governo', { agency: 'Adnkronos', names: ['ROMA', 'Adnkronos'] }],
  ['(ANSA) - ROMA, 12 NOV - |Il governo', { agency: 'ANSA', names: ['ANSA', 'ROMA'] }],
  ['(ANSA) - |Putin ha detto', { agency: 'ANSA', names: ['ANSA'] }],
  ['AGI - Roma, 12 nov. - |Il governo', { agency: 'AGI', names: ['AGI', 'Roma'] }],
  [
    'Roma, 4 nov 2024 (askanews) – |Il governo',
    { agency: 'askanews', date: '2024-11-04 day dateline', names: ['Roma', 'askanews'] },
  ],
  ['ROMA, 12 nov. - |Il governo', { names: ['ROMA'] }],
  // English
  ['LONDON (Reuters) - |The bank', { agency: 'Reuters', names: ['LONDON', 'Reuters'] }],
  [
    'WASHINGTON, Nov 4, 2024 (Reuters) - |US',
    { agency: 'Reuters', date: '2024-11-04 day dateline', names: ['WASHINGTON', 'Reuters'] },
  ],
  ['PALM BEACH, Fla. (AP) — |The', { agency: 'AP', names: ['PALM BEACH, Fla.', 'AP'] }],
  ['BEIJING, Nov. 12 (Xinhua) -- |The', { agency: 'Xinhua', names: ['BEIJING', 'Xinhua'] }],
  ['MOSCOW, November 12. /TASS/. |The', { agency: 'TASS', names: ['MOSCOW', 'TASS'] }],
  // Spanish
  ['MADRID, 12 Nov. (EUROPA PRESS) -\n|El', { agency: 'Europa Press', names: ['MADRID', 'EUROPA PRESS'] }],
  ['São Paulo, 12 nov (EFE).- |El', { agency: 'EFE', names: ['São Paulo', 'EFE'] }],
  // French
  ['Paris (AFP) – |Le président', { agency: 'AFP', names: ['Paris', 'AFP'] }],
  ['Paris, 1er août 2024 (AFP) - |Le', { agency: 'AFP', date: '2024-08-01 day dateline', names: ['Paris', 'AFP'] }],
  // German
  ['BERLIN (dpa) - |Der', { agency: 'dpa', names: ['BERLIN', 'dpa'] }],
  ['Frankfurt/Main (dpa/lhe) - |Der', { agency: 'dpa', names: ['Frankfurt/Main', 'dpa/lhe'] }],
  [
    'Berlin, 4. November 2024 (DPA) - |Der',
    { agency: 'dpa', date: '2024-11-04 day dateline', names: ['Berlin', 'DPA'] },
  ],
  // A year from the prefix completes a day, unless the months differ.
  [
    'date 2024 ROMA, 12 nov. (Adnkronos) - |Il',
    { agency: 'Adnkronos', date: '2024-11-12 day dateline', names: ['ROMA', 'Adnkronos'] },
  ],
  [
    'date 2024-10 ROMA, 12 nov. (Adnkronos) - |Il',
    { agency: 'Adnkronos', date: '2024-10 month prefix', names: ['ROMA', 'Adnkronos'] },
  ],
  ['2024-11-04 - |Il testo', { date: '2024-11-04 day prefix', names: [] }],
  // A day the calendar does not have is none.
  ['ROMA, 31 feb. 2024 (Adnkronos) - |Il', { agency: 'Adnkronos', names: ['ROMA', 'Adnkronos'] }],
  // An unknown name where nothing else can be meant.
  ['(Agenzia Foo) - |Il governo', { agency: 'Agenzia Foo', names: ['Agenzia Foo'] }],
];

const plainOpenings: readonly string[] = [
  'Il presidente (Rossi) - ha detto',
  'Joe Biden (Democrat) - who won',
  'The agency (Reuters) said on Monday',
  'Lui ha detto alla radio (AFP) - ieri',
  'Putin - the leader',
  '(Sic) Il testo',
  'ROME — The pope',
  '2024 was a good year',
  '',
];

suite('core/article/dateline', () => {
  /** The text's `|` marks where the body begins. */
  const check = (marked: string, { agency, date, names }: Expected): void => {
    const text = marked.replace('|', '');
    const found = readDateline(text, 0);
    assert.deepEqual(
      found && {
        end: found.end,
        agency: found.agency,
        date: found.date && `${found.date.value} ${found.date.precision} ${found.dateFrom}`,
        names: found.names.map(({ start, end }) => text.slice(start, end)),
      },
      { end: marked.indexOf('|'), agency, date, names },
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

  test('reads where it is told to', () => {
    const text = 'Titolo\n\nROMA (ANSA) - Il';
    assert.equal(readDateline(text, text.indexOf('ROMA'))?.agency, 'ANSA');
    assert.equal(readDateline(text, 0), undefined);
  });
});
