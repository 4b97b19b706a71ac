/** Reading: text to checked documents, or every problem that stands in the way. */
export { JsonDocument, maxBytes, maxDepth, parseDocument, type SourceFile } from './document.ts';
export { type CaseEntry } from './case.ts';
export * from './library.ts';
export { schemaFor, type SchemaName, schemaNames } from './schemas.ts';
