import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MarkedPlace } from '../../../../src/core/entity/correctedWords';
import { noCorrections, type Corrections } from '../../../../src/core/entity/corrections';
import type { EntityType, Mention, PlacedMention } from '../../../../src/core/entity/entity';
import { openMentions, packMentions } from '../../../../src/core/entity/mentionBlock';
import { MentionStore } from '../../../../src/core/entity/mentionStore';
import { EntityRules } from '../../../../src/core/entity/entityRules';
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
  'KCNA',
  'Korean Central News Agency',
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
      origin: fc.constantFrom('list', 'model'),
      name: fc.constantFrom(...spellings),
      candidates: fc.constantFrom(['Kim Jong-un', 'Vladimir Putin'], ['Kim Jong Un', 'Kim Jong-un']),
    },
    { requiredKeys: ['start', 'end', 'text', 'type', 'confidence', 'origin'], noNullPrototype: true },
  );
  const possible = mention.map((one): Mention => {
    const { name, candidates, ...rest } = one;
    if (candidates !== undefined) return { ...rest, candidates };
    return name === undefined ? rest : { ...rest, name };
  });
  return fc.array(possible, { maxLength: 6 });
}

/** What persons said, about the spellings above. */
function corrections(): fc.Arbitrary<Corrections> {
  const id = fc.constantFrom(
    ...[
      'person:putin',
      'person:vladimir putin',
      'person:kim jong un',
      'place:country-us',
      'organisation:kcna',
      'other:putin',
    ],
    ...['organisation:korean central news agency', 'place:roma', 'person:somebody else'],
  );
  const article = fc.constantFrom(undefined, undefined, 'a', 'b');
  const record = fc.record({ id, name: fc.constantFrom('A', 'B') });
  const alias = fc.record({
    name: fc.constantFrom(...spellings.filter((text) => text !== '...')),
    article,
    from: fc.option(id, { nil: undefined }),
    entity: id,
  });
  const cleaned = alias.map(({ article: where, from, ...rest }) => {
    return { ...rest, ...(where !== undefined && { article: where }), ...(from !== undefined && { from }) };
  });
  const rejection = fc.record({ text: fc.constantFrom('Roma', 'Putin', 'Kim Jong Un'), article });
  const rejections = rejection.map(({ text, article: where }) => ({
    text,
    ...(where !== undefined && { article: where }),
  }));
  return fc.record({
    entities: fc.uniqueArray(record, { selector: (one) => one.id, maxLength: 3 }),
    same: fc.uniqueArray(fc.record({ id, as: id }), { selector: (one) => one.id, maxLength: 3 }),
    aliases: fc.array(cleaned, { maxLength: 3 }),
    rejected: fc.array(rejections, { maxLength: 2 }),
    mentions: fc.constant([]),
  });
}

/** Mentions that persons marked, by article. */
function marks(): fc.Arbitrary<ReadonlyMap<string, readonly MarkedPlace[]>> {
  const mark = fc.record({
    start: fc.nat({ max: 900 }),
    end: fc.nat({ max: 900 }),
    text: fc.constantFrom('Zar', 'Putin'),
    entity: fc.constantFrom('person:vladimir putin', 'place:kremlin'),
  });
  const row = fc.tuple(fc.constantFrom('a', 'b', 'e'), fc.array(mark, { maxLength: 2 }));
  return fc.array(row, { maxLength: 2 }).map((rows) => new Map(rows));
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

function storeOf(
  done: readonly Action[],
  store = new MentionStore(),
): { store: MentionStore; articles: Map<string, readonly Mention[]> } {
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
    store.replaceAll(block, (id) => id);
  }
  return { store, articles };
}

function drain(pieces: Iterator<void>): void {
  while (pieces.next().done !== true);
}

/** Each mention as one string, as the order of articles does not matter. */
function told(found: Iterable<PlacedMention>): string[] {
  return Array.from(found, (mention) => JSON.stringify(mention, Object.keys(mention).sort())).sort();
}

/** The same without the full names, which a mention that a person decided about has no more. */
function withoutNames(found: readonly PlacedMention[]): string[] {
  return told(found.map(({ name: _name, candidates: _candidates, ...mention }) => mention));
}

