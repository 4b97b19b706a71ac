/** The shapes of every document and result. zod schemas are the one source: types and JSON Schema come from them. */
export * from './primitives.ts';
export * from './condition.ts';
export * from './fact.ts';
export * from './amount.ts';
export * from './rule.ts';
export * from './edition.ts';
export * from './case.ts';
export * from './determination.ts';
export * from './holds.ts';
export * from './prepare.ts';
export * from './encode.ts';
export * from './once.ts';
export * from './engine-names.ts';
