import assert from 'node:assert/strict';
import type { Mention } from '../../../../src/core/entity/entity';
import { recogniseArticle } from '../../../../src/core/entity/recogniseArticle';
import { recognise } from '../../../../src/core/entity/recognise';
import { resolveArticle } from '../../../../src/core/entity/resolveArticle';

const paragraph =
  'Il presidente ucraino Volodymyr Zelensky ha incontrato ieri a Roma il ministro Antonio Tajani. «Non ci fermeremo», ha detto Zelensky.';

/** What is the same of a mention wherever its sentence stands. */
function told({ start, end, text, type, name = text }: Mention, offset: number): string {
  return `${start + offset}-${end + offset} ${text} ${type} ${name}`;
}

suite('core/entity/recogniseArticle', () => {
  /** A text of more than two parts, all of whose paragraphs are the same. */
  const check = (separator: string): void => {
    const copy = paragraph + separator;
    const prose = copy.repeat(Math.ceil(700_000 / copy.length));
    const parts = [...recogniseArticle(prose, 'it')];
    assert.equal(parts.length, 3);
    const one = [...recogniseArticle(copy, 'it')].flat();
    assert.equal(one.length, 4);
    const expected = Array.from({ length: prose.length / copy.length }, (_, at) =>
      one.map((mention) => told(mention, at * copy.length)),
    );
    assert.deepEqual(
      parts.flat().map((mention) => told(mention, 0)),
      expected.flat(),
    );
  };

  test('finds in a usual article what is found and resolved in it as a whole', () =>
    assert.deepEqual(
      [...recogniseArticle(paragraph, 'it')],
      [resolveArticle(recognise(paragraph, 'it'), { prose: paragraph, language: 'it' })],
    ));
  test('finds the same in each paragraph of a very long article', () => check('\n\n')).timeout(60_000);
  test('finds the same in each line of one', () => check('\n')).timeout(60_000);
  test('finds the same in each sentence of one in a single line', () => check(' ')).timeout(60_000);
});
