import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isJsonObject, type JsonValue } from '../../../../src/core/annotation/json';
import {
  accepting,
  isMergedInto,
  merged,
  rejecting,
  retyped,
  split,
  withAlias,
  withMark,
  withRecord,
} from '../../../../src/core/entity/correctionChanges';
import { noCorrections, type Corrections } from '../../../../src/core/entity/corrections';
import { parseCorrections, serialiseCorrections } from '../../../../src/core/entity/correctionsCodec';
import { applyCorrectionStep, reversedStep, stepBetween } from '../../../../src/core/entity/correctionStep';
import { readWikidata } from '../../../../src/core/entity/wikidata';
import { hardText, runs } from '../../../support/property';

const putin = 'person:vladimir putin';
const kim = 'person:kim jong un';
const mark = {
  article: 'a/b.txt',
  entity: putin,
  target: { exact: 'lo zar', prefix: 'dice ', suffix: '.', position: { start: 5, end: 11 } },
};

/** The corrections that a file holds; it must be readable. */
function parsed(content: string): Corrections {
  const read = parseCorrections(content);
  if (read.kind !== 'ok') assert.fail(`${content} is ${read.kind}`);
  return read.corrections;
}

/** The lists of the file that corrections make, without empty ones. */
function written(corrections: Corrections): Record<string, unknown> {
  const file = JSON.parse(serialiseCorrections(corrections)) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(file).filter(([key, value]) => key !== 'version' && !(Array.isArray(value) && value.length === 0)),
  );
}

/** What a split that means something makes. */
function splitOff(...given: Parameters<typeof split>): NonNullable<ReturnType<typeof split>> {
  const off = split(...given);
  if (!off) assert.fail('there is nothing to split');
  return off;
}

