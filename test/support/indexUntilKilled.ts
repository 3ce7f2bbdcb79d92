import { startBuiltWorker } from './builtWorker';

/** Indexes a folder as the editor does, says so on stdout, and stays until somebody ends the process. */
const [folder = '', cache = ''] = process.argv.slice(2);
const library = startBuiltWorker(folder, cache);
setInterval(() => undefined, 60_000);
console.log('indexing');
library.scan().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
