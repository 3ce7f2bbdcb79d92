import { mergeTests } from '../support/inside/mergeTests';

suite('web/merge', mergeTests);
