import assert from 'node:assert/strict';
import { describeTarget } from '../../../../src/core/anchor/describe';
import type { Claim, Highlight } from '../../../../src/core/annotation/annotation';
import type { JsonObject, JsonValue } from '../../../../src/core/annotation/json';
import { parseSidecar } from '../../../../src/core/annotation/parseSidecar';
import { serialiseSidecar } from '../../../../src/core/annotation/serialiseSidecar';
import type { Sidecar } from '../../../../src/core/annotation/sidecar';
import { readOne } from '../anchor/marked';
import { unchecked } from '../../../support/unchecked';

/** An id of the form that Newsmark gives. */
export function idOf(number: number): string {
  return `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const moment = '2024-11-12T10:00:00Z';
export const hash = 'a'.repeat(64);

/** A highlight of the passage marked with [ ]. */
export function highlightOf(marked: string, fields: Partial<Highlight> = {}): Highlight {
  const { text, range } = readOne(marked);
  return {
    kind: 'highlight',
    id: idOf(1),
    target: describeTarget(text, range),
    created: moment,
    modified: moment,
    ...fields,
  };
}

/** A claim in the passage marked with [ ]. */
export function claimOf(marked: string, fields: Partial<Claim> = {}): Claim {
  const { text, range } = readOne(marked);
  const said = { kind: 'claim', statement: 'Rents rose.', verdict: 'unreviewed' } as const;
  return { ...said, id: idOf(1), target: describeTarget(text, range), created: moment, modified: moment, ...fields };
}

/** A highlight as a sidecar holds it. */
export function highlightItem(fields: JsonObject = {}): JsonObject {
  return {
    id: idOf(1),
    type: 'Annotation',
    motivation: 'highlighting',
    creator: { type: 'Person', name: 'Ada' },
    created: moment,
    modified: moment,
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: 'figure' },
      { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: 'Check it.' },
    ],
    target: targetItem(6),
    ...fields,
  };
}

/** A claim as a sidecar holds it. */
export function claimItem(fields: JsonObject = {}, claim: JsonObject = {}): JsonObject {
  return {
    id: idOf(2),
    type: 'Annotation',
    motivation: 'assessing',
    created: moment,
    body: [{ ...claimBody, ...claim }],
    target: targetItem(20),
    'newsmark:replies': [{ id: idOf(9), creator: { name: 'Bo' }, created: moment, value: 'Sure?' }],
    ...fields,
  };
}

const claimBody: JsonObject = {
  type: 'newsmark:Claim',
  statement: 'Rents rose by 4 per cent.',
  claimant: { entity: 'person:rossi', name: 'Rossi' },
  cue: { exact: 'said', start: 1, end: 5 },
  kind: 'figure',
  verdict: 'mostlyTrue',
  explanation: 'By 3.9 per cent.',
  status: 'done',
  evidence: [{ stance: 'supports', url: 'https://example.org/a', accessed: moment, note: 'Table 2.' }],
  sameAs: [idOf(7)],
  origin: 'suggestion',
  tags: ['rents'],
};

/** A target at an offset. */
export function targetItem(start: number, fields: JsonObject = {}): JsonObject {
  return {
    source: 'story.txt',
    selector: [
      { type: 'TextQuoteSelector', exact: 'rose 4%', prefix: 'Rents ', suffix: '.' },
      { type: 'TextPositionSelector', start, end: start + 7 },
    ],
    ...fields,
  };
}

/** The content of a sidecar with these items. */
export function pageOf(items: readonly JsonValue[], fields: JsonObject = {}): string {
  const article = { file: 'story.txt', sha256: hash, language: 'it' };
  const page = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { newsmark: 'https://newsmark.dev/ns#' }],
    type: 'AnnotationPage',
    'newsmark:version': 1,
    'newsmark:article': article,
    items,
    ...fields,
  };
  return `${JSON.stringify(page, undefined, 2)}\n`;
}

/** The sidecar of a readable content. */
export function readable(content: string): { sidecar: Sidecar } {
  const parsed = parseSidecar(content);
  assert.equal(parsed.kind, 'ok');
  return parsed;
}

/** The content read and written again. */
export function rewrite(content: string): string {
  return serialiseSidecar(readable(content).sidecar);
}

/** The items of a content, as JSON, without their checks. */
export function itemsOf(content: string): JsonValue[] {
  return (JSON.parse(unchecked(content)) as { items: JsonValue[] }).items;
}
