import { startBuiltWorker } from './builtWorker';

/** Indexes a folder as the editor does, says so and how many articles are indexed on stdout, and stays until it is ended. */
const [folder = '', cache = ''] = process.argv.slice(2);
const library = startBuiltWorker(folder, cache);
library.onDidProgress(({ indexed }) => console.log(String(indexed)));
setInterval(() => undefined, 60_000);
console.log('indexing');
library.scan().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
