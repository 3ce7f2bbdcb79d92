import assert from 'node:assert/strict';
import { decodeUtf8 } from '../../../src/app/decodeUtf8';

suite('app/decodeUtf8', () => {
  const check = (bytes: readonly number[], expected: unknown): void =>
    assert.deepEqual(decodeUtf8(new Uint8Array(bytes)), expected);

  test('decodes, without a byte order mark', () =>
    check([0xef, 0xbb, 0xbf, 0x63, 0xc3, 0xb2], { kind: 'ok', value: 'cò' }));
  test('refuses bytes of another encoding', () => check([0x63, 0xf2], { kind: 'failed', failure: 'notUtf8' }));
  test('refuses what is no text', () => check([0x7b, 0x00, 0x7d], { kind: 'failed', failure: 'binary' }));
  test('refuses UTF-16', () => check([0xff, 0xfe, 0x63, 0x00], { kind: 'failed', failure: 'notUtf8' }));
});
