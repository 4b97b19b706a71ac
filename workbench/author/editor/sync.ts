/** A Monaco model kept like a text that may also change elsewhere. */
import { monaco } from '../../shared/monaco/index.ts';

/** The stretch in which two texts differ: the same start and end are left out. */
export function difference(
  before: string,
  after: string,
): { start: number; end: number; text: string } | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

const rangeOf = (model: monaco.editor.ITextModel, start: number, end: number): monaco.Range => {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return new monaco.Range(from.lineNumber, from.column, to.lineNumber, to.column);
};

/** A span of the model's text as Monaco's range. */
export const rangeOfSpan = (
  model: monaco.editor.ITextModel,
  span: { readonly offset: number; readonly length: number },
): monaco.Range => rangeOf(model, span.offset, span.offset + span.length);

/** Brings the model to the text with one small edit, so that cursor, folds and scrolling stay where they are. */
export function bringTo(editor: monaco.editor.IStandaloneCodeEditor, text: string): void {
  const model = editor.getModel();
  if (!model) return;
  const found = difference(model.getValue(undefined, true), text);
  if (!found) return;
  const cursor = editor.getPosition();
  const offset = cursor ? model.getOffsetAt(cursor) : 0;
  const inside = offset > found.start && offset < found.end;
  model.applyEdits([{ range: rangeOf(model, found.start, found.end), text: found.text }]);
  if (inside && cursor) editor.setPosition(model.validatePosition(cursor));
}
