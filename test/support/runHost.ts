import { runScript } from './plainError';
import { runExtensionTests } from './runExtensionTests';

runScript(() => runExtensionTests({ suite: 'host', host: 'node', module: 'out/test/host/index.js' }));
