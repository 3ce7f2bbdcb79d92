import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { createClaim, createHighlight } from '../../src/core/annotation/create';
import type { JsonObject } from '../../src/core/annotation/json';
import { serialiseSidecar } from '../../src/core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation, type Sidecar } from '../../src/core/annotation/sidecar';
import { merged, rejecting, withAlias, withMark, withRecord } from '../../src/core/entity/correctionChanges';
import { noCorrections } from '../../src/core/entity/corrections';
import { serialiseCorrections } from '../../src/core/entity/correctionsCodec';
import { ownLabels, withBuiltInLabels, withNewLabel } from '../../src/core/label/labelChanges';
import { serialiseLabels } from '../../src/core/label/labelsCodec';
import { noLabels } from '../../src/core/label/projectLabel';
import { repositoryRoot } from '../support/paths';
import {
  claimItem,
  hash,
  highlightItem,
  highlightOf,
  idOf,
  moment,
  pageOf,
  targetItem,
} from '../unit/core/annotation/samples';

suite('sidecar schema', () => {
  const committed = fs.readFileSync(path.join(repositoryRoot, 'media', 'sidecar.schema.json'), 'utf8');
  const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(JSON.parse(committed) as object);

  /** Where the content breaks the schema: paths of what is wrong, and of what lacks something. */
  const check = (content: string, errors: readonly string[]): void => {
    validate(JSON.parse(content));
    const found = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf');
    assert.deepEqual([...new Set(found.map(({ instancePath, params }) => where(instancePath, params)))], errors);
  };
  const where = (path: string, params: JsonObject): string =>
    typeof params.missingProperty === 'string' ? `${path}/${params.missingProperty}?` : path;
  const item = (fields: JsonObject): string => pageOf([highlightItem(fields)]);
  const claim = (fields: JsonObject): string => pageOf([claimItem({}, fields)]);

  test('is current: npm run build:schema', () => assert.equal(generate('sidecar.schema.json'), committed)).timeout(
    60_000,
  );
  test('describes every field it offers', () =>
    assert.deepEqual(undescribed(JSON.parse(committed) as JsonObject, ''), []));

  test('accepts what is written', () => {
    const making = { id: idOf(1), target: highlightOf('Rents [rose].').target, now: moment, creator: 'Ada' };
    const annotations = [
      createHighlight(making, { label: 'figure', comment: 'Check it.' }),
      createHighlight({ ...making, id: idOf(3) }),
      createClaim({ ...making, id: idOf(2) }, { statement: 'Rents rose.', claimant: { name: 'Rossi' } }),
    ];
    check(serialiseSidecar(annotations.reduce<Sidecar>(withAnnotation, newSidecar('a.txt', hash, 'it'))), []);
  });
  test('accepts every known field', () => check(pageOf([highlightItem(), claimItem()]), []));
  test('accepts corrected details, and shows those that are not understood', () => {
    const page = (details: JsonObject): string => pageOf([], { 'newsmark:article': { file: 'a.txt', details } });
    check(page({ title: 'A', date: '2024-11', language: 'it', url: 'https://example.org', source: '', x: 1 }), []);
    check(page({ date: '2024-11-04T10:30' }), []);
    check(page({ title: 1, date: 'soon', language: 'Italian', url: 'a.html' }), [
      '/newsmark:article/details/title',
      '/newsmark:article/details/date',
      '/newsmark:article/details/url',
      '/newsmark:article/details/language',
    ]);
  });
  test('accepts unknown fields', () => check(pageOf([highlightItem({ x: 1 }), claimItem({}, { x: 1 })], { x: 1 }), []));
  test('accepts labels and verdicts of others', () => {
    check(item({ body: [{ type: 'TextualBody', purpose: 'tagging', value: 'Our own' }] }), []);
    check(claim({ verdict: 'halfTrue', kind: 'x', status: 'y' }), []);
  });
  test('accepts bodies and selectors of others', () => {
    check(item({ body: [{ type: 'Image' }, { type: 'TextualBody', purpose: 'describing' }] }), []);
    check(item({ target: { selector: [{ type: 'FragmentSelector' }] } }), []);
  });

  test('refuses another type', () => check(pageOf([], { type: 'Page' }), ['/type']));
  test('refuses another version', () => check(pageOf([], { 'newsmark:version': 2 }), ['/newsmark:version']));
  test('refuses a page without items', () => check(pageOf([], { items: undefined }), ['/items?']));
  test('refuses an article without a file', () =>
    check(pageOf([], { 'newsmark:article': {} }), ['/newsmark:article/file?']));
  test('refuses a hash that is none', () =>
    check(pageOf([], { 'newsmark:article': { file: 'a', sha256: 'x' } }), ['/newsmark:article/sha256']));
  test('refuses an item without a target', () => check(item({ target: undefined }), ['/items/0/target?']));
  test('refuses a target without selectors', () =>
    check(item({ target: targetItem(1, { selector: [] }) }), ['/items/0/target/selector', '/items/0/target']));
  test('refuses offsets that are none', () => {
    const selector = [{ type: 'TextPositionSelector', start: -1, end: 1.5 }];
    check(item({ target: { selector } }), [
      '/items/0/target/selector/0/start',
      '/items/0/target/selector/0/end',
      '/items/0/target',
    ]);
  });
  test('refuses a quote without words', () =>
    check(item({ target: { selector: [{ type: 'TextQuoteSelector' }] } }), [
      '/items/0/target/selector/0/exact?',
      '/items/0/target',
    ]));
  test('refuses a time that is none', () => check(item({ created: 'yesterday' }), ['/items/0/created']));
  test('refuses a comment without text', () =>
    check(item({ body: [{ type: 'TextualBody', purpose: 'commenting' }] }), ['/items/0/body/0/value?']));
  test('refuses a claim without a statement', () =>
    check(claim({ statement: undefined }), ['/items/0/body/0/statement?']));
  test('refuses evidence without a stance', () =>
    check(claim({ evidence: [{}] }), ['/items/0/body/0/evidence/0/stance?']));
  test('refuses a verdict that is no text', () => check(claim({ verdict: 3 }), ['/items/0/body/0/verdict']));
});

