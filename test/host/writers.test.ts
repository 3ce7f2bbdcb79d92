import { writersTests } from '../support/inside/writersTests';

suite('host/writers', writersTests);
