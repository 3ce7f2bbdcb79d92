import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeTarget } from '../../../../src/core/anchor/describe';
import { locate, locateAll } from '../../../../src/core/anchor/locate';
import { placedRange, type Placement } from '../../../../src/core/anchor/placement';
import type { QuoteTarget } from '../../../../src/core/anchor/quoteTarget';
import { toModelText, type ModelText } from '../../../../src/core/text/modelText';
import type { TextRange } from '../../../../src/core/text/textRange';
import { hardText, modelText, runs, textWithRange } from '../../../support/property';
import { mark, readMarked, readOne } from './marked';

const other = 'Nothing of this was said in the other version of the article, which was about fishing quotas. ';

const passage = (who: string, what: string): string =>
  `It rained. The ${who} said that nothing ${what} yet, as the papers came late. `;

suite('core/anchor/locate', () => {
  /** Annotates the passage marked in one text and says where it is in another: the kind, and the other text marked anew. */
  const check = (before: string, after: string, kind: Placement['kind']): void => {
    const { text, range } = readOne(before);
    const now = readMarked(after).text;
    const placement = locate(now, describeTarget(text, range));
    assert.equal(`${placement.kind}: ${mark(now, rangesOf(placement))}`, `${kind}: ${after}`);
  };

  test('finds a quote in the unchanged text', () => check('Rents [rose 4%].', 'Rents [rose 4%].', 'exact'));
  test('finds a quote that is the whole text', () => check('[won]', '[won]', 'exact'));
  test('stays when words far behind it change', () =>
    check(`A [won]. ${other}`, `A [won]. ${other}And so on.`, 'exact'));
  test('stays when a neighbour after it changes', () =>
    check('The council said that rents [rose 4%] in May.', 'The council said that rents [rose 4%], again.', 'exact'));
  test('stays when all around it changes but its offsets', () =>
    check('abc def [rents rose] ghi jkl', 'mno pqr [rents rose]: vwx yz', 'exact'));
  test('follows a quote below an inserted correction', () =>
    check('Rents [rose 4%].', 'Corrected. Rents [rose 4%].', 'moved'));
  test('follows a quote above a cut', () =>
    check(`${other}The council said that rents [rose 4%].`, 'The council said that rents [rose 4%].', 'moved'));
  test('follows a quote whose one neighbour was rewritten', () =>
    check('The council said: rents [rose 4%] in May.', `${other}The council said: rents [rose 4%], again.`, 'moved'));
  test('follows a long quote without any neighbour', () =>
    check(
      'He left. [The mayor told the council that rents rose by 4 per cent in May.] So it goes.',
      `${other}\n\n[The mayor told the council that rents rose by 4 per cent in May.]\n\nMore follows`,
      'moved',
    ));
  test('picks the copy whose neighbours match', () => check('A won. B [won].', 'A won. B also ran. B [won].', 'moved'));
  test('leaves a look-alike at the old offsets for the copy with both neighbours', () =>
    check('Ann [won] the race.', 'So! won! Ann [won] the race.', 'moved'));
  test('leaves a look-alike for the copy with both neighbours', () =>
    check('On Monday Anna [won] the race.', 'Who won? On Monday Anna [won] the race.', 'moved'));
  test('follows a quote between emoji', () => check('Ciao 😀😀 [😀 sì] 😀', '😎 Ciao 😀😀 [😀 sì] 😀', 'moved'));

  test('asks when the old offsets hold a copy with some of the neighbours', () =>
    check('So: A [won]. ', 'Hm, A [won]. So: A [won]. ', 'ambiguous'));
  test('asks when both neighbours are there twice', () =>
    check('So: A [won].', 'Then. So: A [won]. So: A [won].', 'ambiguous'));
  test('asks when a typo was corrected near one of two identical passages', () =>
    check(
      `${passage('mayro', '[was decided]')}${passage('mayro', 'was decided')}So it goes.`,
      `${passage('mayor', '[was decided]')}${passage('mayro', '[was decided]')}So it goes.`,
      'ambiguous',
    ));
  test('stays when a typo was corrected near one of two identical passages that are far apart', () =>
    check(
      `${passage('mayro', '[was decided]')}${other.repeat(3)}${passage('mayro', 'was decided')}So it goes.`,
      `${passage('mayor', '[was decided]')}${other.repeat(3)}${passage('mayro', 'was decided')}So it goes.`,
      'exact',
    ));
  test('stays when a typo in one of two identical passages was corrected', () =>
    check(
      `${passage('mayor', '[was decidde]')}${passage('mayor', 'was decidde')}So it goes.`,
      `${passage('mayor', '[was decided]')}${passage('mayor', 'was decidde')}So it goes.`,
      'edited',
    ));
  test('takes of two copies with one neighbour each the one beside its old place', () =>
    check('Was Anna [Rossi] of Rome.', `Well: was Anna [Rossi]? ${other.repeat(3)}Not Rossi of Rome.`, 'moved'));
  test('asks when two copies with one neighbour each are far from the old place', () =>
    check('Was Anna [Rossi] of Rome.', `${other}${other}Was Anna [Rossi]? ${other}Not [Rossi] of Rome.`, 'ambiguous'));
  test('asks when two copies with one neighbour each are about as far from the old place', () =>
    check('Was Anna [Rossi] of Rome.', 'Well, was it so: was Anna [Rossi]? Not [Rossi] of Rome.', 'ambiguous'));
  test('asks about the only copy of a long quote far away in other company', () =>
    check(
      'The council: [nothing was decided yet, as the papers came late] again.',
      `${other}${other}They wrote “[nothing was decided yet, as the papers came late]”, it says.`,
      'ambiguous',
    ));
  test('asks about the only copy of a short quote in other company', () =>
    check('In the end Anna [won] the race.', `${other}Nobody has [won] anything.`, 'ambiguous'));
  test('asks about a short quote that stands by chance at the old offsets', () =>
    check('In the end [won] the race.', 'One can s [won] has been.', 'ambiguous'));
  test('asks about words too short to prove anything', () => check('[A].', 'Not in [A].', 'ambiguous'));

  test('gives up a quote that is gone', () => check('Rents [rose 4%].', 'Rents fell.', 'orphan'));
  test('gives up a rewritten passage', () => check('The mayor [denied it].', 'The council meets on Monday.', 'orphan'));
  test('gives up everything in an empty text', () => check('The mayor [denied it].', '', 'orphan'));
  test('gives up a quote that is now the half of another character', () =>
    check('a [\uDE00] b', 'a \uD83D\uDE00 b', 'orphan'));
  test('gives up a quote whose end is now the half of another character', () =>
    check('a [b\uD83D] b', 'a b\uD83D\uDE00 b', 'orphan'));
});

