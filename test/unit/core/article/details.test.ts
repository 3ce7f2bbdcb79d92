import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ArticleDetails, ArticleMetadata, MetadataField } from '../../../../src/core/article/article';
import { metadataFields, readDetail, readingMinutes, withDetails } from '../../../../src/core/article/details';
import { hardText, runs } from '../../../support/property';

const found: ArticleMetadata = {
  title: 'Found',
  source: 'ANSA',
  date: '2024-11',
  datePrecision: 'month',
  words: 3,
  provenance: {
    title: { from: 'lead', confidence: 0.6 },
    source: { from: 'dateline', confidence: 0.95 },
    date: { from: 'prefix', confidence: 0.9 },
  },
};
const byPerson = { from: 'person', confidence: 1 } as const;

suite('core/article/details', () => {
  /** What differs from what was found; a field taken away is undefined. */
  const check = (details: ArticleDetails, expected: object): void => {
    const { provenance, ...fields } = withDetails(found, details);
    const { provenance: origins, ...before } = found;
    const changes = (now: object, then: object): object =>
      Object.fromEntries(
        [...new Set([...Object.keys(now), ...Object.keys(then)])]
          .map((key) => [key, (now as Record<string, unknown>)[key], (then as Record<string, unknown>)[key]] as const)
          .filter(([, now, then]) => now !== then)
          .map(([key, now]) => [key, now]),
      );
    assert.deepEqual({ ...changes(fields, before), provenance: changes(provenance, origins) }, expected);
  };

  test('puts corrections over what was found', () =>
    check(
      { title: ' The  title ', place: 'Rome' },
      {
        title: 'The title',
        place: 'Rome',
        provenance: { title: byPerson, place: byPerson },
      },
    ));
  test('takes the precision of a date from its form', () => {
    const precision = (date: string): string | undefined => withDetails(found, { date }).datePrecision;
    assert.deepEqual(['2024', '2024-11', '2024-11-04', '2024-11-04T10:30'].map(precision), [
      'year',
      'month',
      'day',
      'time',
    ]);
  });
  test('takes an emptied field away with all that belongs to it', () => {
    check({ source: '' }, { source: undefined, provenance: { source: undefined } });
    check({ date: ' ' }, { date: undefined, datePrecision: undefined, provenance: { date: undefined } });
    check({ url: '' }, { provenance: {} });
  });
  test('passes over what is not understood', () =>
    check({ date: 'yesterday', language: 'Italian', url: 'example.org' }, { provenance: {} }));
  test('gives the same object when nothing is corrected', () => assert.equal(withDetails(found, undefined), found));

  const checkRead = (field: MetadataField, written: string, expected: string | undefined): void =>
    assert.equal(readDetail(field, written), expected);

  test('reads a date as a person writes it', () => {
    checkRead('date', '4 novembre 2024', '2024-11-04');
    checkRead('date', '2024-11-04 10:30', '2024-11-04T10:30');
    checkRead('date', '2024-02-30', undefined);
  });
  test('reads the code of a language in any case', () => {
    checkRead('language', 'IT', 'it');
    checkRead('language', 'ita', undefined);
  });
  test('reads addresses of web pages only', () => {
    checkRead('url', ' https://example.org/a?b#c ', 'https://example.org/a?b#c');
    for (const other of ['javascript:alert(1)', 'file:///a', 'https://', 'https://a b'])
      checkRead('url', other, undefined);
  });
  test('reads what it gave as the same again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...metadataFields), hardText(), (field, written) => {
        const value = readDetail(field, written);
        if (value !== undefined) assert.equal(readDetail(field, value), value);
      }),
      runs(),
    );
  });

  test('counts the minutes of reading', () =>
    assert.deepEqual([0, 1, 299, 300, 2000].map(readingMinutes), [0, 1, 1, 2, 10]));
});
