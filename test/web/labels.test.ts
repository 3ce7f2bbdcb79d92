import { labelTests } from '../support/inside/labelTests';

suite('web/labels', labelTests);
