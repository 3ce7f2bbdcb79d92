import { annotatingTests } from '../support/inside/annotatingTests';

suite('web/annotating', annotatingTests);
