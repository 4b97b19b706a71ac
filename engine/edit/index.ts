/** Pure editing of documents: texts in, edits out. What belongs here changes a text, names what stands in it, or starts a new one; nothing here reads, saves or decides. */
export { applyEdits, type Edits, type TextEdit } from './text.ts';
export { addKeyAt, insertAt, moveAt, removeAt, setAt, setRawAt } from './change.ts';
export { renameKeyAt, unwrapAt, wrapAt } from './wrap.ts';
export { definitionOf, symbolAt, symbolsBelow, usesOf } from './symbols.ts';
export type { Documents, Place, RuleSymbol, SymbolKind, SymbolPlace } from './world.ts';
export { type EditsByPath, renameSymbol } from './rename.ts';
export {
  bringIntoForce,
  editionPath,
  type NewDocument,
  newEdition,
  newPolicy,
  recordCorrection,
  supersede,
} from './life.ts';
export { type TemplateOf } from './template.ts';
