import { entityTests } from '../support/inside/entityTests';

suite('web/entities', entityTests);
