// ng-packagr takes nothing from outside the project; what every package has to carry stands at the top.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

const workspace = join(import.meta.dirname, '../..');
for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE']) {
  copyFileSync(join(workspace, file), join(workspace, 'dist/ngx-logout-action', file));
}
