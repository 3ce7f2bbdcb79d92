import assert from 'node:assert/strict';
import { Entities, type EntityChangeResult } from '../../../src/app/entities';
import type { EntitySummary } from '../../../src/app/library/library';
import type { FileId } from '../../../src/app/ports';
import { MemoryFiles } from '../../support/memoryFiles';
import { startedSetting, type CorpusSetting } from './corpusSetting';

const file = '.newsmark/entities.json';
const texts = {
  'a.txt': 'Con Vladimir Putin oggi. Poi Putin tace. In Ucraina si tratta, dice Anna Bianchi.',
  'b.txt': 'Il presidente Putin ha detto di no. Lo Zar tace.',
  'c.txt': 'Con Mario Rossi e Anna Rossi oggi. Rossi tace.',
};

/** A corpus, and a person who says what its entities are. */
async function correcting(
  extra: Readonly<Record<FileId, string>> = {},
): Promise<{ setting: CorpusSetting; entities: Entities }> {
  const setting = await startedSetting({ ...texts, ...extra });
  await setting.library.rest();
  return { setting, entities: new Entities(setting.corpus, { files: setting.files, pause: () => Promise.resolve() }) };
}

/** The entities as "name (mentions)", most first. */
async function listed({ library }: CorpusSetting): Promise<string[]> {
  const found = await library.entities({ limit: Infinity });
  return found.map(({ name, mentions }) => `${name} (${mentions})`);
}

function lists({ files }: CorpusSetting): Record<string, unknown> {
  const written = JSON.parse(files.text(file) ?? '{}') as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(written).filter(([key, value]) => key !== 'version' && Array.isArray(value) && value.length > 0),
  );
}

const putin = 'person:vladimir putin';

type Lists = Readonly<Record<string, readonly unknown[]>>;

class TwoFolders extends MemoryFiles {
  override folders(): readonly FileId[] {
    return ['file:///a', 'file:///b'];
  }
}

