import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PlacedMention } from '../../../../src/core/entity/entity';
import { packMentionsOf, unpackMentionsOf } from '../../../../src/app/library/packedMentions';
import { runs } from '../../../support/property';

suite('app/library/packedMentions', () => {
  const check = (mentions: readonly PlacedMention[]): void => {
    const crossed = structuredClone(packMentionsOf(mentions));
    assert.deepEqual(unpackMentionsOf(crossed), mentions);
  };

  test('gives nothing for nothing', () => check([]));

  test('gives the same mentions in their order', () => {
    const text = fc.constantFrom('Putin', 'Vladimir Putin', '', 'Kim\nJong-un');
    const mention: fc.Arbitrary<PlacedMention> = fc
      .record({
        article: fc.constantFrom('a.txt', 'b.txt', 'c.txt'),
        start: fc.nat(50_000_000),
        length: fc.nat(100),
        text,
        type: fc.constantFrom('person', 'organisation', 'place', 'other'),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        origin: fc.constantFrom('list', 'model', 'article', 'person'),
        name: fc.option(text, { nil: undefined }),
      })
      .map(({ length, name, ...rest }) => {
        const placed = { ...rest, end: rest.start + length };
        return name === undefined ? placed : { ...placed, name };
      });
    fc.assert(fc.property(fc.array(mention), check), runs());
  });

  test('holds the id of an article and the words of a name once', () => {
    const mention: PlacedMention = {
      article: 'a',
      start: 0,
      end: 5,
      text: 'Putin',
      type: 'person',
      confidence: 1,
      origin: 'model',
    };
    const { texts } = packMentionsOf([mention, { ...mention, start: 10, end: 15 }]);
    assert.deepEqual(texts, ['a', 'Putin', 'person', 'model']);
  });
});
