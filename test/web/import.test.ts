import { importTests } from '../support/inside/importTests';

suite('web/import', importTests);
