import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntityType, Mention, PlacedMention } from '../../../../src/core/entity/entity';
import { openMentions, packMentions } from '../../../../src/core/entity/mentionBlock';
import { MentionStore } from '../../../../src/core/entity/mentionStore';
import { resolve } from '../../../../src/core/entity/resolve';
import { runs } from '../../../support/property';

const spellings = [
  'Putin',
  'Vladimir Putin',
  'PUTIN',
  'Kim Jong-un',
  'Kim Jong Un',
  'U.S.',
  'US',
  'Roma',
  '...',
  'Rome',
];
const types: readonly EntityType[] = ['person', 'organisation', 'place', 'other'];

function mentions(): fc.Arbitrary<Mention[]> {
  const mention = fc.record(
    {
      start: fc.nat({ max: 1000 }),
      end: fc.nat({ max: 1000 }),
      text: fc.constantFrom(...spellings),
      type: fc.constantFrom(...types),
      confidence: fc.constantFrom(0.5, 0.75, 0.9),
      name: fc.constantFrom(...spellings),
    },
    { requiredKeys: ['start', 'end', 'text', 'type', 'confidence'], noNullPrototype: true },
  );
  return fc.array(mention, { maxLength: 6 });
}

/** What is done to a store: an article gets mentions, one by one or in a block, or goes. */
type Action = {
  readonly kind: 'replace' | 'remove' | 'block';
  readonly article: string;
  readonly mentions: readonly Mention[];
};

function actions(): fc.Arbitrary<Action[]> {
  const kind = fc.constantFrom('replace' as const, 'block' as const, 'remove' as const);
  return fc.array(fc.record({ kind, article: fc.constantFrom('a', 'b', 'c', 'd'), mentions: mentions() }), {
    maxLength: 20,
  });
}

function storeOf(done: readonly Action[]): { store: MentionStore; articles: Map<string, readonly Mention[]> } {
  const store = new MentionStore();
  const articles = new Map<string, readonly Mention[]>();
  for (const { kind, article, mentions: given } of done) {
    articles.delete(article);
    if (kind === 'remove') store.remove(article);
    else articles.set(article, given);
    if (kind === 'replace') store.replace(article, given);
    if (kind !== 'block') continue;
    const { header, words } = packMentions([{ article, key: 'k', mentions: given }]);
    const block = openMentions(header, words);
    assert.ok(block);
    store.replaceAll(block, () => true);
  }
  return { store, articles };
}

/** Each mention as one string, as the order of articles does not matter. */
function told(found: Iterable<PlacedMention>): string[] {
  return Array.from(found, (mention) => JSON.stringify(mention, Object.keys(mention).sort())).sort();
}

