import assert from 'node:assert/strict';
import { describeTarget } from '../../../src/core/anchor/describe';
import { createHighlight } from '../../../src/core/annotation/create';
import { parseSidecar } from '../../../src/core/annotation/parseSidecar';
import { serialiseSidecar } from '../../../src/core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation, type Sidecar } from '../../../src/core/annotation/sidecar';
import { toModelText } from '../../../src/core/text/modelText';
import { articleHash } from '../../../src/core/text/sha256';

/** The sidecar file of an article with some of its words highlighted, as another window would have written it. */
export function sidecarWith(file: string, text: string, ...quotes: readonly string[]): string {
  const modelText = toModelText(text);
  const sidecar = quotes.reduce<Sidecar>(
    (before, quote) => {
      const start = modelText.indexOf(quote);
      assert.ok(start >= 0, `${quote} must be in ${text}`);
      const target = describeTarget(modelText, { start, end: start + quote.length });
      const id = `urn:uuid:other-${quote.replace(/\W/g, '-')}`;
      return withAnnotation(before, createHighlight({ id, target, now: '2024-11-01T08:00:00Z' }, { label: 'figure' }));
    },
    newSidecar(file, articleHash(modelText)),
  );
  return serialiseSidecar(sidecar);
}

/** A sidecar file read back; it must be readable. */
export function readBack(content: string | undefined): Sidecar {
  const parsed = parseSidecar(content ?? '');
  assert.equal(parsed.kind, 'ok');
  return parsed.sidecar;
}

/** The words annotated in a sidecar file, in its order. */
export function quotesIn(content: string | undefined): string[] {
  return readBack(content).annotations.map(({ target }) => target.exact);
}

/** What git leaves of two versions that have their first and last lines in common. */
export function marked(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const head = a.findIndex((line, index) => line !== b[index]);
  const inside = [a, b].map((lines) => lines.slice(head, -4).join('\n'));
  return [...a.slice(0, head), '<<<<<<< HEAD', inside[0], '=======', inside[1], '>>>>>>> topic', ...a.slice(-4)].join(
    '\n',
  );
}
