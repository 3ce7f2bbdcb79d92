import type { FileResult } from './ports';

/** The text of a sidecar. Bytes that are no UTF-8 are a failure: written back as U+FFFD they would be lost. */
export function decodeUtf8(bytes: Uint8Array): FileResult<string> {
  try {
    const value = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return value.includes('\0') ? { kind: 'failed', failure: 'binary' } : { kind: 'ok', value };
  } catch {
    return { kind: 'failed', failure: 'notUtf8' };
  }
}
