import { reviewTests } from '../support/inside/reviewTests';

suite('host/review', reviewTests);
