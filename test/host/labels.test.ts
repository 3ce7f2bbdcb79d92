import { labelTests } from '../support/inside/labelTests';

suite('host/labels', labelTests);
