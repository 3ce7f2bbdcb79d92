import { runExtensionTests } from './support/runExtensionTests';
const host = process.argv[2] === 'web' ? 'web' : 'node';
void runExtensionTests({ suite: 'tmp-threads', host, module: `out/test/${host === 'web' ? 'web' : 'host'}/index.js` }).then((code) => process.exit(code));
