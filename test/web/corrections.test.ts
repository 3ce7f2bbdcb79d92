import { correctionTests } from '../support/inside/correctionTests';

suite('web/corrections', correctionTests);
