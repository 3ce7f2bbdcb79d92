import { entityTests } from '../support/inside/entityTests';

suite('host/entities', entityTests);
