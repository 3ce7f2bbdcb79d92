import assert from 'node:assert/strict';
import type { ArticleMetadata } from '../../../../src/core/article/article';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { toModelText } from '../../../../src/core/text/modelText';

/** Some fields of the metadata; `undefined` for one that must not be there. */
export type ExpectedMetadata = { readonly [Field in keyof ArticleMetadata]?: ArticleMetadata[Field] | undefined };

/** Parses an article and compares the fields named. */
export function checkMetadata(fileName: string, text: string, expected: ExpectedMetadata): void {
  const { metadata } = parseArticle(fileName, toModelText(text));
  const fields = Object.keys(expected) as (keyof ArticleMetadata)[];
  assert.deepEqual(Object.fromEntries(fields.map((field) => [field, metadata[field]])), expected);
}
