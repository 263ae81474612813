const { sep } = require('node:path');

const { default: TestRunner } = require('jest-runner');

/** Runs the specs of the mutated folder first, and no further file after the first one that fails. */
module.exports = class FailFastRunner extends TestRunner {
  runTests(tests, watcher, options) {
    this.on('test-file-success', ([, { numFailingTests }]) => {
      if (numFailingTests) watcher.setState({ interrupted: true });
    });
    const folder = `${sep}lib${sep}${process.env.MUTATED_FOLDER}${sep}`;
    const rank = ({ path }) => (path.includes(folder) ? 0 : 1);
    return super.runTests(
      tests.toSorted((a, b) => rank(a) - rank(b)),
      watcher,
      options,
    );
  }
};
