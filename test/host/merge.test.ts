import { mergeTests } from '../support/inside/mergeTests';

suite('host/merge', mergeTests);
