import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeArticle } from '../../../../src/app/decodeArticle';
import { defaultEncoding } from '../../../../src/app/library/workerConfiguration';
import type { ArticleMetadata, MetadataField } from '../../../../src/core/article/article';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { toModelText } from '../../../../src/core/text/modelText';
import { repositoryRoot } from '../../../support/paths';

type Expected = Pick<ArticleMetadata, 'title' | 'date' | 'author' | 'source' | 'language'>;

/** Under this a view marks a value as doubtful. */
const sure = 0.5;

suite('core/article: saved pages in the styles of real sites', () => {
  const bytesOf = (page: string): Uint8Array => readFileSync(join(repositoryRoot, 'test/fixtures/pages', page));
  const parse = (page: string, text: string): ArticleMetadata => parseArticle(page, toModelText(text)).metadata;
  const pick = (metadata: ArticleMetadata, expected: Expected): object =>
    Object.fromEntries(Object.keys(expected).map((field) => [field, metadata[field as keyof Expected]]));

  /** @param doubtful the fields that are right but marked as doubtful. */
  const check = (page: string, expected: Expected, doubtful: readonly MetadataField[] = []): void => {
    const decoded = decodeArticle(bytesOf(page), { path: page, encoding: defaultEncoding });
    assert.ok(decoded.kind === 'ok');
    const metadata = parse(page, decoded.text);
    assert.deepEqual(pick(metadata, expected), expected);
    const unsure = (['title', 'date', 'author'] as const).filter(
      (field) => (metadata.provenance[field]?.confidence ?? 0) < sure,
    );
    assert.deepEqual(unsure, doubtful);
  };
  const german = {
    title: 'Müllabfuhr in Grünfels streikt für höhere Löhne',
    date: '2024-09-17',
    author: 'Jürgen Wähner',
    source: 'Grünfelser Anzeiger',
    language: 'de',
  };

  test('JSON-LD in a graph, with references and a trailing comma', () =>
    check('jsonLd.html', {
      title: 'Porto di Trevara, sì al piano da 140 milioni: via ai cantieri a marzo',
      date: '2024-11-12T18:42:00+01:00',
      author: 'Marta Dellacqua, Giulio Renzetti',
      source: 'La Gazzetta del Porto',
      language: 'it',
    }));
  test('OpenGraph only', () =>
    check('openGraph.html', {
      title: 'Rail strike called off after last-minute pay offer',
      date: '2024-11-04T21:15:00+00:00',
      author: 'Helen Oakes, Tariq Mahmood',
      source: 'The Northern Ledger',
      language: 'en',
    }));
  test('no metadata', () =>
    check(
      'noMetadata.html',
      {
        title: 'La sequía obliga a Villardiega a racionar el agua',
        date: '2023-08-09',
        author: 'Lucía Benavente',
        language: 'es',
      },
      ['date', 'author'],
    ));
  test('a stub for those who do not subscribe', () =>
    check('paywall.html', {
      title: 'À Rochemaure, l’usine qui voulait se passer de gaz',
      date: '2024-10-02',
      author: 'Solène Audibert',
      source: 'Le Courrier des Monts',
      language: 'fr',
    }));
  test('a page in Windows-1252 that says UTF-8', () => check('saysUtf8IsWindows1252.html', german));
  test('a page in UTF-8 that says Windows-1252', () => check('saysWindows1252IsUtf8.html', german));
  test('pages that the editor was told to decode wrongly are marked as doubtful', () => {
    for (const [page, label] of [
      ['saysUtf8IsWindows1252.html', 'utf-8'],
      ['saysWindows1252IsUtf8.html', 'windows-1252'],
    ] as const) {
      const { provenance, date } = parse(page, new TextDecoder(label).decode(bytesOf(page)));
      assert.ok((provenance.title?.confidence ?? 1) < sure);
      assert.ok((provenance.author?.confidence ?? 1) < sure);
      assert.equal(date, german.date);
    }
  });
});
