import { reviewTests } from '../support/inside/reviewTests';

suite('web/review', reviewTests);
