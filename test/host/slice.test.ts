import { sliceTests } from '../support/inside/sliceTests';

suite('host/slice', sliceTests);