suite('core/entity/mentionStore', () => {
  const check = (
    done: readonly Action[],
    said: Corrections = noCorrections,
    marked: ReadonlyMap<string, readonly MarkedPlace[]> = new Map(),
  ): void => {
    const { store, articles } = storeOf(done);
    const rules = new EntityRules([{ corrections: said, articleId: (file) => file }]);
    store.correct(rules);
    for (const [article, places] of marked) store.mark(article, places);
    const entities = resolve({ articles, rules, marks: marked });
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
      assert.deepEqual(withoutNames([...store.mentionsOf(id).values()].flat()), withoutNames(all));
      assert.equal(store.entity(id)?.id, id);
    }
    const byArticle = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
    assert.deepEqual(
      withoutNames(
        store
          .firstMentions(
            entities.map(({ id }) => id),
            byArticle,
          )
          .filter((first) => first !== undefined),
      ),
      withoutNames(
        entities.flatMap(({ mentions: all }) => all.toSorted((a, b) => byArticle(a.article, b.article))[0] ?? []),
      ),
    );
    assert.deepEqual(store.firstMentions(['nobody'], byArticle), [undefined]);
    const counts = { person: 0, organisation: 0, place: 0, other: 0 };
    for (const { type } of entities) counts[type]++;
    assert.deepEqual(store.counts(), counts);
    for (const filter of ['a', 'KIM', 'nobody']) {
      const sum = Object.values(store.counts(filter)).reduce((one, other) => one + other, 0);
      assert.equal(store.entities({ limit: Infinity, filter }).length, sum);
    }
  };

  test('holds the same entities as the articles resolved at once, whatever happened before', () => {
    fc.assert(
      fc.property(actions(), (done) => check(done)),
      runs(),
    );
  });

  test('holds the same entities with what persons said', () => {
    fc.assert(
      fc.property(actions(), corrections(), marks(), (done, said, marked) => check(done, said, marked)),
      runs(500),
    );
  });

  test('counts in pieces what it counts at once, also when mentions or corrections change meanwhile', () => {
    const change = fc.record({ more: actions(), said: fc.option(corrections(), { nil: undefined }) });
    fc.assert(
      fc.property(actions(), change, fc.nat({ max: 4 }), (done, { more, said }, stops) => {
        const { store } = storeOf(done);
        const rules = said && new EntityRules([{ corrections: said, articleId: (file) => file }]);
        const settling = store.settling();
        for (let stop = 0; stop < stops; stop++) settling.next();
        storeOf(more, store);
        if (rules) store.correct(rules);
        drain(settling);
        const atOnce = storeOf([...done, ...more]).store;
        if (rules) atOnce.correct(rules);
        assert.deepEqual(store.entities({ limit: Infinity }), atOnce.entities({ limit: Infinity }));
        drain(store.settling());
        assert.deepEqual(store.entities({ limit: Infinity }), atOnce.entities({ limit: Infinity }));
        assert.deepEqual(store.ambiguous(), atOnce.ambiguous());
      }),
      runs(),
    );
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
        other.replaceAll(block, (id, key) => (key === 'k' ? id : undefined));
        assert.deepEqual(other.entities({ limit: Infinity }), store.entities({ limit: Infinity }));
        for (const article of articles.keys()) assert.deepEqual(other.mentionsIn(article), store.mentionsIn(article));
      }),
      runs(),
    );
  });

  test('takes of a block only what is wanted', () => {
    const mention: Mention = { start: 0, end: 4, text: 'Roma', type: 'place', confidence: 1, origin: 'model' };
    const { header, words } = packMentions([
      { article: 'a', key: 'old', mentions: [mention] },
      { article: 'b', key: 'new', mentions: [mention] },
    ]);
    const block = openMentions(header, words);
    assert.ok(block);
    const store = new MentionStore();
    store.replaceAll(block, (id, key) => (key === 'new' ? id : undefined));
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
    store.replace('a', [
      { start: 0, end: 5, text: 'Zar', type: 'person', confidence: 1, origin: 'model', name: 'Vladimir Putin' },
    ]);
    store.replace('b', [{ start: 0, end: 14, text: 'Vladimir Putin', type: 'person', confidence: 1, origin: 'model' }]);
    store.replace('c', [{ start: 0, end: 4, text: 'Roma', type: 'place', confidence: 1, origin: 'model' }]);
    const find = (wanted: string): string[] => [...store.articlesOf((spelling) => spelling === wanted)];
    assert.deepEqual(find('zar'), ['a', 'b']);
    assert.deepEqual(find('vladimir putin'), ['a', 'b']);
    assert.deepEqual(find('roma'), ['c']);
  });

  test('completes names by the beginning of any of their words, most mentions first', () => {
    const store = new MentionStore();
    const named = (text: string): Mention => ({
      start: 0,
      end: 1,
      text,
      type: 'person',
      confidence: 1,
      origin: 'model',
    });
    store.replace('a', [named('Paolo Rossi'), named('Anna Romano'), named('Anna Romano'), named('Carlo Verdi')]);
    assert.deepEqual(store.names('ro', 10), ['Anna Romano', 'Paolo Rossi']);
    assert.deepEqual(store.names('', 1), ['Anna Romano']);
  });

  test('stays small when articles change again and again', () => {
    const store = new MentionStore();
    for (let round = 0; round < 5000; round++) {
      store.replace(`article ${round % 7}`, [
        { start: round, end: round + 4, text: 'Roma', type: 'place', confidence: 1, origin: 'model' },
        { start: round, end: round + 5, text: 'Milan', type: 'place', confidence: 1, origin: 'model' },
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
