import { unsavedTests } from '../support/inside/unsavedTests';

suite('web/unsaved', unsavedTests);
