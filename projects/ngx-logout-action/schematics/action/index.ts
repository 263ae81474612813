import { type Rule } from '@angular-devkit/schematics';

import { findApplication } from '../shared/application';
import { formatted } from '../shared/formatted';
import { intoApplication } from './into-application';
import { intoComponent } from './into-component';
import { type ActionOptions, askFor } from './options';
import { lookAround } from './surroundings';

/** `ng generate ngx-logout-action:action`: the New Action wizard. */
export function action(flags: ActionOptions): Rule {
  return async (tree, context) => {
    const surroundings = lookAround(tree, flags);
    const options = await askFor(flags, surroundings, context);
    return formatted(
      options.owner === 'application'
        ? intoApplication(
            await findApplication(tree, { project: surroundings.project.name }),
            options,
          )
        : intoComponent(surroundings.classes, options),
    );
  };
}
