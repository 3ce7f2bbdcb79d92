import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followEdits, isGone, type FollowedRange, type TextEdit } from '../../../../src/core/anchor/followEdits';
import type { TextRange } from '../../../../src/core/text/textRange';
import { runs } from '../../../support/property';
import { mark, readMarked } from './marked';

/** An edit written as what to replace, which must stand in the text once, and by what. */
type Replacement = readonly [words: string, by: string];

suite('core/anchor/followEdits', () => {
  /** Makes changes one after the other, each of some replacements at once, and marks the ranges in the text that results. */
  const check = (marked: string, changes: readonly (readonly Replacement[])[], expected: string): void => {
    const { text, ranges } = readMarked(marked);
    let now: string = text;
    let followed: readonly FollowedRange[] = ranges;
    for (const replacements of changes) {
      const edits = replacements.map(([words, by]) => editOf(now, words, by));
      const after = applied(now, edits);
      followed = followEdits(followed, { before: now, after, edits });
      now = after;
    }
    const marks = followed.map((range) => (isGone(range) ? { start: range.start, end: range.start } : range));
    assert.equal(mark(now, marks), expected);
  };

  test('moves with text inserted before', () => check('A [won].', [[['A', 'So A']]], 'So A [won].'));
  test('stays when text behind it changes', () => check('A [won]. B.', [[['B', 'C']]], 'A [won]. C.'));
  test('leaves what is typed at its edges outside', () =>
    check('A [won].', [[[' won', ' rewon']], [['won.', 'wonder.']]], 'A re[won]der.'));
  test('grows with what is typed inside', () => check('A [won] it.', [[['wo', 'wo ho']]], 'A [wo hon] it.'));
  test('shrinks with what is deleted inside', () => check('A [has won] it.', [[['as', '']]], 'A [h won] it.'));
  test('is trimmed by a deletion through its start', () => check('A [has won].', [[['A has ', '']]], '[won].'));
  test('is trimmed by a deletion through its end', () => check('A [has won].', [[[' won.', '']]], 'A [has]'));
  test('is trimmed by deletions through both ends', () =>
    check(
      'A [has not won] it',
      [
        [
          ['A has', ''],
          ['won it', ''],
        ],
      ],
      '[ not ]',
    ));
  test('keeps text that replaces one edge and more outside', () =>
    check('A [has won].', [[['A has', 'B']]], 'B[ won].'));
  test('takes a new wording of all of it', () => check('A [rose].', [[['rose', 'fell']]], 'A [fell].'));
  test('follows each of several cursors', () =>
    check(
      'A [won]. B [lost].',
      [
        [
          ['A', 'Ann'],
          ['B', 'Bob'],
          ['lost', 'list'],
        ],
      ],
      'Ann [won]. Bob [list].',
    ));
  test('takes edits in any order', () =>
    check(
      'A [won]. B [lost].',
      [
        [
          ['B', 'Bob'],
          ['lost', 'list'],
          ['A', 'Ann'],
        ],
      ],
      'Ann [won]. Bob [list].',
    ));
  test('is not changed by pasting the same text over all of it', () =>
    check('A [won]. B [lost].', [[['A won. B lost.', 'So A won. B lost.']]], 'So A [won]. B [lost].'));
  test('stays empty where its words were deleted', () => check('A [won] it.', [[['won', '']]], 'A [] it.'));
  test('stays empty where more than its words was replaced', () =>
    check('A [won] it.', [[['A won it', 'Nobody came']]], '[]Nobody came.'));
  test('follows nested and overlapping ranges', () => {
    const before = 'The mayor won again.';
    const edits = [editOf(before, 'won', 'lost')];
    const after = applied(before, edits);
    const ranges = [
      { start: 0, end: 20 },
      { start: 4, end: 13 },
      { start: 10, end: 19 },
    ];
    assert.deepEqual(
      followEdits(ranges, { before, after, edits }).map(({ start, end }) => after.slice(start, end)),
      ['The mayor lost again.', 'mayor lost', 'lost again'],
    );
  });
  test('leaves text typed at an empty range behind it', () => {
    const edits = [{ start: 1, end: 1, text: 'x' }];
    assert.deepEqual(followEdits([{ start: 1, end: 1 }], { before: 'ab', after: 'axb', edits }), [
      { start: 1, end: 1 },
    ]);
  });

  test('comes back with its deleted words', () =>
    check('A [won] it.', [[['won', '']], [['A ', 'A won']]], 'A [won] it.'));
  test('comes back whole when a deletion through its edge is undone', () =>
    check('A [won it] then.', [[['it then', '']], [['won ', 'won it then']]], 'A [won it] then.'));
  test('comes back whole when a deletion through its start is undone', () =>
    check('Then A [won it].', [[['A won ', '']], [['Then ', 'Then A won ']]], 'Then A [won it].'));
  test('comes back when words are deleted and restored letter by letter', () =>
    check(
      'A [won]!',
      [[['n!', '!']], [['o!', '!']], [['w!', '!']], [['A !', 'A w!']], [['w!', 'wo!']], [['wo!', 'won!']]],
      'A [won]!',
    ));
  test('comes back at its own place among copies', () =>
    check(
      'x won y [won] z won.',
      [[['x won y won z won', '']], [['.', 'x won y won z won.']]],
      'x won y [won] z won.',
    ));
  test('comes back though other text changed in between', () =>
    check('A [won] it.', [[['won', '']], [['A', 'Ann']], [['Ann ', 'Ann won']]], 'Ann [won] it.'));
  test('is not put on a copy that was there before', () => {
    const edits = [{ start: 2, end: 5, text: '' }];
    const [range] = followEdits([{ start: 2, end: 5 }], { before: 'A wonwon.', after: 'A won.', edits });
    assert.deepEqual(range, { start: 2, end: 2, former: { words: 'won', offset: 0 } });
  });
});

