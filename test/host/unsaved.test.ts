import { unsavedTests } from '../support/inside/unsavedTests';

suite('host/unsaved', unsavedTests);
