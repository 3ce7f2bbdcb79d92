/** Every file of the suite, named so that the bundle is the same on every machine. */
import './web.test';
import './slice.test';
import './threads.test';
import './annotating.test';
import './labels.test';
import './review.test';
import './merge.test';
import './unsaved.test';
import './entities.test';
import './corrections.test';
import './follow.test';
import './import.test';
import './writers.test';