suite('entities schema', () => {
  const committed = fs.readFileSync(path.join(repositoryRoot, 'media', 'entities.schema.json'), 'utf8');
  const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(JSON.parse(committed) as object);

  const check = (content: string, ...wrong: readonly string[]): void => {
    validate(JSON.parse(content));
    const found = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'anyOf');
    assert.deepEqual([...new Set(found.map(({ instancePath }) => instancePath))], wrong);
  };
  const file = (lists: JsonObject): string => JSON.stringify({ version: 1, ...lists });
  const putin = 'person:vladimir putin';

  test('is current: npm run build:schema', () => assert.equal(generate('entities.schema.json'), committed)).timeout(
    60_000,
  );
  test('describes every field it offers', () =>
    assert.deepEqual(undescribed(JSON.parse(committed) as JsonObject, ''), []));
  test('accepts what is written', () => {
    const named = withRecord(noCorrections, putin, { name: 'P', isConfirmed: true, note: 'n', wikidata: 'Q7747' });
    const said = rejecting(withAlias(merged(named, ['person:putin'], putin), putin, 'Zar', { article: 'a' }), 'May');
    const target = { exact: 'x', prefix: '', suffix: '', position: { start: 0, end: 1 } };
    check(serialiseCorrections(withMark(said, { article: 'a', entity: putin, target })));
  });
  test('accepts unknown fields, and a file that says nothing yet', () => {
    check(file({ x: 1, entities: [{ id: putin, x: 1 }] }));
    check(file({}));
  });
  test('shows what is not understood', () => {
    check(JSON.stringify({ version: 2 }), '/version');
    check(file({ entities: [{ id: 'putin', wikidata: '7747' }] }), '/entities/0/id', '/entities/0/wikidata');
    check(file({ same: [{ id: putin }], rejected: [{}] }), '/same/0', '/rejected/0');
    check(file({ mentions: [{ article: 'a', entity: putin, exact: 'x', start: -1 }] }), '/mentions/0/start');
  });
});

suite('labels schema', () => {
  const committed = fs.readFileSync(path.join(repositoryRoot, 'media', 'labels.schema.json'), 'utf8');
  const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(JSON.parse(committed) as object);

  const check = (content: string, ...wrong: readonly string[]): void => {
    validate(JSON.parse(content));
    assert.deepEqual([...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))], wrong);
  };

  test('is current: npm run build:schema', () => assert.equal(generate('labels.schema.json'), committed)).timeout(
    60_000,
  );
  test('describes every field it offers', () =>
    assert.deepEqual(undescribed(JSON.parse(committed) as JsonObject, ''), []));
  test('accepts what is written', () => {
    check(serialiseLabels(noLabels));
    const all = withNewLabel(ownLabels(ownLabels(noLabels, 'labels'), 'verdicts'), { name: 'Rubbish' }, 'verdicts');
    check(serialiseLabels(all ?? assert.fail()));
    check(serialiseLabels(withBuiltInLabels(noLabels, 'labels')));
  });
  test('shows what is not understood', () => {
    const verdicts = [{ name: ' ' }, { name: 'a', description: 1 }, {}];
    check(JSON.stringify({ version: 1, verdicts }), '/verdicts/0/name', '/verdicts/1/description', '/verdicts/2');
    check(JSON.stringify({ version: 2, labels: [{ name: 'a', colour: 'mauve' }] }), '/version', '/labels/0/colour');
  });
});

/** The properties that neither have a description nor refer to one, constants apart. */
function undescribed(schema: JsonObject, path: string): string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    const inner = value as JsonObject;
    const found = undescribed(inner, `${path}/${key}`);
    const isBare =
      path.endsWith('/properties') && !('description' in inner) && !('$ref' in inner) && !('const' in inner);
    return isBare && !path.includes('/allOf/') ? [`${path}/${key}`, ...found] : found;
  });
}

/** Runs the generator in a process of its own: its dependencies do not load under the conditions the tests run with. */
function generate(file: string): string {
  const script = path.join(repositoryRoot, 'test', 'support', 'buildSchema.ts');
  const options = { cwd: repositoryRoot, encoding: 'utf8', env: { ...process.env, NODE_V8_COVERAGE: '' } } as const;
  return execFileSync(process.execPath, ['--import', 'tsx', script, '--print', file], options);
}
