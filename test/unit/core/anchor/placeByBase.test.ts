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
  test('takes the whole of a stretch that was replaced at its edge', () =>
    check(
      'They said that [rents rose, as was shown in the last report (http://a.example/]2020/rents), again.',
      'They said that [rents rose, as was shown in the last report ({{< ref "2020-rents" >}}]), again.',
      'edited',
    ));
  test('does not end at a word that a replaced stretch shares with what replaced it', () =>
    check(
      'Write to us. [Read our weekly letter (http]://connect.example.org/subscribe)! It rained.',
      'Write to us. [Read our weekly letter ({{< link "/about/subscribe/" >}}])! It rained.',
      'edited',
    ));
  test('leaves out a stretch that was replaced and stood mostly outside', () =>
    check(
      'They said that [rents rose by four per cent, as] every town of this part of the country had long expected. It rained.',
      'They said that [rents rose by four per cent,] whatever others think. It rained.',
      'edited',
    ));
  test('is not led by a word that rewritten text shares by chance', () =>
    check(
      'The mayor told the council of the town that [rents rose] by four per cent last year.',
      'The mayor wrote nothing at all, and whether rents fell or not was left to others.',
      'orphan',
    ));
  test('keeps the first of two sentences that say the same', () =>
    check(
      'They met. [Nothing was decided on that day.] Nothing was decided on that day. It rained.',
      'They met. [Nothing was decided on that day.] It rained.',
      'exact',
    ));
  test('does not follow a few words to the end of another sentence', () =>
    check(
      `Nobody knew.\n\n${other}\n\nIt is a tool [of use. To sum up and] give an overview, here is the report.`,
      `Nobody knew, so it goes. To sum up and to measure it, ask.\n\n${other}\n\nHere is the report.`,
      'orphan',
    ));
  test('is not led by a similar word in a much longer stretch', () =>
    check(
      'It rained all day. [Archives closed]. They met again in the town.',
      'It rained all day. All who had ever been to see one of the archive rooms of this house were closer now. They met again in the town.',
      'orphan',
    ));
  test('keeps its edge between signs that were put around its last word', () =>
    check('He met [two and the] other of them.', 'He met [two and **the]** other of them.', 'edited'));
  test('does not take a look-alike for words that are gone', () =>
    check(
      `It was said twice. The mayor said: [nothing was decided]. So it goes.\n\n${other}The council said: nothing was decided. It rained.`,
      `It was said twice. So it goes.\n\n${other}The council said: nothing was decided. It rained.`,
      'orphan',
    ));
});