suite('core/entity/correctionChanges', () => {
  const check = (corrections: Corrections, expected: Record<string, unknown>): void =>
    assert.deepEqual(written(corrections), expected);

  test('confirms, renames, notes and links', () => {
    const said = withRecord(noCorrections, kim, {
      name: 'Kim Jong Un',
      isConfirmed: true,
      note: 'n',
      wikidata: 'Q56226',
    });
    check(said, { entities: [{ id: kim, name: 'Kim Jong Un', status: 'confirmed', note: 'n', wikidata: 'Q56226' }] });
    check(withRecord(said, kim, { name: undefined, isConfirmed: undefined, note: undefined }), {
      entities: [{ id: kim, wikidata: 'Q56226' }],
    });
    check(withRecord(withRecord(noCorrections, kim, { name: 'K' }), kim, { name: undefined }), {});
  });
  test('merges into one that is itself merged no more', () => {
    const once = merged(noCorrections, ['person:putin', putin], putin);
    check(once, { same: [{ id: 'person:putin', as: putin }] });
    check(merged(once, [putin], 'person:putin'), { same: [{ id: putin, as: 'person:putin' }] });
  });
  test('changes the type together with what is said', () => {
    const said = withRecord(noCorrections, 'person:georgia', { note: 'n' });
    check(retyped(said, { id: 'person:georgia', name: 'Georgia' }, 'place'), {
      entities: [{ id: 'place:country-ge', note: 'n' }],
      same: [{ id: 'person:georgia', as: 'place:country-ge' }],
    });
    check(retyped(said, { id: 'person:georgia', name: 'Georgia' }, 'person'), {
      entities: [{ id: 'person:georgia', note: 'n' }],
    });
  });
  test('splits what was merged by taking the merge back', () => {
    const once = merged(noCorrections, ['person:putin', 'place:country-ru'], putin);
    const first = splitOff(once, putin, 'Putin');
    assert.equal(first.id, 'person:putin');
    check(first.corrections, { same: [{ id: 'place:country-ru', as: putin }] });
    assert.equal(splitOff(once, putin, 'Federazione russa').id, 'place:country-ru');
  });
  test('splits a name off that was given by hand, by taking that back', () =>
    check(splitOff(withAlias(noCorrections, putin, 'lo Zar'), putin, 'Lo zar').corrections, {}));
  test('splits a name off that was given in one article, there or everywhere', () => {
    const said = withAlias(noCorrections, putin, 'lo Zar', { article: 'a.txt' });
    check(splitOff(said, putin, 'Lo zar', { article: 'a.txt' }).corrections, {});
    check(splitOff(said, putin, 'Lo zar').corrections, {});
    check(splitOff(said, putin, 'Lo zar', { article: 'b.txt' }).corrections, {
      aliases: [
        { name: 'lo Zar', article: 'a.txt', entity: putin },
        { name: 'Lo zar', article: 'b.txt', from: putin, entity: 'person:lo zar' },
      ],
    });
  });
  test('splits places off that were marked by hand', () => {
    const elsewhere = { ...mark, article: 'c.txt' };
    const said = withMark(withMark(noCorrections, mark), elsewhere);
    const entities = (corrections: Corrections): string[] => corrections.mentions.map(({ entity }) => entity);
    assert.deepEqual(entities(splitOff(said, putin, 'Lo Zar').corrections), ['person:lo zar', 'person:lo zar']);
    assert.deepEqual(entities(splitOff(said, putin, 'Lo Zar', { article: 'a/b.txt' }).corrections), [
      'person:lo zar',
      putin,
    ]);
    assert.deepEqual(entities(splitOff(said, putin, 'Putin').corrections), [putin, putin]);
  });
  test('splits two types of one name that were merged', () => {
    const [man, city] = ['person:washington', 'place:washington'];
    const once = merged(noCorrections, [man], city);
    assert.ok(isMergedInto(once, city, 'Washington'));
    assert.ok(!isMergedInto(once, city, 'Putin') && !isMergedInto(once, 'place:other', 'Washington'));
    const off = splitOff(once, city, 'Washington');
    assert.equal(off.id, man);
    check(off.corrections, {});
  });
  test('goes back to the first type without a rule, unless others are the second by now', () => {
    const once = retyped(noCorrections, { id: 'person:georgia', name: 'Georgia' }, 'place');
    const back = (said: Corrections): Corrections =>
      retyped(said, { id: 'place:country-ge', name: 'Georgia' }, 'person');
    check(back(once), {});
    check(back(withRecord(once, 'place:country-ge', { note: 'n' })), {
      entities: [{ id: 'person:georgia', note: 'n' }],
    });
    check(back(merged(once, ['place:tbilisi'], 'place:country-ge')), {
      same: [
        { id: 'place:country-ge', as: 'person:georgia' },
        { id: 'place:tbilisi', as: 'place:country-ge' },
      ],
    });
  });
  test('keeps what it does not understand of an entity', () => {
    const more = (id: string): JsonValue => ({ id, note: 'n', seen: id });
    const file = { version: 1, entities: [more('person:georgia'), more('place:country-ge')] };
    const said = parsed(JSON.stringify(file));
    check(withRecord(said, 'person:georgia', { note: undefined }), {
      entities: [{ id: 'person:georgia', seen: 'person:georgia' }, more('place:country-ge')],
    });
    check(retyped(said, { id: 'person:georgia', name: 'Georgia' }, 'place'), {
      entities: [more('place:country-ge')],
      same: [{ id: 'person:georgia', as: 'place:country-ge' }],
    });
  });
  test('makes a name an entity of its own', () => {
    const off = splitOff(noCorrections, kim, 'Kim');
    assert.equal(off.id, 'person:kim');
    check(off.corrections, { aliases: [{ name: 'Kim', from: kim, entity: 'person:kim' }] });
  });
  test('takes the name itself out in one article only', () => {
    assert.equal(split(noCorrections, kim, 'Kim Jong-un'), undefined);
    const off = splitOff(noCorrections, kim, 'Kim Jong-un', { article: 'a.txt' });
    assert.equal(off.id, 'person:kim jong un 2');
    const again = splitOff(off.corrections, kim, 'Kim Jong-un', { article: 'b.txt' });
    assert.equal(again.id, 'person:kim jong un 3');
  });
  test('rejects words and lets them be a name again', () => {
    const said = withMark(withAlias(noCorrections, putin, 'lo zar'), mark);
    const none = rejecting(said, 'Lo Zar');
    check(none, { rejected: [{ text: 'Lo Zar' }] });
    check(accepting(none, 'lo zar'), {});
    check(withAlias(none, putin, 'lo zar'), { aliases: [{ name: 'lo zar', entity: putin }] });
    check(rejecting(withAlias(noCorrections, putin, 'Zar', { article: 'a.txt' }), 'zar'), {
      rejected: [{ text: 'zar' }],
    });
    check(rejecting(noCorrections, 'Zar', { article: 'a.txt' }), { rejected: [{ text: 'Zar', article: 'a.txt' }] });
  });
  test('marks a mention by its words and place', () =>
    check(withMark(noCorrections, mark), {
      mentions: [
        { article: 'a/b.txt', entity: putin, exact: 'lo zar', prefix: 'dice ', suffix: '.', start: 5, end: 11 },
      ],
    }));
});

