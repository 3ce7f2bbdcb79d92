import { threadTests } from '../support/inside/threadTests';

suite('host/threads', threadTests);
