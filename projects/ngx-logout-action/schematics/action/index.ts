import { type Rule } from '@angular-devkit/schematics';

import { findApplication } from '../shared/application';
import { intoApplication } from './into-application';
import { intoComponent } from './into-component';
import { type ActionOptions, askFor } from './options';
import { lookAround } from './surroundings';

/** `ng generate ngx-logout-action:action`: the New Action wizard. */
export function action(flags: ActionOptions): Rule {
  return async (tree, context) => {
    const app = await findApplication(tree, flags.project);
    const surroundings = lookAround(tree, app);
    const options = await askFor(flags, surroundings, context);
    return options.owner === 'application'
      ? intoApplication(app, options)
      : intoComponent(surroundings.classes, options);
  };
}