suite('core/entity/correctionsCodec', () => {
  test('writes two spaces, LF, a final newline, and sorted lists', () => {
    const said = withRecord(withRecord(noCorrections, putin, { name: 'B' }), kim, { name: 'A' });
    assert.equal(
      serialiseCorrections(said),
      [
        '{',
        '  "version": 1,',
        '  "entities": [',
        '    {',
        '      "id": "person:kim jong un",',
        '      "name": "A"',
        '    },',
        '    {',
        '      "id": "person:vladimir putin",',
        '      "name": "B"',
        '    }',
        '  ],',
        '  "same": [],',
        '  "aliases": [],',
        '  "rejected": [],',
        '  "mentions": []',
        '}',
        '',
      ].join('\n'),
    );
  });
  test('keeps unknown fields and entries that it does not understand', () => {
    const content = JSON.stringify({
      version: 1,
      tool: { x: 1 },
      entities: [{ id: kim, name: 7, seen: true }, { id: 'nobody' }, 3, { id: kim, name: 'again' }],
      same: [{ id: kim, as: kim }],
      aliases: [{ name: '...', entity: kim }],
      mentions: [{ article: 'a', entity: kim, exact: 'x', start: 5, end: 2, more: 1 }],
    });
    const read = parseCorrections(content);
    assert.ok(read.kind === 'ok' && read.unused === 5);
    assert.deepEqual(JSON.parse(serialiseCorrections(withRecord(read.corrections, kim, { note: 'n' }))), {
      version: 1,
      entities: [{ id: kim, name: 7, note: 'n', seen: true }, { id: kim, name: 'again' }, { id: 'nobody' }, 3],
      same: [{ id: kim, as: kim }],
      aliases: [{ name: '...', entity: kim }],
      rejected: [],
      mentions: [{ article: 'a', entity: kim, exact: 'x', start: 5, end: 2, more: 1 }],
      tool: { x: 1 },
    });
  });
  test('tells what it cannot read', () => {
    const reason = (content: string): unknown => {
      const read = parseCorrections(content);
      return read.kind === 'broken' ? read.reason : read.kind;
    };
    assert.deepEqual(
      ['', '{', '[]', '{}', '{"version":2}', '{"version":1,"same":{}}', '<<<<<<< a', '{"version":1,"version":1}'].map(
        reason,
      ),
      ['empty', 'syntax', 'shape', 'shape', 'newer', 'shape', 'conflict', 'duplicateKey'],
    );
    assert.equal(reason('\uFEFF{"version":1}\r\n'), 'ok');
  });

  const json: fc.Arbitrary<JsonValue> = fc.jsonValue({ maxDepth: 2 });
  const list = fc.array(
    fc.oneof(
      json,
      fc.record(
        {
          id: fc.constantFrom(kim, putin, 'x'),
          as: fc.constantFrom(kim, putin),
          name: fc.oneof(hardText(3), json),
          text: hardText(3),
          entity: fc.constantFrom(kim, putin),
          article: fc.constantFrom('a', 'b', ''),
          exact: hardText(3),
          start: fc.nat({ max: 9 }),
          end: fc.nat({ max: 9 }),
          status: fc.constantFrom('confirmed', 'else'),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
    ),
    { maxLength: 5 },
  );
  const file = fc.record({ entities: list, same: list, aliases: list, rejected: list, mentions: list, more: json });
  test('loses nothing, and writes what it wrote the same way again', () => {
    fc.assert(
      fc.property(file, (value) => {
        const once = serialiseCorrections(parsed(JSON.stringify({ version: 1, ...value })));
        assert.equal(serialiseCorrections(parsed(once)), once);
        const back = JSON.parse(once) as Record<string, JsonValue[]>;
        for (const [key, entries] of Object.entries(value)) {
          if (!Array.isArray(entries) || key === 'more') continue;
          const kept = back[key] ?? [];
          assert.equal(kept.length, entries.length);
          for (const entry of entries as JsonValue[])
            assert.ok(
              kept.some((one) => holds(one, entry)),
              JSON.stringify(entry),
            );
        }
      }),
      runs(),
    );
  });
  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(hardText(), (text) => {
        const read = parseCorrections(text);
        if (read.kind === 'ok') serialiseCorrections(read.corrections);
      }),
      runs(),
    );
  });

  const change = fc.constantFrom<(said: Corrections) => Corrections>(
    (said) => withRecord(said, kim, { name: 'K', note: undefined }),
    (said) => withRecord(said, kim, { note: 'n', name: undefined }),
    (said) => withRecord(said, putin, { isConfirmed: true }),
    (said) => merged(said, [kim], putin),
    (said) => merged(said, [putin], kim),
    (said) => retyped(said, { id: kim, name: 'Kim Jong-un' }, 'place'),
    (said) => split(said, putin, 'Kim Jong-un')?.corrections ?? said,
    (said) => retyped(said, { id: 'place:kim jong un', name: 'Kim Jong-un' }, 'person'),
    (said) => split(said, putin, 'zar')?.corrections ?? said,
    (said) => withAlias(said, putin, 'Zar', { article: 'a' }),
    (said) => rejecting(said, 'zar'),
    (said) => withMark(said, mark),
  );
  test('takes every change back, over a write and a read', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), change, (before, last) => {
        const start = before.reduce((said, one) => one(said), noCorrections);
        const step = stepBetween(start, last(start));
        const after = applyCorrectionStep(start, step);
        assert.deepEqual(written(after.corrections), written(last(start)));
        const read = parsed(serialiseCorrections(after.corrections));
        const undone = applyCorrectionStep(read, reversedStep(step));
        assert.equal(serialiseCorrections(undone.corrections), serialiseCorrections(start));
        assert.equal(undone.changed, step.length);
      }),
      runs(),
    );
  });
  test('leaves alone what somebody else changed since', () => {
    const step = stepBetween(noCorrections, withRecord(noCorrections, kim, { name: 'K' }));
    const theirs = withRecord(noCorrections, kim, { name: 'L' });
    assert.deepEqual(applyCorrectionStep(theirs, reversedStep(step)), { corrections: theirs, changed: 0 });
  });
});

/** Whether all that a JSON value says is in another, which may say more. */
function holds(whole: JsonValue, part: JsonValue): boolean {
  if (!isJsonObject(whole) || !isJsonObject(part)) return JSON.stringify(whole) === JSON.stringify(part);
  return Object.entries(part).every(([key, value]) => JSON.stringify(whole[key]) === JSON.stringify(value));
}

suite('core/entity/wikidata', () => {
  const check = (typed: string, expected: string | undefined): void => assert.equal(readWikidata(typed), expected);
  test('reads an id or an address', () => {
    check(' q7747 ', 'Q7747');
    check('https://www.wikidata.org/wiki/Q7747', 'Q7747');
    check('http://www.wikidata.org/entity/Q7747', 'Q7747');
    check('m.wikidata.org/wiki/Special:EntityPage/Q7747?uselang=it#P31', 'Q7747');
  });
  test('takes nothing else', () => {
    for (const typed of [
      '',
      'Q',
      'Q0',
      'Q07',
      'P31',
      '7747',
      'https://example.org/wiki/Q1',
      'https://it.wikipedia.org/wiki/Q1',
    ])
      check(typed, undefined);
  });
});
