/** Every file of the suite, named so that the bundle is the same on every machine. */
import './host.test';
import './slice.test';
import './burst.test';
import './entities.test';
import './corrections.test';
import './follow.test';
import './encodings.test';
import './import.test';
import './lists.test';
import './searchRows.test';
import './writers.test';
import './threads.test';
import './annotating.test';
import './labels.test';
import './review.test';
import './merge.test';
import './unsaved.test';
import './manifest.test';
// The last: the editor's own git goes on with the repository that this one makes and takes away.
import './author.test';