suite('core/entity/mentionStore', () => {
  const check = (done: readonly Action[]): void => {
    const { store, articles } = storeOf(done);
    const entities = resolve({ articles });
    assert.deepEqual(
      store.entities({ limit: Infinity }),
      entities.map(({ id, type, name, aliases, mentions: all }) => ({
        id,
        type,
        name,
        aliases: [...aliases.keys()],
        aliasCounts: [...aliases.values()],
        mentions: all.length,
        articles: new Set(all.map(({ article }) => article)).size,
        status: 'derived',
      })),
    );
    for (const { id, mentions: all } of entities) {
      assert.deepEqual(told([...store.mentionsOf(id).values()].flat()), told(all));
      assert.equal(store.entity(id)?.id, id);
    }
    const counts = { person: 0, organisation: 0, place: 0, other: 0 };
    for (const { type } of entities) counts[type]++;
    assert.deepEqual(store.counts(), counts);
  };

  test('holds the same entities as the articles resolved at once, whatever happened before', () => {
    fc.assert(fc.property(actions(), check), runs());
  });

  test('gives the first entities as the head of all of them', () => {
    fc.assert(
      fc.property(actions(), fc.nat({ max: 6 }), fc.constantFrom(undefined, ...types), (done, limit, type) => {
        const { store } = storeOf(done);
        const all = store.entities({ limit: Infinity }).filter((entity) => type === undefined || entity.type === type);
        const asked = storeOf(done).store.entities({ limit, ...(type && { type }) });
        assert.deepEqual(asked, all.slice(0, limit));
      }),
      runs(),
    );
  });

  test('gives back the mentions of an article with their entities', () => {
    fc.assert(
      fc.property(actions(), (done) => {
        const { store, articles } = storeOf(done);
        for (const [article, given] of articles) {
          const found = store.mentionsIn(article);
          assert.deepEqual(
            found.map(({ entity: _entity, ...mention }) => mention),
            given,
          );
          for (const { entity } of found) if (entity !== '') assert.equal(store.entity(entity)?.id, entity);
        }
      }),
      runs(),
    );
  });

  test('packs what it holds so that another store takes it over', () => {
    fc.assert(
      fc.property(actions(), (done) => {
        const { store, articles } = storeOf(done);
        const { header, words } = store.pack([...articles.keys()].map((article) => ({ article, key: 'k' })));
        const block = openMentions(header, words);
        assert.ok(block);
        const other = new MentionStore();
        other.replaceAll(block, (_article, key) => key === 'k');
        assert.deepEqual(other.entities({ limit: Infinity }), store.entities({ limit: Infinity }));
        for (const article of articles.keys()) assert.deepEqual(other.mentionsIn(article), store.mentionsIn(article));
      }),
      runs(),
    );
  });

  test('takes of a block only what is wanted', () => {
    const mention: Mention = { start: 0, end: 4, text: 'Roma', type: 'place', confidence: 1 };
    const { header, words } = packMentions([
      { article: 'a', key: 'old', mentions: [mention] },
      { article: 'b', key: 'new', mentions: [mention] },
    ]);
    const block = openMentions(header, words);
    assert.ok(block);
    const store = new MentionStore();
    store.replaceAll(block, (_article, key) => key === 'new');
    assert.deepEqual([store.has('a'), store.has('b')], [false, true]);
  });

  test('does not take anything else for a block', () => {
    for (const header of ['', '{}', '[]', 'null', '{"forms":[],"articles":[["a","k",2]]}']) {
      assert.equal(openMentions(header, new Uint32Array(3)), undefined);
    }
    assert.equal(openMentions('{"forms":[],"articles":[["a","k",1]]}', new Uint32Array([0, 1, 7])), undefined);
  });

  test('finds the articles that name an entity by any spelling of it', () => {
    const store = new MentionStore();
    store.replace('a', [{ start: 0, end: 5, text: 'Zar', type: 'person', confidence: 1, name: 'Vladimir Putin' }]);
    store.replace('b', [{ start: 0, end: 14, text: 'Vladimir Putin', type: 'person', confidence: 1 }]);
    store.replace('c', [{ start: 0, end: 4, text: 'Roma', type: 'place', confidence: 1 }]);
    const find = (wanted: string): string[] => [...store.articlesOf((spelling) => spelling === wanted)];
    assert.deepEqual(find('zar'), ['a', 'b']);
    assert.deepEqual(find('vladimir putin'), ['a', 'b']);
    assert.deepEqual(find('roma'), ['c']);
  });

  test('completes names by the beginning of any of their words, most mentions first', () => {
    const store = new MentionStore();
    const named = (text: string): Mention => ({ start: 0, end: 1, text, type: 'person', confidence: 1 });
    store.replace('a', [named('Paolo Rossi'), named('Anna Romano'), named('Anna Romano'), named('Carlo Verdi')]);
    assert.deepEqual(store.names('ro', 10), ['Anna Romano', 'Paolo Rossi']);
    assert.deepEqual(store.names('', 1), ['Anna Romano']);
  });

  test('stays small when articles change again and again', () => {
    const store = new MentionStore();
    for (let round = 0; round < 5000; round++) {
      store.replace(`article ${round % 7}`, [
        { start: round, end: round + 4, text: 'Roma', type: 'place', confidence: 1 },
        { start: round, end: round + 5, text: 'Milan', type: 'place', confidence: 1 },
      ]);
    }
    assert.deepEqual(
      store.entities({ limit: 9 }).map(({ name, mentions: count, articles }) => [name, count, articles]),
      [
        ['Milan', 7, 7],
        ['Roma', 7, 7],
      ],
    );
  });
});
