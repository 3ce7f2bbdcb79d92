import { runScript } from './plainError';
import { runExtensionTests } from './runExtensionTests';

runScript(() => runExtensionTests({ suite: 'web', host: 'web', module: 'out/test/web/index.js' }));