suite('core/anchor/followEdits, of words that stand in their replacement', () => {
  test('stays on the words inside of it', () => {
    const edits = [{ start: 2, end: 5, text: 'has won it' }];
    const change = { before: 'A won.', after: 'A has won it.', edits };
    assert.deepEqual(followEdits([{ start: 2, end: 5 }], change), [{ start: 6, end: 9 }]);
  });
});

suite('core/anchor/followEdits, always', () => {
  test('keeps every range on its words or remembers them', () =>
    fc.assert(
      fc.property(richText, ranges, fc.array(roughEdits, { maxLength: 6 }), (text, rough, changes) => {
        const made = rangesIn(text, rough);
        let [now, followed]: [string, readonly FollowedRange[]] = [text, made];
        for (const change of changes) {
          const edits = editsIn(now, change);
          const after = applied(now, edits);
          followed = followEdits(followed, { before: now, after, edits });
          now = after;
          followed.forEach((range, index) => holdsOrRemembers(now, range, sliceOf(text, made[index])));
        }
      }),
      runs(),
    ));

  test('stands on its words again when a change is undone', () =>
    fc.assert(
      fc.property(richText, ranges, roughEdits, (before, rough, change) => {
        const made = rangesIn(before, rough).filter(({ start, end }) => start < end);
        const edits = editsIn(before, change);
        const after = applied(before, edits);
        const undo = { before: after, after: before, edits: inverse(before, edits) };
        const changed = followEdits(made, { before, after, edits });
        followEdits(changed, undo).forEach((range, index) => {
          const [was, between] = [made[index], changed[index]];
          const words = sliceOf(before, was);
          const isTouched = edits.some(({ start, end }) => was && start <= was.end && end >= was.start);
          // What replaced the words may hold them by chance: then they never were away, and are followed from there.
          if (isTouched && !between?.former) holdsOrRemembers(before, range, words);
          else assert.deepEqual([range.former, sliceOf(before, range)], [undefined, words]);
        });
      }),
      runs(),
    ));
});

/** Emoji of several code points, marks, scripts from right to left, line ends of a document as the editor has it. */
const bits = [
  'a',
  'b',
  'won ',
  ' ',
  '\n',
  '.',
  '😀',
  '👩‍🚒',
  'e\u0301',
  'שלום',
  'سلام ',
  '\u202E',
  '日本',
  '\uFEFF',
  '\r\n',
];
const piece = fc.array(fc.constantFrom(...bits), { maxLength: 6 }).map((some) => some.join(''));
const richText = fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map((some) => some.join(''));
const ranges = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 });
const roughEdits = fc.array(fc.tuple(fc.nat(), fc.nat(8), piece), { maxLength: 4 });

function rangesIn(text: string, rough: readonly (readonly [number, number])[]): readonly TextRange[] {
  return rough.map((pair) => {
    const [start = 0, end = 0] = pair.map((at) => edge(text, at % (text.length + 1))).sort((a, b) => a - b);
    return { start, end };
  });
}

/** Edits between characters that do not overlap, in any order. */
function editsIn(text: string, rough: readonly (readonly [number, number, string])[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [at, length, by] of rough) {
    const start = edge(text, at % (text.length + 1));
    const end = edge(text, Math.min(text.length, start + length));
    if (edits.every((other) => end < other.start || start > other.end)) edits.push({ start, end, text: by });
  }
  return edits;
}

function edge(text: string, at: number): number {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at)) ? at - 1 : at;
}

function sliceOf(text: string, range: TextRange | undefined): string {
  return text.slice(range?.start, range?.end ?? 0);
}

function holdsOrRemembers(now: string, range: FollowedRange, words: string): void {
  assert.ok(range.start >= 0 && range.start <= range.end && range.end <= now.length);
  if (range.former) assert.equal(range.former.words, words);
  assert.equal(sliceOf(now, range) === words, range.former === undefined);
}

function editOf(text: string, words: string, by: string): TextEdit {
  const start = text.indexOf(words);
  assert.ok(start >= 0 && text.indexOf(words, start + 1) < 0, `${words} must stand once in ${text}`);
  return { start, end: start + words.length, text: by };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  let after = text;
  for (const { start, end, text: by } of [...edits].sort((a, b) => b.start - a.start)) {
    after = after.slice(0, start) + by + after.slice(end);
  }
  return after;
}

/** The edits that bring the text back, as an undo does. */
function inverse(before: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, text }) => {
      const back = { start: start + shift, end: start + shift + text.length, text: before.slice(start, end) };
      shift += text.length - (end - start);
      return back;
    });
}