suite('app/entities', () => {
  /** What a change writes and makes of the entities, and that undoing it takes all of that back. */
  const check = async (
    change: (entities: Entities) => Promise<EntityChangeResult>,
    written: Record<string, unknown>,
    told: (entity: EntitySummary[]) => unknown,
    expected: unknown,
  ): Promise<void> => {
    const { setting, entities } = await correcting();
    const before = await setting.library.entities({ limit: Infinity });
    assert.equal((await change(entities)).kind, 'done');
    assert.deepEqual(lists(setting), written);
    assert.deepEqual(told([...(await setting.library.entities({ limit: Infinity }))]), expected);
    assert.equal((await entities.undo())?.kind, 'done');
    assert.equal(setting.files.text(file), undefined);
    assert.deepEqual(await setting.library.entities({ limit: Infinity }), before);
    assert.equal(entities.canUndo, false);
  };
  const find =
    (id: string) =>
    (all: EntitySummary[]): EntitySummary | undefined =>
      all.find((entity) => entity.id === id);

  test('confirms', () =>
    check(
      (entities) => entities.confirm(putin),
      { entities: [{ id: putin, status: 'confirmed' }] },
      (all) => find(putin)(all)?.status,
      'confirmed',
    ));
  test('renames', () =>
    check(
      (entities) => entities.rename(putin, ' V. V. Putin '),
      { entities: [{ id: putin, name: 'V. V. Putin' }] },
      (all) => find(putin)(all)?.name,
      'V. V. Putin',
    ));
  test('notes', () =>
    check(
      (entities) => entities.note(putin, 'president'),
      { entities: [{ id: putin, note: 'president' }] },
      (all) => find(putin)(all)?.note,
      'president',
    ));
  test('links to Wikidata', () =>
    check(
      (entities) => entities.link(putin, 'https://www.wikidata.org/wiki/Q7747'),
      { entities: [{ id: putin, wikidata: 'Q7747' }] },
      (all) => find(putin)(all)?.wikidata,
      'Q7747',
    ));
  test('changes the type', () =>
    check(
      (entities) => entities.changeType({ id: 'place:country-ua', name: 'Ucraina' }, 'organisation'),
      { same: [{ id: 'place:country-ua', as: 'organisation:country-ua' }] },
      (all) => [find('place:country-ua')(all), find('organisation:country-ua')(all)?.mentions],
      [undefined, 1],
    ));
  test('merges', () =>
    check(
      (entities) => entities.merge(['person:putin', putin], putin),
      { same: [{ id: 'person:putin', as: putin }] },
      (all) => find(putin)(all)?.mentions,
      3,
    ));
  test('splits a spelling off', () =>
    check(
      (entities) => entities.split(putin, 'Putin'),
      { aliases: [{ name: 'Putin', from: putin, entity: 'person:putin' }] },
      (all) => [find(putin)(all)?.mentions, find('person:putin')(all)?.mentions],
      [1, 2],
    ));
  test('says who is meant in one article', () =>
    check(
      (entities) => entities.addAlias('person:mario rossi', 'Rossi', 'c.txt'),
      { aliases: [{ name: 'Rossi', article: 'c.txt', entity: 'person:mario rossi' }] },
      (all) => [find('person:mario rossi')(all)?.mentions, find('person:rossi')(all)],
      [2, undefined],
    ));
  test('rejects words everywhere', () =>
    check(
      (entities) => entities.reject('putin'),
      { rejected: [{ text: 'putin' }] },
      (all) => [find(putin)(all)?.mentions, find('person:putin')(all)],
      [1, undefined],
    ));
  test('rejects words in one article', () =>
    check(
      (entities) => entities.reject('Putin', 'a.txt'),
      { rejected: [{ text: 'Putin', article: 'a.txt' }] },
      (all) => [find(putin)(all)?.mentions, find('person:putin')(all)?.mentions],
      [1, 1],
    ));
  test('marks a mention, instead of what was recognised there', () =>
    check(
      (entities) =>
        entities.markMention({ article: 'b.txt', text: texts['b.txt'], range: { start: 35, end: 43 }, entity: putin }),
      {
        mentions: [
          {
            article: 'b.txt',
            entity: putin,
            exact: 'Lo Zar',
            prefix: 'residente Putin ha detto di no. ',
            suffix: ' tace.',
            start: 36,
            end: 42,
          },
        ],
      },
      (all) => [find(putin)(all)?.aliases, find(putin)(all)?.mentions],
      [['Vladimir Putin', 'Lo Zar', 'Putin'], 3],
    ));

  test('confirms several in one step', () =>
    check(
      (entities) => entities.confirm([putin, 'person:anna bianchi']),
      {
        entities: [
          { id: 'person:anna bianchi', status: 'confirmed' },
          { id: putin, status: 'confirmed' },
        ],
      },
      (all) => all.filter(({ status }) => status === 'confirmed').length,
      2,
    ));
  test('changes the type of several in one step', () =>
    check(
      (entities) =>
        entities.changeType(
          [
            { id: 'person:anna bianchi', name: 'Anna Bianchi' },
            { id: putin, name: 'Vladimir Putin' },
          ],
          'organisation',
        ),
      {
        same: [
          { id: 'person:anna bianchi', as: 'organisation:anna bianchi' },
          { id: putin, as: 'organisation:vladimir putin' },
        ],
      },
      (all) => all.filter(({ type }) => type === 'organisation').map(({ name }) => name),
      ['Vladimir Putin', 'Anna Bianchi'],
    ));
  test('rejects several names in one step, and what is no name not at all', () =>
    check(
      (entities) => entities.reject(['Anna Bianchi', '…', 'Ucraina']),
      { rejected: [{ text: 'Anna Bianchi' }, { text: 'Ucraina' }] },
      (all) => [find('person:anna bianchi')(all), find('place:country-ua')(all)],
      [undefined, undefined],
    ));

  test('merges, splits and undoes each, with the file as it is told', async () => {
    const { setting, entities } = await correcting();
    const start = await listed(setting);
    await entities.merge(['person:anna rossi'], 'person:mario rossi');
    assert.ok((await listed(setting)).includes('Mario Rossi (3)'), 'the shared name is no longer open');
    assert.deepEqual(await entities.split('person:mario rossi', 'Anna Rossi'), {
      kind: 'done',
      entity: 'person:anna rossi',
    });
    assert.deepEqual(await listed(setting), start);
    assert.deepEqual(lists(setting), {});
    await entities.undo();
    assert.deepEqual(lists(setting), { same: [{ id: 'person:anna rossi', as: 'person:mario rossi' }] });
    await entities.undo();
    assert.deepEqual([await listed(setting), lists(setting)], [start, {}]);
    assert.equal(await entities.undo(), undefined);
  });
  test('takes back a change that is still being written, not the one before', async () => {
    const { setting, entities } = await correcting();
    await entities.rename('person:mario rossi', 'Mario');
    await Promise.all([entities.rename('person:anna rossi', 'Anna'), entities.undo()]);
    assert.deepEqual(lists(setting), { entities: [{ id: 'person:mario rossi', name: 'Mario' }] });
  });

  test('tells which names are shared, until somebody says who is meant', async () => {
    const { setting, entities } = await correcting();
    const open = await setting.library.ambiguous({ limit: 10 });
    assert.deepEqual(
      open.map(({ article, mentions, candidates }) => [
        article,
        mentions.map(({ text }) => text),
        candidates.map(({ name }) => name),
      ]),
      [['c.txt', ['Rossi'], ['Anna Rossi', 'Mario Rossi']]],
    );
    await entities.addAlias('person:anna rossi', 'Rossi', 'c.txt');
    assert.deepEqual(await setting.library.ambiguous({ limit: 10 }), []);
  });
  test('has a shared name open again when what was said of it is split off, in the article or everywhere', async () => {
    for (const article of ['c.txt', undefined]) {
      const { setting, entities } = await correcting();
      const before = await setting.library.ambiguous({ limit: 10 });
      await entities.addAlias('person:mario rossi', 'Rossi', 'c.txt');
      assert.equal((await entities.split('person:mario rossi', 'Rossi', article)).kind, 'done');
      assert.deepEqual(await setting.library.ambiguous({ limit: 10 }), before);
      assert.deepEqual(lists(setting), {});
    }
  });
  test('splits a marked mention off', async () => {
    const { setting, entities } = await correcting();
    const text = texts['b.txt'];
    await entities.markMention({ article: 'b.txt', text, range: { start: 36, end: 42 }, entity: putin });
    assert.equal((await entities.split(putin, 'Lo Zar', 'b.txt')).kind, 'done');
    assert.deepEqual((await setting.library.entity(putin))?.aliases, ['Vladimir Putin', 'Putin']);
    assert.equal((await setting.library.entity('person:lo zar'))?.mentions, 1);
  });
  test('finds a marked mention again when the article changes, and leaves it out when the words are gone', async () => {
    const { setting, entities } = await correcting();
    const text = texts['b.txt'];
    await entities.markMention({ article: 'b.txt', text, range: { start: 36, end: 42 }, entity: { type: 'person' } });
    const marked = async (): Promise<unknown> =>
      (await setting.library.mentionsOf('person:lo zar')).map(({ start, end }) => [start, end]);
    assert.deepEqual(await marked(), [[36, 42]]);
    setting.files.put('b.txt', `Mosca. ${text}`);
    await setting.refresh('b.txt');
    assert.deepEqual(await marked(), [[43, 49]]);
    setting.files.put('b.txt', 'Il presidente Putin ha detto di no.');
    await setting.refresh('b.txt');
    assert.deepEqual(await marked(), []);
  });
  test('takes up what git changed, when told', async () => {
    const { setting } = await correcting();
    setting.files.put(file, JSON.stringify({ version: 1, entities: [{ id: putin, name: 'P.' }] }));
    await setting.corpus.refreshCorrections('');
    assert.equal((await setting.library.entity(putin))?.name, 'P.');
    assert.ok(setting.events.at(-1)?.entities);
    const told = setting.events.length;
    await setting.corpus.refreshCorrections('');
    await setting.library.rest();
    assert.equal(setting.events.length, told, 'what is known already is told again');
    setting.files.delete(file);
    await setting.corpus.refreshCorrections();
    assert.equal((await setting.library.entity(putin))?.name, 'Vladimir Putin');
  });
  test('has the corrections of the folder hold from the start', async () => {
    const said = { version: 1, same: [{ id: 'person:putin', as: putin }] };
    const { setting } = await correcting({ [file]: JSON.stringify(said) });
    assert.equal((await setting.library.entity(putin))?.mentions, 3);
    assert.equal((await setting.library.entity('person:putin'))?.id, putin);
  });
  test('leaves alone what it cannot read', async () => {
    for (const content of ['{', '{"version":2}', '', '<<<<<<< ours\n{}']) {
      const { setting, entities } = await correcting({ [file]: content });
      assert.equal((await entities.confirm(putin)).kind, 'refused');
      assert.equal(setting.files.text(file), content);
      assert.equal(entities.canUndo, false);
    }
    const { setting, entities } = await correcting({ [file]: '{"version":1}' });
    setting.files.failReading(file, 'denied');
    assert.deepEqual(await entities.confirm(putin), { kind: 'failed', file, failure: 'denied' });
  });
  test('tells when it cannot be written, and can undo then as before', async () => {
    const { setting, entities } = await correcting();
    await entities.confirm(putin);
    setting.files.writeFailure = 'full';
    assert.deepEqual(await entities.note(putin, 'n'), { kind: 'failed', file, failure: 'full' });
    assert.deepEqual(await entities.undo(), { kind: 'failed', file, failure: 'full' });
    setting.files.writeFailure = undefined;
    assert.equal((await entities.undo())?.kind, 'done');
  });
  test('keeps what somebody else writes at the same moment', async () => {
    const { setting, entities } = await correcting();
    let isFirst = true;
    setting.files.beforeWrite = () => {
      if (isFirst) setting.files.put(file, JSON.stringify({ version: 1, rejected: [{ text: 'Zar' }] }));
      isFirst = false;
    };
    await entities.confirm(putin);
    assert.deepEqual(lists(setting), { entities: [{ id: putin, status: 'confirmed' }], rejected: [{ text: 'Zar' }] });
    await entities.undo();
    assert.deepEqual(lists(setting), { rejected: [{ text: 'Zar' }] });
  });
  test('leaves a file that was there before, and what a file says that is not understood', async () => {
    const { setting, entities } = await correcting({ [file]: '{"version":1}' });
    await entities.confirm(putin);
    await entities.undo();
    assert.deepEqual([lists(setting), setting.files.text(file) === undefined], [{}, false]);
    setting.files.delete(file);
    await entities.confirm(putin);
    setting.files.put(file, (setting.files.text(file) ?? '').replace('"version": 1,', '"version": 1, "tool": 1,'));
    await entities.undo();
    assert.match(setting.files.text(file) ?? '', /"tool": 1/);
  });
  test('takes words for a name again in the folder that says they are none', async () => {
    const setting = await startedSetting(
      new TwoFolders({ 'file:///a/a.txt': texts['a.txt'], 'file:///b/b.txt': texts['b.txt'] }),
    );
    const entities = new Entities(setting.corpus, { files: setting.files });
    const rejected = '{ "version": 1, "rejected": [{ "text": "Putin" }] }';
    setting.files.put('file:///b/.newsmark/entities.json', rejected);
    assert.equal((await entities.accept('Putin', 'file:///b')).kind, 'done');
    const { rejected: left } = JSON.parse(setting.files.text('file:///b/.newsmark/entities.json') ?? '') as Lists;
    assert.deepEqual([left, setting.files.text('file:///a/.newsmark/entities.json')], [[], undefined]);
  });
  test('does not undo what somebody else changed since', async () => {
    const { setting, entities } = await correcting();
    await entities.rename(putin, 'A');
    setting.files.put(file, JSON.stringify({ version: 1, entities: [{ id: putin, name: 'B' }] }));
    assert.equal((await entities.undo())?.kind, 'gone');
    assert.deepEqual(lists(setting), { entities: [{ id: putin, name: 'B' }] });
  });
  test('says when there is nothing to change, or nothing to understand', async () => {
    const { entities } = await correcting();
    await entities.confirm(putin);
    const kinds = [
      await entities.confirm(putin),
      await entities.link(putin, 'Q0'),
      await entities.reject('…'),
      await entities.split(putin, 'Vladimir Putin'),
      await entities.markMention({
        article: 'b.txt',
        text: 'a b',
        range: { start: 1, end: 2 },
        entity: { type: 'person' },
      }),
    ].map(({ kind }) => kind);
    assert.deepEqual(kinds, ['unchanged', 'notUnderstood', 'notUnderstood', 'notUnderstood', 'notUnderstood']);
  });
});

