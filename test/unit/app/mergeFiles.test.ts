import assert from 'node:assert/strict';
import { mergeFiles, mergeMarked } from '../../../src/app/mergeFiles';
import { quotesIn, sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it. Nobody won.';
const path = 'news/a.txt.newsmark.json';
const sidecar = (...quotes: string[]): string => sidecarWith('a.txt', rents, ...quotes);

/** What git leaves of two versions that have their first and last lines in common. */
function marked(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const head = a.findIndex((line, index) => line !== b[index]);
  const inside = [a, b].map((lines) => lines.slice(head, -4).join('\n'));
  return [...a.slice(0, head), '<<<<<<< HEAD', inside[0], '=======', inside[1], '>>>>>>> topic', ...a.slice(-4)].join(
    '\n',
  );
}

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
    assert.deepEqual(merged?.kind === 'merged' && quotesIn(merged.content), expected);

  test('is merged from the markers', () => check(mergeMarked(path, text), ['mayor', 'Nobody', 'won']));
  test('is merged with the base from git, without what one side removed', () =>
    check(mergeMarked(path, text, { base: sidecar('mayor', 'Nobody') }), ['Nobody', 'won']));
  test('is merged from the copies of git where there are some', () =>
    check(mergeMarked(path, text, { base: sidecar(), ours: sidecar('Rents'), theirs: sidecar('May') }), [
      'Rents',
      'May',
    ]));
  test('is merged from the markers where the copies of git cannot be read', () =>
    check(mergeMarked(path, text, { ours: '{', theirs: '' }), ['mayor', 'Nobody', 'won']));
  test('is nothing in a file without conflicts', () => assert.equal(mergeMarked(path, sidecar('won')), undefined));
});
