import path from 'node:path';
import { packageExtension, packageFile } from './packageExtension';
import { repositoryRoot } from './paths';
import { runScript } from './plainError';

/** `npm run package`: makes the extension's package. */
runScript(async () => {
  await packageExtension();
  console.log(`Packaged ${path.relative(repositoryRoot, packageFile)}`);
  return 0;
});
