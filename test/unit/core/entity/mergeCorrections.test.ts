import assert from 'node:assert/strict';
import { mergeCorrections } from '../../../../src/core/entity/mergeCorrections';

type Lists = Readonly<Record<string, readonly object[]>>;

const file = (lists: Lists): string => JSON.stringify({ version: 1, ...lists });

suite('core/entity/mergeCorrections', () => {
  const merge = (base: Lists | undefined, ours: Lists, theirs: Lists): { lists: Lists; choices: number } => {
    const merged = mergeCorrections({ base: base && file(base), ours: file(ours), theirs: file(theirs) });
    assert.equal(merged.kind, 'merged');
    const { version: _, ...lists } = JSON.parse(merged.content) as Lists & { version: number };
    return { lists: lists, choices: merged.choices };
  };
  const kim = { id: 'person:kim jong un', name: 'Kim Jong-un' };
  const putin = { id: 'person:vladimir putin', status: 'confirmed' };
  const rejected = (text: string): object => ({ text });

  test('keeps what both sides said', () => {
    const { lists, choices } = merge(
      { rejected: [rejected('Via')] },
      { entities: [kim], rejected: [rejected('Via'), rejected('Ieri')] },
      { entities: [putin], rejected: [rejected('Via'), rejected('Oggi')] },
    );
    assert.deepEqual(lists.entities, [kim, putin]);
    assert.deepEqual(lists.rejected, [rejected('Ieri'), rejected('Oggi'), rejected('Via')]);
    assert.equal(choices, 0);
  });

  test('takes out what one side took back', () => {
    const { lists } = merge({ entities: [kim, putin] }, { entities: [kim] }, { entities: [kim, putin] });
    assert.deepEqual(lists.entities, [kim]);
  });

  test('merges what is said of one entity field by field', () => {
    const { lists, choices } = merge(
      { entities: [kim] },
      { entities: [{ ...kim, note: 'Leader.' }] },
      { entities: [{ ...kim, wikidata: 'Q56226' }] },
    );
    assert.deepEqual(lists.entities, [{ ...kim, note: 'Leader.', wikidata: 'Q56226' }]);
    assert.equal(choices, 0);
  });

  test('keeps both names that two sides gave one entity, ours in its place', () => {
    const { lists, choices } = merge(
      { entities: [kim] },
      { entities: [{ ...kim, name: 'Kim' }] },
      { entities: [{ ...kim, name: 'Kim III' }] },
    );
    assert.equal(choices, 1);
    const conflict = { path: ['name'], base: 'Kim Jong-un', ours: 'Kim', theirs: 'Kim III' };
    assert.deepEqual(lists.entities, [{ ...kim, name: 'Kim', 'newsmark:conflicts': [conflict] }]);
  });

  test('keeps aliases of both sides, by name and article', () => {
    const alias = (name: string, article?: string): object => ({ name, ...(article && { article }), entity: kim.id });
    const { lists } = merge(undefined, { aliases: [alias('Kim', 'a.txt')] }, { aliases: [alias('Kim', 'b.txt')] });
    assert.equal(lists.aliases?.length, 2);
  });

  test('refuses what it cannot read', () => {
    const good = file({});
    assert.equal(mergeCorrections({ base: good, ours: '[]', theirs: good }).kind, 'refused');
    assert.equal(mergeCorrections({ base: good, ours: good, theirs: '{"version":2}' }).kind, 'refused');
    assert.equal(mergeCorrections({ base: '[]', ours: good, theirs: good }).kind, 'merged');
  });
});
