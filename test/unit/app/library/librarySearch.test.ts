import assert from 'node:assert/strict';
import type { AnnotationFacts, SidecarFacts } from '../../../../src/app/library/library';
import { LibrarySetting, scanned } from './librarySetting';

const some = {
  'politics/2024/a.md':
    '---\ntitle: Elections in Georgia\nsource: ANSA\ndate: 2024-11-04\nauthor: Ada Rossi\n---\n' +
    'The election commission of Georgia counted the votes. Nobody contested them in Tbilisi.',
  'politics/b.txt':
    'ROMA, 12 nov. (Adnkronos) - Il presidente ha parlato a Mosca della guerra e delle prossime elezioni nel Paese.',
  'c.html': '<html><head><title>Floods</title></head><body><p>The river   rose by <b>two metres</b>.</p></body></html>',
};

const claim: AnnotationFacts = {
  id: 'urn:1',
  kind: 'claim',
  text: 'The votes were bought by smugglers',
  verdict: 'false',
  author: 'Grace',
};
const highlight: AnnotationFacts = { id: 'urn:2', kind: 'highlight', text: 'two metres', label: 'figure' };

function withAnnotations(...annotations: AnnotationFacts[]): SidecarFacts {
  return { annotations };
}

suite('app/library/librarySearch', () => {
  const settings: LibrarySetting[] = [];
  teardown(() => {
    for (const { library } of settings.splice(0)) library.dispose();
  });
  const started = async (facts: Readonly<Record<string, SidecarFacts>> = {}): Promise<LibrarySetting> => {
    const setting = await scanned(some);
    settings.push(setting);
    for (const [id, said] of Object.entries(facts)) setting.library.setSidecarFacts(id, said);
    await setting.library.rest();
    return setting;
  };
  const check = async (query: string, expected: readonly string[], facts?: Record<string, SidecarFacts>) =>
    assert.deepEqual(await (await started(facts)).found(query), expected);

  const [a, b, c] = ['politics/2024/a.md', 'politics/b.txt', 'c.html'] as const;
  test('finds other forms of a word', () => check('elezione', [b]));
  test('finds the source', () => check('source:adnkronos', [b]));
  test('finds a date in a range', () => check('date:2024-10..2024-12', [a]));
  test('finds the language', () => check('lang:it', [b]));
  test('finds the author', () => check('author:rossi', [a]));
  test('finds the author of an annotation', () => check('author:grace', [c], { [c]: withAnnotations(claim) }));
  test('finds the folder', () => check('path:politics', [a, b]));
  test('finds an entity', () => check('entity:mosca', [b]));
  test('finds the label of an annotation', () => check('label:figure', [c], { [c]: withAnnotations(highlight) }));
  test('finds the verdict of an annotation', () => check('verdict:false', [c], { [c]: withAnnotations(claim) }));
  test('finds words beside facts', () => check('source:ansa votes', [a]));
  test('finds all but a fact', () => check('-source:ansa', [c, b].sort()));
  test('finds what a person corrected instead of what was found', () =>
    check('source:reuters', [a], { [a]: { details: { source: 'Reuters' }, annotations: [] } }));
  test('does not find what a person took away', () =>
    check('source:ansa', [], { [a]: { details: { source: '' }, annotations: [] } }));
  test('finds the title that a person set', () =>
    check('title:tides', [c], { [c]: { details: { title: 'High Tides' }, annotations: [] } }));
  test('does not find the title that a person took away', () =>
    check('title:floods', [], { [c]: { details: { title: '' }, annotations: [] } }));
  test('finds the forms of words in the language that a person set', () =>
    check('elezione source:adnkronos', [], { [b]: { details: { language: 'en' }, annotations: [] } }));
  test('answers for the language that a person set a moment ago', async () => {
    const { library } = await started();
    library.setSidecarFacts(b, { details: { language: 'en' }, annotations: [] });
    const passages = library.passages(b, 'elezione source:adnkronos', 9);
    const { total } = await library.search({ query: 'elezione source:adnkronos', limit: 9 });
    assert.deepEqual([total, (await passages).length], [0, 0]);
  });
  test('finds the forms of words in the language that a person set back', async () => {
    const setting = await started({ [b]: { details: { language: 'en' }, annotations: [] } });
    setting.library.setSidecarFacts(b, undefined);
    await setting.library.rest();
    await setting.library.rest();
    assert.deepEqual(await setting.found('elezione source:adnkronos'), [b]);
  });

  test('finds annotations by their words and by facts about their article', async () => {
    const { library } = await started({ [a]: withAnnotations(claim), [c]: withAnnotations(highlight) });
    const found = async (query: string): Promise<string[]> =>
      (await library.search({ query, limit: 9 })).annotations.map(
        ({ article, annotation }) => `${article} ${annotation}`,
      );
    assert.deepEqual(await found('smugglers'), [`${a} urn:1`]);
    assert.deepEqual(await found('metres label:figure'), [`${c} urn:2`]);
    assert.deepEqual(await found('source:ansa'), [`${a} urn:1`]);
    assert.deepEqual(await found('author:grace'), [`${a} urn:1`]);
  });

  test('finds the forms of words of annotations that were known before their article', async () => {
    const setting = new LibrarySetting(some);
    settings.push(setting);
    setting.library.setSidecarFacts(
      b,
      withAnnotations({ id: 'urn:3', kind: 'highlight', text: 'le prossime elezioni' }),
    );
    await setting.library.scan();
    const { annotationTotal } = await setting.library.search({ query: 'elezione source:adnkronos', limit: 9 });
    assert.equal(annotationTotal, 1);
  });

  test('forgets annotations that are gone', async () => {
    const setting = await started({ [a]: withAnnotations(claim) });
    setting.library.setSidecarFacts(a, withAnnotations());
    const { annotationTotal } = await setting.library.search({ query: 'smugglers', limit: 9 });
    assert.equal(annotationTotal, 0);
  });

  test('takes words that are spelled alike when nothing is found, and says so', async () => {
    const { library } = await started();
    const none = await library.search({ query: 'rivel comission', limit: 9 });
    assert.deepEqual([none.isSimilar, none.total], [false, 0]);
    const found = await library.search({ query: 'comission', limit: 9 });
    assert.deepEqual([found.isSimilar, found.hits.map(({ article }) => article)], [true, [a]]);
  });

  test('takes nothing else than it was asked for in quotation marks', async () => {
    const { library } = await started();
    assert.equal((await library.search({ query: '"comission"', limit: 9 })).isSimilar, false);
  });

  test('pages through what it finds', async () => {
    const { library } = await started();
    const all = await library.search({ query: 'path:politics', limit: 9 });
    const second = await library.search({ query: 'path:politics', limit: 1, offset: 1 });
    assert.equal(second.total, 2);
    assert.deepEqual(second.hits, all.hits.slice(1));
  });

  test('gives the passages with their words and marks', async () => {
    const { library } = await started();
    const [passage] = await library.passages(c, '"rose by two"', 5);
    assert.ok(passage);
    assert.equal(passage.text, 'The river rose by two metres.');
    assert.deepEqual(
      passage.textMarks.map(({ start, end }) => passage.text.slice(start, end)),
      ['rose by two'],
    );
    assert.equal(some[c].slice(passage.range.start, passage.range.end).startsWith('The river'), true);
  });

  test('gives the passages of the text of an open editor', async () => {
    const { library } = await started();
    library.setLiveText(c, '<p>The sea fell.</p>');
    assert.deepEqual(
      (await library.passages(c, 'sea', 5)).map(({ text }) => text),
      ['The sea fell.'],
    );
  });

  test('gives the passages with words that are spelled alike when there is no other', async () => {
    const { library } = await started();
    assert.equal((await library.passages(a, 'comission', 5)).length, 1);
  });

  test('gives no passages of the menu of a saved page', async () => {
    const body = 'The river rose by two metres after a week of rain in the hills above the town. '.repeat(6);
    const page = `<html><body><nav><a href="/">Harbour fees</a></nav><article><h1>Flood</h1><p>${body}</p><p>${body}</p></article></body></html>`;
    const setting = await scanned({ 'page.html': page });
    settings.push(setting);
    const { library } = setting;
    assert.equal((await library.passages('page.html', 'river', 1)).length, 1);
    assert.deepEqual(await library.passages('page.html', 'harbour', 1), []);
  });

  test('gives no passages of an article that is gone', async () => {
    const setting = await started();
    setting.source.delete(c);
    assert.deepEqual(await setting.library.passages(c, 'river', 5), []);
    assert.deepEqual(await setting.library.passages('unknown.txt', 'river', 5), []);
  });

  test('completes values of every field that has some', async () => {
    const { library } = await started({ [a]: withAnnotations(claim), [c]: withAnnotations(highlight) });
    const complete = (field: string, prefix: string): Promise<readonly string[]> => library.complete(field, prefix, 5);
    assert.deepEqual(await complete('source', 'ad'), ['Adnkronos']);
    assert.deepEqual(await complete('author', ''), ['Ada Rossi', 'Grace']);
    assert.deepEqual(await complete('date', '20'), ['2024']);
    assert.deepEqual(await complete('date', '2024'), ['2024-11']);
    assert.deepEqual(await complete('path', 'pol'), ['politics', 'politics/2024']);
    assert.deepEqual(await complete('label', 'fi'), ['figure']);
    assert.deepEqual(await complete('verdict', ''), ['false']);
    assert.deepEqual(await complete('entity', 'mos'), ['Mosca']);
    assert.deepEqual(await complete('nonsense', ''), []);
  });

  test('recognises an article that is asked for at once, in its text as it is now', async () => {
    const setting = await started();
    setting.library.setLiveText(b, 'Angela Merkel ha parlato a Berlino.');
    await setting.refresh(b);
    const mentions = await setting.library.mentionsIn(b);
    assert.deepEqual(
      mentions.map(({ text, entity }) => [text, entity]),
      [
        ['Angela Merkel', 'person:angela merkel'],
        ['Berlino', 'place:berlino'],
      ],
    );
    assert.deepEqual(
      (await setting.library.mentionsOf('place:berlino')).map(({ article }) => article),
      [b],
    );
    assert.equal((await setting.library.entity('place:berlino'))?.mentions, 1);
  });
});
