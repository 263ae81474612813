import { type JsonObject, schema } from '@angular-devkit/core';
import { type SchematicContext, SchematicsException } from '@angular-devkit/schematics';

import { type Question } from './questions';

/**
 * Asks for everything that the flags do not set, with the prompts of the CLI. A `schema.json` only has fixed defaults, but
 * names and components depend on the workspace. Without a terminal, or with `--defaults` or `--interactive=false`, it uses the
 * defaults.
 *
 * @throws SchematicsException with a code if a flag is invalid.
 */
export async function ask<T extends object>(
  context: SchematicContext,
  given: T,
  questions: { readonly [K in keyof T]?: Question },
): Promise<T> {
  const properties = questions as unknown as JsonObject;
  const validate = await registryOf(context).compile({ type: 'object', properties });
  const flags: JsonObject = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const { data, success, errors = [] } = await validate(flags);
  if (success) return data as T;
  const wrong = errors.map(({ instancePath }) => (instancePath ?? '').slice(1) as keyof T);
  throw new SchematicsException(
    wrong
      .map((key) => {
        const { code = 103, description } = questions[key] ?? { description: 'another value' };
        return `LOGOUT-${code}: Invalid value '${String((data as T)[key])}' for '${String(key)}'. Expected ${description}.`;
      })
      .join('\n'),
  );
}

/** The registry that can prompt, which the type of the workflow does not include. */
function registryOf({ engine }: SchematicContext): schema.SchemaRegistry {
  const workflow = engine.workflow as { registry?: schema.SchemaRegistry } | null;
  return workflow?.registry ?? new schema.CoreSchemaRegistry();
}
