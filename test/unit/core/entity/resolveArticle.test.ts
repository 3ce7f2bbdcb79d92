import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntityType, Mention } from '../../../../src/core/entity/entity';
import { resolveArticle } from '../../../../src/core/entity/resolveArticle';
import { runs } from '../../../support/property';
import { compareGroups, goldArticles, goldSeed, type GoldArticle, type GroupComparison } from './goldArticles';

const types: Readonly<Record<string, EntityType>> = { P: 'person', O: 'organisation', L: 'place', '?': 'other' };
const letters = new Map(Object.entries(types).map(([letter, type]) => [type, letter]));

/** Text with mentions marked `[words]P`; a guess is `[words]P~`. The full name or names follow the words in what is expected. */
function read(marked: string): { prose: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  let prose = '';
  let at = 0;
  for (const match of marked.matchAll(/\[([^\]=?]+)(?:[=?][^\]]*)?\]([POL?])(~?)/g)) {
    const [whole, text = '', letter = '?', guess] = match;
    prose += marked.slice(at, match.index);
    at = match.index + whole.length;
    const start = prose.length;
    mentions.push({
      start,
      end: start + text.length,
      text,
      type: types[letter] ?? 'other',
      confidence: guess ? 0.5 : 1,
      origin: 'model',
    });
    prose += text;
  }
  return { prose: prose + marked.slice(at), mentions };
}

function write(prose: string, mentions: readonly Mention[]): string {
  let at = 0;
  const parts = mentions.flatMap(({ start, end, text, type, name, candidates }) => {
    const before = prose.slice(at, start);
    at = end;
    const names = candidates ? `?${candidates.join('|')}` : name === undefined ? '' : `=${name}`;
    return [before, `[${text}${names}]${letters.get(type) ?? ''}`];
  });
  return [...parts, prose.slice(at)].join('');
}

