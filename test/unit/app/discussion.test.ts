import assert from 'node:assert/strict';
import type { Annotation, Reply } from '../../../src/core/annotation/annotation';
import { remarksOf, withRemark, withRemarkChanged, withResolved } from '../../../src/app/discussion';

const base = { id: 'a', target: { exact: 'words', prefix: '', suffix: '' }, creator: 'Ada', created: '2026-01-01' };
const highlight: Annotation = { kind: 'highlight', ...base };
const commented: Annotation = { ...highlight, comment: 'Why?' };
const claim: Annotation = { kind: 'claim', ...base, statement: 'It is so', verdict: 'true' };
const because: Reply = { id: 'r', creator: 'Zoe', value: 'Because' };

suite('app/discussion', () => {
  const check = (annotation: Annotation, expected: readonly string[]): void =>
    assert.deepEqual(
      remarksOf(annotation).map(({ creator = '?', value }) => `${creator}: ${value}`),
      expected,
    );

  test('has the comment first, signed by whoever made the annotation, then the answers', () =>
    check({ ...commented, replies: [because] }, ['Ada: Why?', 'Zoe: Because']));
  test('has only answers where a highlight has no comment', () =>
    check({ ...highlight, replies: [because] }, ['Zoe: Because']));
  test('has only answers of a claim', () => check({ ...claim, replies: [because] }, ['Zoe: Because']));
  test('is empty where nothing was said', () => check(highlight, []));

  test('takes the first remark of a highlight as its comment', () =>
    assert.deepEqual(withRemark(highlight, because), { ...highlight, comment: 'Because' }));
  test('takes every other remark as an answer', () => {
    check(withRemark(commented, because), ['Ada: Why?', 'Zoe: Because']);
    check(withRemark({ ...highlight, replies: [because] }, { id: 's', value: 'So' }), ['Zoe: Because', '?: So']);
    check(withRemark(claim, because), ['Zoe: Because']);
  });

  test('changes the comment, and an answer, and nothing else', () => {
    const discussed = { ...commented, replies: [because, { id: 's', value: 'So' }] };
    check(withRemarkChanged(discussed, undefined, 'How?'), ['Ada: How?', 'Zoe: Because', '?: So']);
    check(withRemarkChanged(discussed, 'r', 'Since'), ['Ada: Why?', 'Zoe: Since', '?: So']);
    check(withRemarkChanged(discussed, 'gone', 'Since'), ['Ada: Why?', 'Zoe: Because', '?: So']);
  });
  test('takes the comment out, and an answer, and leaves an empty list to say so', () => {
    const discussed = { ...commented, replies: [because] };
    check(withRemarkChanged(discussed, undefined, undefined), ['Zoe: Because']);
    assert.deepEqual(withRemarkChanged(discussed, 'r', undefined), { ...commented, replies: [] });
  });

  test('is closed and opened again', () => {
    assert.deepEqual(withResolved(commented, true), { ...commented, isResolved: true });
    assert.deepEqual(withResolved({ ...commented, isResolved: true }, false), commented);
  });
});
