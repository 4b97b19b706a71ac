/** JSON Schema of every document, made from the zod models; ajv validates with them, editors complete from them. */
import { z } from 'zod';
import { CalendarDocument, CaseFile, Edition, Vocabulary } from '../model/index.ts';
import * as code from '../model/code.ts';
import { Mapping } from '../portfolio/model.ts';
import type { Schema } from './explain-schema.ts';

/** The documents that the project reads, by the name of their schema file. */
const models = {
  policy: Edition,
  cases: CaseFile,
  vocabulary: Vocabulary,
  calendar: CalendarDocument,
  profile: code.ProfileVocabulary,
  code: code.Code,
  'self-assessment': code.SelfAssessment,
  mapping: Mapping,
} as const;

export type SchemaName = keyof typeof models;
export const schemaNames = Object.keys(models) as SchemaName[];

const made = new Map<SchemaName, Schema>();

/** The JSON Schema (draft 7) of a kind of document. */
export function schemaFor(name: SchemaName): Schema {
  const known = made.get(name);
  if (known) return known;
  const schema = z.toJSONSchema(models[name], { target: 'draft-7', io: 'input' }) as Schema;
  made.set(name, schema);
  return schema;
}
