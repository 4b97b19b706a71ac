/** The small shapes that every document of the project is made of. zod is the one source; types and JSON Schema come from it. */
import { z } from 'zod';

z.config({ jitless: true });

/** kebab-case id: `roof-leak`, `derby-homes`. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe('lower-case words joined by hyphens');

/** `landlord@yyyy-mm` or `landlord@yyyy`. */
export const EditionId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*@\d{4}(-\d{2})?$/)
  .describe('landlord@yyyy-mm or landlord@yyyy');

/** camelCase name of a fact, parameter or derived fact. */
export const FactName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .describe('a name in camelCase');

/** A calendar date, `YYYY-MM-DD`; that it exists is checked with the meaning. */
export const IsoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('a date as YYYY-MM-DD');

/** A month or a day: `2025-01` or `2025-01-06`. */
export const MonthOrDate = z
  .string()
  .regex(/^\d{4}(-\d{2}){0,2}$/)
  .describe('a year, month or date');

/** A citation: a bare ref of the main document, or `document#ref`. */
export const Citation = z
  .string()
  .min(1)
  .describe('a clause: a bare ref of the main document, or document#ref');

/** Clauses behind an element; at least one, one clause a string. */
export const Clauses = z.array(Citation).min(1).describe('the clauses that say so, one a string');

/** Pounds with at most two decimals (checked in code), or the name of a parameter. */
export const PoundsOrName = z.union([z.number(), FactName]).describe('pounds, or the name of a parameter');

/** Text that says something. */
export const Words = z.string().min(1);

/** A literal that a fact can be compared with. */
export const Literal = z.union([z.boolean(), z.number(), z.string()]).describe('a value of the fact’s type');
export type Literal = z.infer<typeof Literal>;
