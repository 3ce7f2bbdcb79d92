import { writersTests } from '../support/inside/writersTests';

suite('web/writers', writersTests);
