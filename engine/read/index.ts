/** Reading: text to checked documents, or every problem that stands in the way. */
export { JsonDocument, maxBytes, parseDocument, pointerPart, type SourceFile } from './document.ts';
export { maxDepth } from './sound.ts';
export { type CaseEntry } from './case.ts';
export * from './library.ts';
export * from './cases.ts';
export * from './choose.ts';
export { readCalendar, readVocabulary } from './vocabulary.ts';
export { schemaFor, type SchemaName, schemaNames } from './schemas.ts';
