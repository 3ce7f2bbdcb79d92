import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { removeFolder } from './endings';
import { unpackPackage } from './npm';
import { untar } from './untar';
import type { PinnedPackage } from './versions';

const decompress = promisify(brotliDecompress);

/**
 * Unpacks a headless Chromium as `chromium`, the libraries it needs as `lib/` and a few fonts as `fonts/`.
 *
 * The package's own code is not used: it wants a newer Node and puts its libraries in place only on a cloud service.
 */
export async function unpackChromium(pin: PinnedPackage, into: string): Promise<void> {
  const packed = mkdtempSync(path.join(into, 'packed-'));
  await unpackPackage(pin, packed, (name) => (name.startsWith('package/bin/') ? path.basename(name) : undefined));
  const read = (name: string) => decompress(readFileSync(path.join(packed, name)));
  const executable = path.join(into, 'chromium');
  writeFileSync(executable, await read('chromium.br'));
  chmodSync(executable, 0o755);
  untar(await read('al2023.tar.br'), into, (name) => (name.startsWith('lib/') ? name : undefined));
  untar(await read('fonts.tar.br'), into, (name) =>
    name.endsWith('.ttf') ? `fonts/${path.basename(name)}` : undefined,
  );
  removeFolder(packed);
}

/** Unpacks the font files of a package of fonts. */
export async function unpackFonts(pin: PinnedPackage, into: string): Promise<void> {
  await unpackPackage(pin, into, (name) => (name.endsWith('.ttf') ? path.basename(name) : undefined));
}
