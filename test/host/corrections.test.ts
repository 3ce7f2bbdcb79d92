import { correctionTests } from '../support/inside/correctionTests';

suite('host/corrections', correctionTests);
