import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleHash } from '../../../src/core/text/sha256';
import { hashArticle } from '../../../src/node/hashArticle';
import { modelText, runs } from '../../support/property';

suite('node/hashArticle', () => {
  test('is the hash that sidecars store, of any text', () =>
    fc.assert(
      fc.property(modelText(), (text) => assert.equal(hashArticle(text), articleHash(text))),
      runs(),
    ));
});
