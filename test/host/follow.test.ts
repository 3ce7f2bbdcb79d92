import { followTests } from '../support/inside/followTests';

suite('host/follow', followTests);
