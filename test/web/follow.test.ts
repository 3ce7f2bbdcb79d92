import { followTests } from '../support/inside/followTests';

suite('web/follow', followTests);