suite('core/entity/resolveArticle', () => {
  const check = (expected: string, given = expected, language = 'it'): void => {
    const { prose, mentions } = read(given.replaceAll(/[=?](?!\])[^\][]*(?=\][POL?])/g, ''));
    assert.equal(write(prose, resolveArticle(mentions, { prose, language })), expected);
  };

  test('lets a surname stand for the only full name that ends in it, before it too', () => {
    check('[Putin=Vladimir Putin]P. [Vladimir Putin]P e [PUTIN=Vladimir Putin]P.');
    check("[O’Hearn=Alan O'Hearn]P and [Alan O'Hearn]P.");
    check('[Anna Neri]P e [Anna]P.');
  });
  test('lets the first word stand where the surname comes first', () => {
    check('[Kim Jong-un]P e [Kim=Kim Jong-un]P.');
    check('[Orbán=Orbán Viktor]P, [Orbán Viktor]P e [Viktor Orbán=Orbán Viktor]P.');
  });
  test('asks when two full names share it', () => {
    check('[Mario Rossi]P, [Anna Rossi]P, [Rossi?Anna Rossi|Mario Rossi]P.');
    check('[Kim Jong-un]P, [Kim Yo Jong]P, [Kim?Kim Jong-un|Kim Yo Jong]P.');
    check('[Lee Jae-myung]P, [Bruce Lee]P, [Lee?Bruce Lee|Lee Jae-myung]P.');
  });
  test('takes particles and initials before a surname for a part of the short form', () => {
    check('[Ursula von der Leyen]P, [von der Leyen=Ursula von der Leyen]P, [Leyen=Ursula von der Leyen]P.');
    check('[Bashar al-Assad]P, [al-Assad=Bashar al-Assad]P, [Assad=Bashar al-Assad]P.');
    check('[Vladimir Putin]P, [V. Putin=Vladimir Putin]P, [A. Putin]P.');
    check('[Al Gore]P, [Gore=Al Gore]P.');
  });
  test('leaves titles out', () => check('[Mario Rossi]P, [Presidente Rossi=Mario Rossi]P.'));
  test('joins transliterations behind the same given name only', () => {
    check('[Volodymyr Zelensky]P, [Volodymyr Zelenskyj=Volodymyr Zelensky]P, [Zelenskyj=Volodymyr Zelensky]P.');
    check('[Vladimir Zelensky]P, [Volodymyr Zelenskyj]P.');
    check('[Anna Petrov]P, [Anna Petrova]P, [Marco Ferrari]P, [Marco Ferraro]P, [Ugo Rosi]P, [Ugo Rossi]P.');
  });
  test('joins what is written together and apart', () =>
    check('[Choe Son-hui]P, [Choe Sonhui=Choe Son-hui]P, [Choe Son Hui]P.'));
  test('joins an acronym and what it is defined to stand for, in both orders', () => {
    check('La [KCNA=Korean Central News Agency]O. [Korean Central News Agency]O ([KCNA=Korean Central News Agency]O).');
    check('[Eni=Ente nazionale idrocarburi]O («[Ente nazionale idrocarburi]O») e [Eni=Ente nazionale idrocarburi]O.');
    check('[Milano]L ([RAI]O).');
  });
  test('joins the initials of a long name without a definition, and asks between two', () => {
    check('Il [Federal Bureau of Investigation]O tace, la [FBI=Federal Bureau of Investigation]O no.');
    check('[Comitato Acque Pulite]O, [Centro Acque Potabili]O, [CAP?Centro Acque Potabili|Comitato Acque Pulite]O.');
    check('[Partito Democratico]O e [PD]O.');
  });
  test('never joins two types, and takes a guess for what the article shows', () => {
    check('[George Washington]P a [Washington]L.');
    check('[Vladimir Putin]P, [Putin=Vladimir Putin]P.', '[Vladimir Putin]P, [Putin]L~.');
    check('[Vladimir Putin]P, [Putin=Vladimir Putin]P.', '[Vladimir Putin]P, [Putin]?~.');
    check(
      '[George Washington]P, [Washington]L, [Washington]L.',
      '[George Washington]P, [Washington]L, [Washington]?~.',
    );
    check('[Kursk]L, [Kursk]L.', '[Kursk]L, [Kursk]?.');
  });
  test('knows German genitives in German', () => {
    const text =
      '[Olaf Scholz]P, [Wladimir Putin]P, [Putins=Wladimir Putin]P, [Deutschlands=Deutschland]L, [Bayerns=Bayern]L, [Bayern]L.';
    check(text, text, 'de');
    check('[Wladimir Putin]P, [Putins]P.');
  });

  test('gives the same mentions, by place, whatever they are', () => {
    const spelling = fc.constantFrom(
      'Kim Jong-un',
      'Kim',
      'Kim Yo Jong',
      'KCNA',
      'Korean Central News Agency',
      'Putins',
      'V. Putin',
      '-',
    );
    const mention = fc.record({
      text: spelling,
      type: fc.constantFrom(...Object.values(types)),
      confidence: fc.constantFrom(0.5, 1),
      origin: fc.constant('model' as const),
    });
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 12 }), fc.constantFrom('de', 'it'), (given, language) => {
        const prose = given.map(({ text }) => text).join(' (');
        let start = -2;
        const mentions = given.map((one): Mention => {
          start += 2;
          const end = start + one.text.length;
          const placed = { ...one, start, end };
          start = end;
          return placed;
        });
        const resolved = resolveArticle(mentions, { prose, language });
        const places = (all: readonly Mention[]): unknown => all.map(({ start: from, end, text }) => [from, end, text]);
        assert.deepEqual(places(resolved), places(mentions));
        for (const { name, candidates } of resolved) {
          assert.ok(name === undefined || candidates === undefined);
          assert.ok(candidates === undefined || candidates.length > 1);
        }
      }),
      runs(),
    );
  });
});

const compare = (articles: readonly GoldArticle[]): GroupComparison =>
  compareGroups(articles, (article) => resolveArticle(article.mentions, article));

suite('core/entity: mentions to entities, told by hand', () => {
  test('gets at least nine of ten groups of twelve articles right, and joins nothing that is not one', () => {
    const { wrong, groups, merged } = compare(goldArticles());
    assert.deepEqual(merged, []);
    assert.ok(
      groups > 50 && wrong.length <= groups / 10,
      `${wrong.length} of ${groups} are wrong: ${wrong.join(', ')}`,
    );
  });
  test('gets every group right inside each of them', () => {
    for (const article of goldArticles())
      assert.deepEqual({ ...compare([article]), groups: 0 }, { wrong: [], groups: 0, merged: [] }, article.id);
  });
  test('gets every group of the sample article right', () => {
    const { wrong, groups, merged } = compare([goldSeed()]);
    assert.deepEqual([wrong, merged, groups], [[], [], 19]);
  });
});
