import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entity, EntityType, Mention } from '../../../../src/core/entity/entity';
import { resolve } from '../../../../src/core/entity/resolve';
import { runs } from '../../../support/property';

const types: Readonly<Record<string, EntityType>> = { P: 'person', O: 'organisation', L: 'place', '?': 'other' };

/** Mentions written "Putin=Vladimir Putin/P, Mosca/L", one code unit apart. */
function mentionsOf(line: string): Mention[] {
  let start = 0;
  return line.split(', ').map((entry) => {
    const [written = '', letter = '?'] = entry.split('/');
    const [text = '', name] = written.split('=');
    const mention = {
      start,
      end: start + text.length,
      text,
      type: types[letter] ?? 'other',
      confidence: 0.5,
      origin: 'model' as const,
    };
    start = mention.end + 1;
    return name === undefined ? mention : { ...mention, name };
  });
}

const resolveLines = (...lines: readonly string[]): Entity[] =>
  resolve({ articles: new Map(lines.map((line, index) => [`a${index}`, mentionsOf(line)])) });

suite('core/entity/resolve', () => {
  /** Each entity as "id: name (count)". */
  const check = (lines: readonly string[], ...expected: readonly string[]): void =>
    assert.deepEqual(
      resolveLines(...lines).map(({ id, name, mentions }) => `${id}: ${name} (${mentions.length})`),
      expected,
    );

  test('joins the spellings of a name over articles', () =>
    check(['Kim Jong-un/P, Kim Jong-un/P', 'KIM JONG UN/P'], 'person:kim jong un: Kim Jong-un (3)'));
  test('names an entity by its most frequent spelling, the longer one when equal', () => {
    check(['Bogotà/L, Bogota/L, Bogota/L'], 'place:bogota: Bogota (3)');
    check(['U.S./L, US/L'], 'place:country-us: U.S. (2)');
    check(['MOSCA/L, Mosca/L'], 'place:mosca: Mosca (2)');
  });
  test('counts a short form for the full name without letting it be the name', () =>
    check(
      ['Vladimir Putin/P, Putin=Vladimir Putin/P, Putin=Vladimir Putin/P'],
      'person:vladimir putin: Vladimir Putin (3)',
    ));
  test('takes the full name where only short forms stand', () =>
    check(['Putin=Vladimir Putin/P'], 'person:vladimir putin: Vladimir Putin (1)'));
  test('never joins two types', () =>
    check(
      ['Washington/P, Washington/L', 'Washington/L'],
      'place:washington: Washington (2)',
      'person:washington: Washington (1)',
    ));
  test('lets a name of unknown type join the only one of a known type', () => {
    check(['Kursk/?, Kursk/?', 'Kursk/L'], 'place:kursk: Kursk (3)');
    check(['Kursk/?, Kursk/P', 'Kursk/L'], ...['other', 'person', 'place'].map((type) => `${type}:kursk: Kursk (1)`));
  });
  test('knows a country by its code, in any language', () =>
    check(
      [
        'Corea del Nord/L, Corea del Nord/L',
        'North Korea/?, Repubblica Popolare Democratica di Corea/L',
        'Corea del Sud/L',
      ],
      'place:country-kp: Corea del Nord (4)',
      'place:country-kr: Corea del Sud (1)',
    ));
  test('takes a person for no country', () =>
    check(['Georgia/P, Georgia/L'], 'person:georgia: Georgia (1)', 'place:country-ge: Georgia (1)'));
  test('leaves titles out', () => check(['Presidente Putin/P, Putin/P'], 'person:putin: Presidente Putin (2)'));
  test('takes an acronym for the only name that it stands for elsewhere', () => {
    check(
      ['Korean Central News Agency/O, KCNA=Korean Central News Agency/O', 'KCNA/O, KCNA/?'],
      'organisation:korean central news agency: Korean Central News Agency (4)',
    );
    check(
      ['CSI=Centro Sportivo Italiano/O', 'CSI=Consiglio Studi Internazionali/O', 'CSI/O'],
      'organisation:centro sportivo italiano: Centro Sportivo Italiano (1)',
      'organisation:consiglio studi internazionali: Consiglio Studi Internazionali (1)',
      'organisation:csi: CSI (1)',
    );
  });
  test('leaves a bare surname alone in an article without the full name', () =>
    check(
      ['Mario Rossi/P, Rossi=Mario Rossi/P', 'Rossi/P'],
      'person:mario rossi: Mario Rossi (2)',
      'person:rossi: Rossi (1)',
    ));
  test('gives the most frequent first, then by id', () =>
    check(['B/L, A/L, C/L, C/L'], 'place:c: C (2)', 'place:a: A (1)', 'place:b: B (1)'));
  test('writes a name that ran over a line on one', () =>
    check(['Vladimir\nPutin/P'], 'person:vladimir putin: Vladimir Putin (1)'));
  test('leaves a name without a letter out', () => check(['-/?'], ...[]));

  test('counts every spelling, most frequent first', () =>
    assert.deepEqual(
      [...(resolveLines('Vladimir Putin/P, Putin=Vladimir Putin/P, Putin=Vladimir Putin/P')[0]?.aliases ?? [])],
      [
        ['Putin', 2],
        ['Vladimir Putin', 1],
      ],
    ));
  test('keeps the mentions in the order of the articles', () =>
    assert.deepEqual(
      resolveLines('Mosca/L, Mosca/L', 'Mosca/L')[0]?.mentions.map(({ article, start }) => `${article}@${start}`),
      ['a0@0', 'a0@6', 'a1@0'],
    ));

  const spelling = fc.constantFrom('Kim Jong-un', 'Kim Jong Un', 'Kim', 'Mosca', 'MOSCA', 'Moscà', 'U.S.', 'US');
  const mention = fc.record({
    start: fc.nat(),
    end: fc.nat(),
    text: spelling,
    type: fc.constantFrom<EntityType>('person', 'organisation', 'place', 'other'),
    confidence: fc.constant(1),
    origin: fc.constant('model' as const),
  });
  const named = fc.oneof(
    mention,
    fc.tuple(mention, spelling).map(([it, name]) => ({ ...it, name })),
  );
  test('gives the same entities whatever the order of the articles', () => {
    const corpus = fc.array(fc.array(named, { maxLength: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(corpus, (articles) => {
        const forwards = articles.map((mentions, index) => [`a${index}`, mentions] as const);
        const withoutOrder = (entities: readonly Entity[]): unknown =>
          entities.map(({ id, name, aliases, mentions }) => ({
            id,
            name,
            aliases: [...aliases],
            count: mentions.length,
          }));
        assert.deepEqual(
          withoutOrder(resolve({ articles: new Map(forwards.toReversed()) })),
          withoutOrder(resolve({ articles: new Map(forwards) })),
        );
      }),
      runs(),
    );
  });
});
