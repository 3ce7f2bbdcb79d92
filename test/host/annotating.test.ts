import { annotatingTests } from '../support/inside/annotatingTests';

suite('host/annotating', annotatingTests);