suite('app/library: entities with what is known of them', () => {
  test('lists them in any order, and those with a name that begins so', async () => {
    const dated = {
      'd1.txt': ' date 2024-11 (Adnkronos) - In Ucraina con Anna Bianchi.',
      'd2.txt': ' date 2023-05 (Adnkronos) - In Francia e in Ucraina, e ancora in Ucraina.',
    };
    const { setting } = await correcting(dated);
    const names = async (query: object): Promise<string[]> =>
      (await setting.library.entities({ limit: 3, type: 'place', ...query })).map(({ name }) => name);
    assert.deepEqual(await names({}), ['Ucraina', 'Francia']);
    assert.deepEqual(await names({ order: 'name' }), ['Francia', 'Ucraina']);
    assert.deepEqual(await names({ order: 'recency' }), ['Ucraina', 'Francia']);
    assert.deepEqual(await names({ filter: 'fra' }), ['Francia']);
    const ukraine = await setting.library.entity('place:country-ua');
    assert.deepEqual([ukraine?.firstDate, ukraine?.lastDate, ukraine?.aliasCounts], ['2023-05', '2024-11', [4]]);
    setting.library.setSidecarFacts('d1.txt', { details: { date: '2025-01-02' }, annotations: [] });
    assert.equal((await setting.library.entity('place:country-ua'))?.lastDate, '2025-01-02');
  });
  test('tells who is named in the same articles', async () => {
    const { setting } = await correcting();
    const found = await setting.library.coMentions(putin, 5);
    assert.deepEqual(
      found.map(({ entity, articles }) => [entity.name, articles]),
      [
        ['Anna Bianchi', 1],
        ['Ucraina', 1],
      ],
    );
    assert.deepEqual(await setting.library.coMentions('person:nobody', 5), []);
  });
});
