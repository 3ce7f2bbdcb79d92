import { threadTests } from '../support/inside/threadTests';

suite('web/threads', threadTests);
