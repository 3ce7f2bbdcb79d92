import assert from 'node:assert/strict';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import type { EntityType, Mention } from '../../../../src/core/entity/entity';
import { recognise } from '../../../../src/core/entity/recognise';
import { resolveArticle } from '../../../../src/core/entity/resolveArticle';
import { resolve } from '../../../../src/core/entity/resolve';
import { toModelText } from '../../../../src/core/text/modelText';
import type { GoldName } from '../../../support/language/conll';
import { addToScore, emptyScore, f1, type Score } from '../../../support/language/score';
import { compareGroups, goldArticles, goldSeed, type GoldArticle } from './goldArticles';

const types = { person: 'PER', organisation: 'ORG', place: 'LOC', other: 'MISC' } as const satisfies Readonly<
  Record<EntityType, GoldName['type']>
>;

function read(article: GoldArticle): readonly Mention[] {
  return resolveArticle(recognise(article.prose, article.language), article);
}

function score(articles: readonly GoldArticle[]): Score {
  const total = emptyScore();
  const toName = ({ start, end, type }: Mention): GoldName => ({ start, end, type: types[type] });
  for (const article of articles) addToScore(total, article.mentions.map(toName), read(article).map(toName));
  return total;
}

/** The sample article as the extension reads it. */
function seed(): GoldArticle {
  const gold = goldSeed();
  return { ...gold, prose: parseArticle(gold.id, toModelText(gold.prose)).prose };
}

suite('core/entity: from the text to entities', () => {
  test('finds in the sample article what a reader finds', () => {
    const { typed } = score([seed()]);
    assert.ok(f1(typed) >= 95, `typed F1 ${f1(typed).toFixed(1)}`);
  });
  test('gets every group of the sample article right', () => {
    assert.deepEqual(compareGroups([seed()], read), { wrong: [], groups: 19, merged: [] });
    const entities = resolve({ articles: new Map([['seed', read(seed())]]) });
    const count = (name: string): number => entities.find((entity) => entity.name === name)?.mentions.length ?? 0;
    const names = ['Kim Jong-un', 'Vladimir Putin', 'Korean Central News Agency', 'Corea del Nord', 'Choe Son Hui'];
    assert.deepEqual(names.map(count), [4, 6, 3, 6, 1]);
  });
  test('finds the names of twelve articles full of traps', () => {
    const { typed, span } = score(goldArticles());
    assert.ok(f1(typed) >= 97 && f1(span) >= 97, `typed F1 ${f1(typed).toFixed(1)}, span F1 ${f1(span).toFixed(1)}`);
  });
  test('gets at least nine of ten of their groups right, and joins nothing that is not one', () => {
    const { wrong, groups, merged } = compareGroups(goldArticles(), read);
    assert.deepEqual(merged, []);
    assert.ok(
      groups > 50 && wrong.length <= groups / 20,
      `${wrong.length} of ${groups} are wrong: ${wrong.join(', ')}`,
    );
  });
});
