import assert from 'node:assert/strict';
import { mergeFiles, mergeMarked } from '../../../src/app/mergeFiles';
import { marked, quotesIn, sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it. Nobody won.';
const path = 'news/a.txt.newsmark.json';
const sidecar = (...quotes: string[]): string => sidecarWith('a.txt', rents, ...quotes);

suite('app/mergeFiles', () => {
  const sides = { base: sidecar(), ours: sidecar('mayor'), theirs: sidecar('won') };

  test('merges sidecars, by their name or what is in them', () => {
    for (const name of [path, undefined]) {
      const merged = mergeFiles(name, sides);
      assert.deepEqual(merged.kind === 'merged' && quotesIn(merged.content), ['mayor', 'won']);
    }
  });
  test('merges corrections of entities', () => {
    const said = (text: string): string => JSON.stringify({ version: 1, rejected: [{ text }] });
    for (const name of ['.newsmark/entities.json', 'news/.newsmark/entities.json', undefined]) {
      const merged = mergeFiles(name, { base: undefined, ours: said('Via'), theirs: said('Ieri') });
      assert.ok(merged.kind === 'merged' && merged.content.includes('Via') && merged.content.includes('Ieri'));
    }
  });
  test('merges labels', () => {
    const said = (name: string): string => JSON.stringify({ version: 1, labels: [{ name }] });
    for (const name of ['.newsmark/labels.json', 'news/.newsmark/labels.json', undefined]) {
      const merged = mergeFiles(name, { base: undefined, ours: said('A'), theirs: said('B') });
      assert.ok(merged.kind === 'merged' && merged.content.includes('"A"') && merged.content.includes('"B"'));
    }
  });
  test('merges verdict scales, also where our version has no list', () => {
    const theirs = JSON.stringify({ version: 1, verdicts: [{ name: 'Rubbish' }] });
    const merged = mergeFiles(undefined, { base: undefined, ours: '{"version":1}', theirs });
    assert.ok(merged.kind === 'merged' && merged.content.includes('"Rubbish"'));
  });
  test('merges no other file', () => assert.deepEqual(mergeFiles('a.txt', sides), { kind: 'foreign' }));
  test('says which side it cannot read', () => {
    assert.deepEqual(mergeFiles(path, { ...sides, ours: '{' }), { kind: 'unreadable', side: 'ours', reason: 'syntax' });
    const newer = sidecar().replace('"newsmark:version": 1', '"newsmark:version": 7');
    assert.deepEqual(mergeFiles(path, { ...sides, theirs: newer }), {
      kind: 'unreadable',
      side: 'theirs',
      reason: 'version 7',
    });
  });
});

suite('app/mergeFiles, what git left', () => {
  const text = marked(sidecar('mayor', 'Nobody'), sidecar('won', 'Nobody'));
  const check = (merged: ReturnType<typeof mergeMarked>, expected: readonly string[]): void =>
    assert.deepEqual(merged?.merged.kind === 'merged' && quotesIn(merged.merged.content), expected);

  test('is merged from the markers', () => check(mergeMarked(path, text), ['mayor', 'Nobody', 'won']));
  test('is merged with the base from git, without what one side removed', () =>
    check(mergeMarked(path, text, { base: sidecar('mayor', 'Nobody') }), ['Nobody', 'won']));
  const copies = {
    base: sidecar(),
    ours: sidecar('mayor', 'Nobody', 'Rents'),
    theirs: sidecar('won', 'Nobody', 'May'),
  };
  test('is merged from the copies of git where there are some', () =>
    check(mergeMarked(path, text, copies), ['Rents', 'May', 'mayor', 'Nobody', 'won']));
  test('is merged from the markers where a person wrote something else into the file since', () =>
    check(mergeMarked(path, text.replace('"exact": "won"', '"exact": "Nobody won"'), copies), [
      'mayor',
      'Nobody',
      'Nobody won',
    ]));
  test('is merged from the markers where the copies of git cannot be read', () =>
    check(mergeMarked(path, text, { ours: '{', theirs: '' }), ['mayor', 'Nobody', 'won']));
  // Git took our removal of one highlight and addition of another for a change of its words, and theirs has that too.
  const mixed = marked(sidecar('mayor', 'Nobody'), sidecar('won', 'Nobody').replace('"figure"', '"quote"'));
  test('is not merged where git mixed lines and has no copies', () => {
    assert.deepEqual(mergeMarked(path, mixed)?.merged, { kind: 'mixed' });
    assert.deepEqual(mergeMarked(path, mixed, { base: sidecar('Nobody') })?.merged, { kind: 'mixed' });
  });
  test('is merged without what git mixed where a person wrote something else into the file since', () => {
    const quoting = { ...copies, theirs: sidecar('won', 'Nobody', 'May').replace('"figure"', '"quote"') };
    check(mergeMarked(path, mixed.replace('"exact": "mayor"', '"exact": "The mayor"'), quoting), [
      'The mayor',
      'Nobody',
      'won',
    ]);
  });
  test('is nothing in a file without conflicts', () => assert.equal(mergeMarked(path, sidecar('won')), undefined));
});
