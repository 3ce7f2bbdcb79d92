import type { Uri } from 'vscode';
import { workspace } from 'vscode';
import type { Ids, Keep } from '../../app/ports';
import { HostCache } from './hostCache';

/** One text in the storage that the editor gives each workspace; undefined where there is none. Written under another name first. */
export function keepIn(storage: Uri | undefined, name: string, ids: Ids): Keep | undefined {
  if (!storage) return undefined;
  const cache = new HostCache(storage, ids);
  let isMade = false;
  return {
    read: async () => {
      const bytes = await cache.read(name);
      return bytes && new TextDecoder().decode(bytes);
    },
    write: async (text) => {
      if (!isMade) await workspace.fs.createDirectory(storage);
      isMade = true;
      await cache.write(name, new TextEncoder().encode(text));
    },
  };
}
