const { default: JsdomEnvironment } = require('jest-preset-angular/environments/jest-jsdom-env');

/** Skips the tests of a file after the first one that fails: the mutant is killed. */
module.exports = class FailFastEnvironment extends JsdomEnvironment {
  #failed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_start' && this.#failed) test.mode = 'skip';
    if (name === 'test_done' && test.errors.length) this.#failed = true;
  }
};
