const { readdirSync } = require('node:fs');

const library = 'projects/ngx-logout-action/package.json';

/** The examples depend on the released library. */
const range = {
  readVersion: (text) => JSON.parse(text).dependencies['ngx-logout-action'].replace('^', ''),
  writeVersion: (text, version) => text.replace(/("ngx-logout-action": "\^)[^"]*/, `$1${version}`),
};

module.exports = {
  packageFiles: [library],
  bumpFiles: [
    library,
    ...readdirSync('examples', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ filename: `examples/${name}/package.json`, updater: range })),
  ],
  types: [
    { type: 'feat', section: 'Features' },
    { type: 'fix', section: 'Bug fixes' },
    { type: 'perf', section: 'Size and speed' },
    { type: 'revert', section: 'Taken back' },
  ],
};
