import { type JsonObject, schema } from '@angular-devkit/core';
import { type SchematicContext, SchematicsException } from '@angular-devkit/schematics';

import { type Question } from './questions';

/**
 * Asks by the CLI's own prompts for what no flag gave. A schema.json can propose only what stands in it; names
 * and components have to be looked up first. Without a terminal, and with `--defaults` or
 * `--interactive=false`, the proposals are taken.
 *
 * @throws SchematicsException with a code, where a flag is not what its question asks for.
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
        return `LOGOUT-${code}: '${String(key)}' cannot be '${String((data as T)[key])}'. Give it ${description}.`;
      })
      .join('\n'),
  );
}

/** The registry that the CLI has taught to prompt; the workflow's type does not name it. */
function registryOf({ engine }: SchematicContext): schema.SchemaRegistry {
  const workflow = engine.workflow as { registry?: schema.SchemaRegistry } | null;
  return workflow?.registry ?? new schema.CoreSchemaRegistry();
}
