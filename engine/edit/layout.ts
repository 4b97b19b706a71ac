/** How a text is laid out, and new values written in the same way. */
import { endOf, type Parsed } from './text.ts';
import type { Node } from 'jsonc-parser';

/** What a text shows of its layout. */
export interface Style {
  /** One step of indentation: spaces or a tab. */
  readonly unit: string;
  readonly eol: string;
  readonly colon: string;
  readonly comma: string;
  /** What stands inside the braces of an object on one line. */
  readonly pad: string;
  /** The whole text stands on one line. */
  readonly flat: boolean;
}

/** A value on one line, on many, or on one where it fits. */
export type Shape = 'one' | 'many' | 'fit';

/** Longest line of a value that stands on one line where it may choose; that of the project's formatter. */
const width = 110;

/** The layout of a text: indentation, line ends, blanks after colons and commas and inside braces. */
export function styleOf(parsed: Parsed): Style {
  const { text, root } = parsed;
  const body = text.slice(root.offset, endOf(root));
  const colon = /":( ?)\S/.exec(body)?.[1] === '' ? ':' : ': ';
  return {
    unit: /\n([ \t]+)\S/.exec(body)?.[1] ?? '  ',
    eol: body.includes('\r\n') ? '\r\n' : '\n',
    colon,
    comma: colon === ':' ? ',' : ', ',
    pad: (/\{( ?)"/.exec(body)?.[1] ?? (colon === ':' ? '' : ' ')) === '' ? '' : ' ',
    flat: !body.includes('\n') && (root.children ?? []).length > 0,
  };
}

/** The blanks at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** How far an offset stands from the start of its line. */
export const columnAt = (text: string, offset: number): number =>
  offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Whether a node stands on one line or on many; a single value has no shape of its own. */
export function shapeOf(text: string, node: Node): Shape {
  if (node.type !== 'object' && node.type !== 'array') return 'fit';
  return text.slice(node.offset, endOf(node)).includes('\n') ? 'many' : 'one';
}

type Entries = readonly (readonly [string | undefined, unknown])[];

/** The entries of an object with their keys, of a list without; undefined for a single value. */
function entriesOf(value: unknown): Entries | undefined {
  if (Array.isArray(value)) return (value as unknown[]).map((entry) => [undefined, entry]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

const keyText = (style: Style, key: string | undefined): string =>
  key === undefined ? '' : `${JSON.stringify(key)}${style.colon}`;

function onOneLine(style: Style, value: unknown): string {
  const entries = entriesOf(value);
  if (!entries) return JSON.stringify(value);
  const inside = entries.map(([key, entry]) => `${keyText(style, key)}${onOneLine(style, entry)}`);
  if (Array.isArray(value)) return `[${inside.join(style.comma)}]`;
  return inside.length === 0 ? '{}' : `{${style.pad}${inside.join(style.comma)}${style.pad}}`;
}

/** Lists of several lists or of several objects with several entries stand on many lines, as the formatter has it. */
function wantsMany(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2) return false;
  const sizes = (value as unknown[]).map((entry) => entriesOf(entry)?.length ?? 0);
  const lists = (value as unknown[]).filter((entry) => Array.isArray(entry)).length;
  return sizes.every((size) => size > 1) && (lists === 0 || lists === value.length);
}

const holdsMany = (value: unknown): boolean =>
  wantsMany(value) || (entriesOf(value) ?? []).some(([, entry]) => holdsMany(entry));

/** A value as text. `indent` is that of its line, `column` where it starts; `after` characters follow on its line. */
export function writeValue(
  style: Style,
  value: unknown,
  shape: Shape,
  indent: string,
  column: number,
  after = 1,
): string {
  const entries = entriesOf(value);
  const line = onOneLine(style, value);
  if (!entries || entries.length === 0 || style.flat || shape === 'one') return line;
  if (shape === 'fit' && !holdsMany(value) && column + line.length + after <= width) return line;
  const inner = indent + style.unit;
  const lines = entries.map(([key, entry]) => {
    const start = `${inner}${keyText(style, key)}`;
    return start + writeValue(style, entry, 'fit', inner, start.length);
  });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}${style.eol}${lines.join(`,${style.eol}`)}${style.eol}${indent}${close}`;
}

/** A key with its value as text, where it is a property; a value alone where it has no key. */
export function writeEntry(
  style: Style,
  [key, value]: readonly [string | undefined, unknown],
  shape: Shape,
  indent: string,
  column: number,
): string {
  const start = keyText(style, key);
  return start + writeValue(style, value, shape, indent, column + start.length);
}
