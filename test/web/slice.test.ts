import { sliceTests } from '../support/inside/sliceTests';

suite('web/slice', sliceTests);