suite('core/anchor/locate, of other tools', () => {
  const text = toModelText(`The winner was Anna Rossi of Rome. ${other}`);
  const check = (target: Partial<QuoteTarget>, kind: Placement['kind'], unchanged = false): void =>
    assert.equal(locate(text, { exact: 'Anna Rossi', prefix: '', suffix: '', ...target }, { unchanged }).kind, kind);

  test('asks about a lone short quote', () => check({}, 'ambiguous'));
  test('believes offsets that hold a quote of some length', () => check({ position: { start: 15, end: 25 } }, 'exact'));
  test('takes the length from the quote, not from the saved end', () =>
    check({ position: { start: 15, end: 99 } }, 'exact'));
  test('asks about offsets that hold a letter or two', () =>
    check({ exact: 'a', position: { start: 18, end: 19 } }, 'ambiguous'));
  test('believes offsets of an unchanged text', () =>
    check({ exact: 'a', position: { start: 18, end: 19 } }, 'exact', true));
  test('verifies offsets of an unchanged text', () =>
    check({ exact: 'gone', position: { start: 18, end: 22 } }, 'orphan', true));
  test('searches when offsets are in another unit', () =>
    check({ prefix: 'winner was ', suffix: ' of', position: { start: 3, end: 13 } }, 'moved', true));
  test('finds a quote without offsets in the unchanged text where it was made', () =>
    check({ prefix: 'winner was ', suffix: ' of' }, 'exact', true));
  test('takes a quote without offsets in another text as moved', () =>
    check({ prefix: 'winner was ', suffix: ' of' }, 'moved'));
  test('ignores offsets beyond the text', () =>
    check({ exact: 'gone', position: { start: 999, end: 1003 } }, 'orphan'));
  test('gives up an empty quote', () => check({ exact: '', prefix: 'x' }, 'orphan'));
  test('gives up an empty quote whose neighbours are gone', () =>
    check({ exact: '', prefix: 'x', position: { start: 3, end: 3 } }, 'orphan'));
});

