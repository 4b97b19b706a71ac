/** Mends that can be made by machine: a near name, a list round a value, a swapped range, a row filled up, a clause added. */
import { findNodeAtLocation, getNodeValue } from 'jsonc-parser';
import type { Problem } from '../../../engine/index.ts';
import { offsetOf, pathOf, type Span, spanOf, tokenAt, treeOf } from '../places.ts';

/** An edit of a text: the stretch is replaced. */
export interface Replacement extends Span {
  readonly text: string;
}

/** What a person chooses, and what it changes. */
export interface Mend {
  readonly title: string;
  readonly edits: readonly Replacement[];
}

/** What a table says for its rows is told of each row: the table's own word is meant where the row has none. */
function meant(text: string, pointer: string): Span | undefined {
  const of = /^(\/tables\/\d+)\/rows\/\d+(\/.+)$/.exec(pointer);
  if (!of || spanOf(text, pointer)) return undefined;
  return spanOf(text, `${of[1]}${of[2]}`);
}

/** The characters that a problem is about. */
export function spanOfProblem(text: string, problem: Pick<Problem, 'line' | 'column' | 'pointer'>): Span {
  return tokenAt(text, meant(text, problem.pointer)?.offset ?? offsetOf(text, problem.line, problem.column));
}

/** Problems with their characters, in the order of the text; what is said twice of the same characters is said once. */
export function placed(text: string, problems: readonly Problem[]): { problem: Problem; span: Span }[] {
  const all = problems.map((problem) => ({ problem, span: spanOfProblem(text, problem) }));
  const once = new Map(all.map((one) => [`${one.span.offset}:${one.problem.code}:${one.problem.what}`, one]));
  return [...once.values()].sort((x, y) => x.span.offset - y.span.offset);
}

const valueOf = (text: string, pointer: string): unknown => {
  const root = treeOf(text);
  const node = root && findNodeAtLocation(root, pathOf(pointer));
  return node && (getNodeValue(node) as unknown);
};

const replace = (span: Span, text: string): Replacement => ({ ...span, text });

/** `in` with one value, `equal` with a list. */
function listMend(text: string, problem: Problem): Mend | undefined {
  const span = spanOf(text, problem.pointer);
  if (!span) return undefined;
  const source = text.slice(span.offset, span.offset + span.length);
  const value = valueOf(text, problem.pointer);
  if (!Array.isArray(value))
    return { title: 'Put the value into a list', edits: [replace(span, `[${source}]`)] };
  const operator = `${problem.pointer.replace(/\/value$/, '')}/operator`;
  const at = spanOf(text, operator);
  const is = valueOf(text, operator);
  if (!at || (is !== 'equal' && is !== 'notEqual')) return undefined;
  const better = is === 'equal' ? 'in' : 'notIn';
  return { title: `Use ${better}`, edits: [replace(at, JSON.stringify(better))] };
}

function swapMend(text: string, problem: Problem): Mend | undefined {
  const ends = ['from', 'to'].map((end) => spanOf(text, `${problem.pointer}/${end}`));
  const [from, to] = ends;
  if (!from || !to) return undefined;
  const source = (span: Span): string => text.slice(span.offset, span.offset + span.length);
  return { title: 'Swap the ends', edits: [replace(from, source(to)), replace(to, source(from))] };
}

/** A row with too few cells gets "-" for the rest. */
function rowMend(text: string, problem: Problem): Mend | undefined {
  const cells = valueOf(text, problem.pointer);
  const inputs = valueOf(text, problem.pointer.replace(/\/rows\/\d+\/when$/, '/inputs'));
  const span = spanOf(text, problem.pointer);
  if (!span || !Array.isArray(cells) || !Array.isArray(inputs) || cells.length >= inputs.length)
    return undefined;
  const more = Array.from({ length: inputs.length - cells.length }, () => '"-"').join(', ');
  const end = { offset: span.offset + span.length - 1, length: 0 };
  return {
    title: 'Fill the row with "-" (any)',
    edits: [replace(end, `${cells.length > 0 ? ', ' : ''}${more}`)],
  };
}

/** A clause that is cited and not listed is added at the end of `clauses`, to be summarised. */
function clauseMend(text: string, problem: Problem): Mend | undefined {
  const ref = valueOf(text, problem.pointer);
  const clauses = valueOf(text, '/clauses');
  if (typeof ref !== 'string' || ref.includes('#') || !Array.isArray(clauses) || clauses.length === 0)
    return undefined;
  const last = spanOf(text, `/clauses/${clauses.length - 1}`);
  if (!last) return undefined;
  const indent = /(\n[ \t]*)$/.exec(text.slice(0, last.offset))?.[1] ?? ' ';
  const clause = `{ "ref": ${JSON.stringify(ref)}, "summary": "To be summarised.", "encoded": true }`;
  return {
    title: `List clause ${ref} under clauses`,
    edits: [{ offset: last.offset + last.length, length: 0, text: `,${indent}${clause}` }],
  };
}

/** The mends for a problem, the likeliest first; none where a person has to think. */
export function mendsFor(text: string, problem: Problem): readonly Mend[] {
  const mends: (Mend | undefined)[] = [];
  if (problem.nearest !== undefined) {
    const span = spanOfProblem(text, problem);
    if (text[span.offset] === '"')
      mends.push({
        title: `Replace by ${problem.nearest}`,
        edits: [replace(span, JSON.stringify(problem.nearest))],
      });
  }
  if (problem.code === 'operator-value') mends.push(listMend(text, problem));
  if (problem.code === 'bad-range') mends.push(swapMend(text, problem));
  if (problem.code === 'row-length') mends.push(rowMend(text, problem));
  if (problem.code === 'unknown-clause') mends.push(clauseMend(text, problem));
  return mends.filter((mend) => mend !== undefined);
}

/** The text with replacements made; they do not overlap. */
export function replaced(text: string, edits: readonly Replacement[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (now, edit) => now.slice(0, edit.offset) + edit.text + now.slice(edit.offset + edit.length),
      text,
    );
}
