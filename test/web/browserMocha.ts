/** Mocha's browser build, which puts `mocha` and `Mocha` in the global scope. */
import 'mocha/mocha.js';
