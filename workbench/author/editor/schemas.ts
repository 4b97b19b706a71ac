/** The generated JSON Schemas for Monaco's completion of keys and fixed words. */
import { schemaFor } from '../../../engine/read/schemas.ts';
import { jsonDefaults } from '../../shared/monaco/index.ts';

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Without the operators of a leaf: the editor offers those that go with the fact, and Monaco would offer all beside them.
 */
function withoutOperators(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOperators);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) =>
      key === 'operator' && isRecord(held) && 'enum' in held
        ? [key, { type: 'string' }]
        : [key, withoutOperators(held)],
    ),
  );
}

let isSet = false;

/** Tells Monaco which schema goes with which path; once. */
export function setSchemas(): void {
  if (isSet) return;
  isSet = true;
  const { diagnosticsOptions } = jsonDefaults;
  jsonDefaults.setDiagnosticsOptions({
    ...diagnosticsOptions,
    validate: false,
    enableSchemaRequest: false,
    schemas: [
      {
        uri: 'redress://schema/policy.schema.json',
        fileMatch: ['**/rules/policies/**/*.json'],
        schema: withoutOperators(schemaFor('policy')),
      },
    ],
  });
}