suite('core/anchor/locate, always', () => {
  const check = <Value>(values: fc.Arbitrary<Value>, holds: (value: Value) => void): void =>
    fc.assert(fc.property(values, holds), runs());

  test('finds any range where it was described', () =>
    check(textWithRange(), ({ text, start, end }) => {
      const target = describeTarget(text, { start, end });
      assert.deepEqual(locate(text, target), { kind: 'exact', range: { start, end } });
      assert.deepEqual(locate(text, target, { unchanged: true }), { kind: 'exact', range: { start, end } });
    }));

  test('neither loses nor misplaces a quote when text is inserted elsewhere', () =>
    check(fc.tuple(textWithRange(), hardText(20), hardText(20)), ([{ text, start, end }, before, after]) => {
      const target = describeTarget(text, { start, end });
      const [lead, tail] = [toModelText(`${before}.`), toModelText(`.${after}`)];
      const now = `${lead}${text}${tail}` as ModelText;
      const placement = locate(now, target);
      const place = { start: start + lead.length, end: end + lead.length };
      if (placement.kind === 'ambiguous') {
        assert.ok(holds(placement.candidates, place));
        return;
      }
      const found = placedRange(placement);
      assert.ok(found, placement.kind);
      if (found.start !== place.start) assert.deepEqual(around(now, found, target), around(now, place, target));
    }));

  test('places nothing but the very words, unless it says that they are others, between characters', () =>
    check(fc.tuple(textWithRange(), modelText()), ([{ text, start, end }, now]) => {
      const target = describeTarget(text, { start, end });
      const placement = locate(now, target);
      for (const range of rangesOf(placement)) {
        const words = now.slice(range.start, range.end);
        if (placement.kind === 'exact' || placement.kind === 'moved') assert.equal(words, target.exact);
        const pieces = [now.slice(0, range.start), words, now.slice(range.end)];
        assert.deepEqual(
          pieces.flatMap((piece) => Array.from(piece)),
          Array.from(now),
        );
      }
    }));

  test('places many as it places one', () =>
    check(fc.tuple(fc.array(textWithRange(), { maxLength: 5 }), modelText()), ([described, now]) => {
      const targets = described.map(({ text, start, end }) => describeTarget(text, { start, end }));
      assert.deepEqual(
        locateAll(now, targets),
        targets.map((target) => locate(now, target)),
      );
    }));
});

suite('core/anchor/locate, at size', () => {
  const count = 40_000;
  const text = toModelText(
    Array.from({ length: count }, (_, day) => `The council of the town met on day ${day} and said 😀 so. `).join(''),
  );
  const targets = Array.from({ length: 400 }, (_, number) => {
    const start = text.indexOf(`day ${number * 100} and`);
    return describeTarget(text, { start, end: start + 20 });
  });

  const check = (now: string, kinds: readonly Placement['kind'][]): void => {
    const placements = locateAll(toModelText(now), targets);
    assert.deepEqual([...new Set(placements.map(({ kind }) => kind))], kinds);
  };

  test('places hundreds of quotes in two million characters', () => check(text, ['exact']));
  test('follows hundreds of quotes below an insertion', () => check(`Corrected. ${text}`, ['moved']));
  test('lists a hundred of the places of a letter, not all', () => {
    const placement = locate(text, { exact: 'o', prefix: '', suffix: '' });
    assert.equal(placement.kind === 'ambiguous' && placement.candidates.length, 100);
  });
});

function rangesOf(placement: Placement): readonly TextRange[] {
  if (placement.kind === 'ambiguous') return [...placement.candidates].sort((a, b) => a.start - b.start);
  const range = placedRange(placement);
  return range ? [range] : [];
}

function holds(ranges: readonly TextRange[], { start, end }: TextRange): boolean {
  return ranges.some((range) => range.start === start && range.end === end);
}

/** The words of a range with as much around them as the target stored. */
function around(text: string, { start, end }: TextRange, { prefix, suffix }: QuoteTarget): string {
  return text.slice(Math.max(0, start - prefix.length), end + suffix.length);
}
