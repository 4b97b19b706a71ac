/** The JSON Schemas of `rules/schema/`, made from the engine's models. */
import { schemaFor, schemaNames } from '../engine/read/schemas.ts';
import { jsonText } from './reporters/json.ts';

/** Every schema file with its text: what stands in `rules/schema/` when it is current. */
export function schemaFiles(): { readonly path: string; readonly text: string }[] {
  return schemaNames.map((name) => ({
    path: `rules/schema/${name}.schema.json`,
    text: jsonText(schemaFor(name)),
  }));
}
