import assert from 'node:assert/strict';
import type { Annotation, Claim, Highlight } from '../../../../src/core/annotation/annotation';
import { wholeArticle } from '../../../../src/core/anchor/quoteTarget';
import { createHighlight } from '../../../../src/core/annotation/create';
import type { JsonObject } from '../../../../src/core/annotation/json';
import { serialiseSidecar } from '../../../../src/core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation } from '../../../../src/core/annotation/sidecar';
import {
  claimItem,
  hash,
  highlightItem,
  idOf,
  itemsOf,
  moment,
  pageOf,
  readable,
  rewrite,
  targetItem,
} from './samples';

suite('core/annotation/writeItem, what a person changes', () => {
  /** Changes the one annotation of a sidecar and compares the item written. */
  const check = (item: JsonObject, change: (annotation: Annotation) => Annotation, expected: JsonObject): void => {
    const { sidecar } = readable(pageOf([item]));
    const [annotation] = sidecar.annotations;
    assert.ok(annotation);
    const written = serialiseSidecar(withAnnotation(sidecar, change(annotation)));
    assert.deepEqual(itemsOf(written)[0], JSON.parse(JSON.stringify(expected)));
    assert.equal(rewrite(written), written);
  };
  const asHighlight = (fields: Partial<Highlight>) => (annotation: Annotation) =>
    ({ ...annotation, kind: 'highlight', ...fields }) as Highlight;
  const asClaim = (fields: Partial<Claim>) => (annotation: Annotation) => ({ ...annotation, ...fields }) as Claim;
  const without = (field: keyof Highlight | keyof Claim) => (annotation: Annotation) =>
    Object.fromEntries(Object.entries(annotation).filter(([key]) => key !== field)) as unknown as Annotation;

  const tag = { type: 'TextualBody', purpose: 'tagging', value: 'figure', x: 1 };
  const note = { type: 'TextualBody', purpose: 'commenting', format: 'text/html', value: 'a', x: 2 };
  const image = { type: 'Image', id: 'urn:image' };

  test('sets the label in its body', () =>
    check(
      highlightItem({ body: [image, tag] }),
      asHighlight({ label: 'quote' }),
      highlightItem({ body: [image, { ...tag, value: 'quote' }] }),
    ));
  test('sets the comment in its body, as Markdown', () =>
    check(
      highlightItem({ body: [note, image] }),
      asHighlight({ comment: 'b' }),
      highlightItem({ body: [{ ...note, format: 'text/markdown', value: 'b' }, image] }),
    ));
  test('adds a label before all', () =>
    check(
      highlightItem({ body: [image] }),
      asHighlight({ label: 'quote' }),
      highlightItem({ body: [{ type: 'TextualBody', purpose: 'tagging', value: 'quote' }, image] }),
    ));
  test('adds a comment after the labels', () =>
    check(
      highlightItem({ body: [image, tag] }),
      asHighlight({ comment: 'b' }),
      highlightItem({
        body: [tag, { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: 'b' }, image],
      }),
    ));
  test('takes out a label', () =>
    check(highlightItem({ body: [tag, image] }), without('label'), highlightItem({ body: [image] })));
  test('takes out the last body', () =>
    check(highlightItem({ body: [note] }), without('comment'), highlightItem({ body: undefined })));
  test('sets author and time', () =>
    check(
      highlightItem({ creator: { type: 'Software', name: 'Bot' } }),
      asHighlight({ creator: 'Bo', modified: '2025-01-01T00:00:00Z' }),
      highlightItem({ creator: { type: 'Software', name: 'Bo' }, modified: '2025-01-01T00:00:00Z' }),
    ));
  test('takes out the author', () => check(highlightItem(), without('creator'), highlightItem({ creator: undefined })));
  test('sets a claim, and nothing else in it', () =>
    check(
      claimItem(),
      asClaim({ statement: 'Rents fell.', verdict: 'false' }),
      claimItem({}, { statement: 'Rents fell.', verdict: 'false' }),
    ));
  test('sets the claimant', () =>
    check(
      claimItem({}, { claimant: { entity: 'x', name: 'y', z: 1 } }),
      asClaim({ claimant: { name: 'Bo' } }),
      claimItem({}, { claimant: { name: 'Bo', z: 1 } }),
    ));
  test('takes out the claimant', () => check(claimItem(), without('claimant'), claimItem({}, { claimant: undefined })));
  test('makes a claim of a highlight, whose bodies stay', () =>
    check(
      highlightItem({ body: [tag] }),
      (annotation) => ({
        kind: 'claim',
        id: annotation.id,
        target: annotation.target,
        statement: 's',
        verdict: 'true',
        stored: annotation.stored ?? {},
      }),
      highlightItem({
        motivation: 'assessing',
        creator: undefined,
        created: undefined,
        modified: undefined,
        body: [
          {
            type: 'newsmark:Claim',
            statement: 's',
            kind: 'fact',
            verdict: 'true',
            status: 'open',
            evidence: [],
            sameAs: [],
            origin: 'person',
            tags: [],
          },
          tag,
        ],
      }),
    ));
  test('makes a highlight of a claim, which goes', () =>
    check(
      claimItem({ modified: moment }),
      (annotation) => createHighlight({ ...annotation, now: moment }),
      claimItem({ motivation: 'highlighting', modified: moment, body: undefined }),
    ));

  test('adds an answer, and keeps what is not understood after it', () =>
    check(
      claimItem({ 'newsmark:replies': [7, { id: idOf(9), value: 'Sure?', x: 1 }] }),
      (annotation) => ({ ...annotation, replies: [...(annotation.replies ?? []), { id: idOf(3), value: 'Yes.' }] }),
      claimItem({ 'newsmark:replies': [{ id: idOf(9), value: 'Sure?', x: 1 }, { id: idOf(3), value: 'Yes.' }, 7] }),
    ));
  test('takes out all answers', () =>
    check(claimItem(), (annotation) => ({ ...annotation, replies: [] }), claimItem({ 'newsmark:replies': undefined })));
  test('closes a discussion', () =>
    check(
      highlightItem(),
      (annotation) => ({ ...annotation, isResolved: true }),
      highlightItem({ 'newsmark:resolved': true }),
    ));
  test('opens a discussion again', () =>
    check(highlightItem({ 'newsmark:resolved': true }), without('isResolved'), highlightItem()));
  test('sets the base', () =>
    check(highlightItem(), (annotation) => ({ ...annotation, base: hash }), highlightItem({ 'newsmark:base': hash })));
  test('adds a passage', () =>
    check(
      highlightItem(),
      (annotation) => ({ ...annotation, moreTargets: [{ exact: 'fell', prefix: 'They ', suffix: '.' }] }),
      highlightItem({
        target: [
          targetItem(6),
          {
            source: 'story.txt',
            selector: [{ type: 'TextQuoteSelector', exact: 'fell', prefix: 'They ', suffix: '.' }],
          },
        ],
      }),
    ));
  test('takes out a passage, and leaves the list a list', () =>
    check(
      highlightItem({ target: [targetItem(6), targetItem(20)] }),
      without('moreTargets'),
      highlightItem({ target: [targetItem(6)] }),
    ));
  test('writes a note on the whole article without selectors', () => {
    const note = createHighlight({ id: idOf(1), now: moment, target: wholeArticle }, { comment: 'All of it.' });
    const [item] = itemsOf(serialiseSidecar(withAnnotation(newSidecar('story.txt', hash), note)));
    const { motivation, target } = item as JsonObject;
    assert.deepEqual({ motivation, target }, { motivation: 'commenting', target: { source: 'story.txt' } });
  });

  const moved = { exact: 'rose 5%', prefix: 'Rents ', suffix: '!', position: { start: 9, end: 16 } };
  const fragment = { type: 'FragmentSelector', value: 'char=6,13' };
  const selectors = (quote: JsonObject, ...others: JsonObject[]): JsonObject => ({
    target: { source: 'story.txt', selector: [{ type: 'TextQuoteSelector', ...quote }, ...others] },
  });

  test('moves quote and offsets, and keeps other selectors', () =>
    check(
      highlightItem(
        selectors({ exact: 'a', x: 1 }, fragment, { type: 'TextPositionSelector', start: 0, end: 1, y: 1 }),
      ),
      asHighlight({ target: moved }),
      highlightItem(
        selectors(
          { exact: 'rose 5%', prefix: 'Rents ', suffix: '!', x: 1 },
          { type: 'TextPositionSelector', start: 9, end: 16, y: 1 },
          fragment,
        ),
      ),
    ));
  test('adds offsets to a mere quote', () =>
    check(
      highlightItem(selectors({ exact: 'rose 5%', prefix: 'Rents ', suffix: '!' })),
      asHighlight({ target: moved }),
      highlightItem(
        selectors(
          { exact: 'rose 5%', prefix: 'Rents ', suffix: '!' },
          { type: 'TextPositionSelector', start: 9, end: 16 },
        ),
      ),
    ));
  test('takes out offsets', () =>
    check(
      highlightItem(selectors({ exact: 'a' }, { type: 'TextPositionSelector', start: 0, end: 1 })),
      asHighlight({ target: { exact: 'a', prefix: '', suffix: '' } }),
      highlightItem(selectors({ exact: 'a', prefix: '', suffix: '' })),
    ));
  test('keeps what was stored when an annotation is built anew', () =>
    check(
      highlightItem({ x: 1, body: [tag] }),
      ({ id, target }) => createHighlight({ id, target, now: moment, creator: 'Ada' }, { label: 'figure' }),
      highlightItem({ x: 1, body: [tag] }),
    ));
});
