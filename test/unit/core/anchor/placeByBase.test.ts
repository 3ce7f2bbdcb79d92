import assert from 'node:assert/strict';
import { describeTarget } from '../../../../src/core/anchor/describe';
import { locate } from '../../../../src/core/anchor/locate';
import type { Placement } from '../../../../src/core/anchor/placement';
import { mark, readMarked, readOne } from './marked';

const other = 'Nothing of this was said in the other version of the article, which was about fishing quotas. ';

suite('core/anchor/placeByBase', () => {
  /** Annotates the passage marked in one text and says where it is in a later version of it: the kind, and the other text marked anew. */
  const check = (before: string, after: string, kind: Placement['kind']): void => {
    const { text, range } = readOne(before);
    const now = readMarked(after).text;
    const placement = locate(now, describeTarget(text, range), { base: text });
    const ranges = 'range' in placement ? [placement.range] : [];
    assert.equal(`${placement.kind}: ${mark(now, ranges)}`, `${kind}: ${after}`);
  };

  test('follows words that were changed', () =>
    check(
      'The rents of the town [rose by four per cent] in May.',
      'The rents of the town [rose by 4 per cent] in May.',
      'edited',
    ));
  test('follows a paragraph that was moved', () =>
    check(
      `The council met.\n\n[Rents rose.] It rained.\n\n${other}`,
      `${other}\n\nThe council met.\n\n[Rents rose.] It rained.`,
      'moved',
    ));
  test('gives up words of which a few letters are left', () =>
    check('They were Solorz[an, and] others of the town.', 'They were Marino, and others of the town.', 'orphan'));
  test('follows short words of which most letters are left', () =>
    check('They met Anna [Rosi] in May.', 'They met Anna [Rossi] in May.', 'edited'));
  test('does not reach over new text for a word behind it', () =>
    check(
      'Look at the slides of the jargon [exercise from] Laura of the council.',
      'Look at the slides of the jargon [exercise] (presentation of one and a half megabytes, with thirty-four pages in all) from Laura of the council.',
      'edited',
    ));
  test('reaches over a word that was put in', () =>
    check(
      'The council said that [rents rose by four per cent in the town last year], again.',
      'The council said that [rents rose by about four per cent in the town last year], again.',
      'edited',
    ));
  test('does not take a look-alike for words that are gone', () =>
    check(
      `It was said twice. The mayor said: [nothing was decided]. So it goes.\n\n${other}The council said: nothing was decided. It rained.`,
      `It was said twice. So it goes.\n\n${other}The council said: nothing was decided. It rained.`,
      'orphan',
    ));
});
