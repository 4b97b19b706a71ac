/** Cliffs: neighbouring values between which outcome, role, route or the award change by a jump. */
import { type Encoded, holdsMaybe, compare, encode, type PreparedEdition } from '../model/index.ts';
import { hasBit } from '../compile/bits.ts';
import type { BatchResult } from '../compile/index.ts';
import { type Axis, isNumeric } from './sweep-axis.ts';
import type { Line } from './sweep-lines.ts';
import { risesBetween, type Sample, sameKind, sameRules, sameWords } from './sweep-samples.ts';

/** What changes over a cliff. */
export const sweepChanges = ['outcome', 'award', 'role', 'route'] as const;
export type SweepChange = (typeof sweepChanges)[number];

/** A rule by name, with its clauses; `gate` is the edition's gate. */
export interface RuleRef {
  readonly rule: string;
  readonly clauses: readonly string[];
}

/** Two neighbouring samples of a line, and what changes between them under one edition. */
export interface Step {
  readonly line: Line;
  /** The place of the lower sample in the line. */
  readonly from: Sample;
  readonly to: Sample;
  readonly changes: readonly SweepChange[];
}

/** What differs between neighbours before slopes are looked at. */
export function changesBetween(e: number, a: Sample, b: Sample): SweepChange[] {
  const [left, right] = [a.run.results[e] as BatchResult, b.run.results[e] as BatchResult];
  const [least, most] = risesBetween(e, a, b);
  const told = {
    outcome:
      left.outcomes[a.at] !== right.outcomes[b.at] ||
      left.possible.get(a.at)?.join() !== right.possible.get(b.at)?.join(),
    award: least !== 0 || most !== 0 || !sameKind(e, a, b),
    role: JSON.stringify(left.role(a.at)) !== JSON.stringify(right.role(b.at)),
    route: JSON.stringify(left.route(a.at)) !== JSON.stringify(right.route(b.at)),
  };
  return sweepChanges.filter((change) => told[change]);
}

const find = (line: Line, v: number): Sample | undefined => line.samples.find((sample) => sample.v === v);

/** Whether two neighbours on one side rise as fast as the step; with `strict` under rules that do not change there. */
function continues(
  e: number,
  x: Sample | undefined,
  y: Sample | undefined,
  rise: readonly number[],
  strict: boolean,
): boolean {
  if (!x || !y || !sameKind(e, x, y)) return false;
  if (strict && !(sameRules(e, x, y) && sameWords(e, x, y))) return false;
  return risesBetween(e, x, y).join() === rise.join();
}

/**
 * Whether the award jumps between neighbours, rather than going on as it rises on one side. Under unchanged rules it
 * jumps only at a threshold (items of one case may pass it one after the other) and where neither side rises as fast.
 */
export function jumps(
  e: number,
  { line, from, to }: Pick<Step, 'line' | 'from' | 'to'>,
  axis: Axis,
  thresholds: ReadonlySet<number>,
): boolean {
  if (!isNumeric(axis) || !sameKind(e, from, to)) return true;
  const moved = !sameRules(e, from, to) || !sameWords(e, from, to);
  if (!moved && !thresholds.has(to.v)) return false;
  const rise = risesBetween(e, from, to);
  const before = continues(e, find(line, from.v - 1), from, rise, moved);
  return !before && !continues(e, to, find(line, to.v + 1), rise, moved);
}

/** The names of the rules that hold, or may, in a sample. */
export const firedIn = (e: number, { run, at }: Sample): string[] =>
  (run.results[e] as BatchResult).firedIn(at).map(({ value }) => value);

const refOf = (edition: PreparedEdition, name: string): RuleRef => ({
  rule: name,
  clauses: edition.rules.find((rule) => rule.name === name)?.event.params.clauses ?? [],
});

/** Whether the gate is open where the swept facts have these values; undefined where something else decides, too. */
function gateAt(
  edition: PreparedEdition,
  axes: readonly Axis[],
  at: readonly Encoded[],
): boolean | undefined {
  return holdsMaybe(edition.edition.gate.conditions, edition.named, ({ fact, operator, value }) => {
    const i = axes.findIndex((axis) => axis.fact.name === fact);
    if (i < 0) return undefined;
    const type = edition.typeOf(fact) ?? 'enumeration';
    const code = (literal: Encoded): Encoded | null => encode(type, literal);
    return compare(operator, at[i] ?? null, Array.isArray(value) ? value.map(code) : code(value));
  });
}

/** The rules that stop and begin to hold over a step, in document order; the gate where it shuts or opens. */
export function movedRules(
  edition: PreparedEdition,
  e: number,
  { from, to }: Pick<Step, 'from' | 'to'>,
  axes: readonly Axis[],
  before: readonly Encoded[],
  after: readonly Encoded[],
): { readonly stopped: RuleRef[]; readonly began: RuleRef[] } {
  const [left, right] = [from.run.results[e] as BatchResult, to.run.results[e] as BatchResult];
  const state = (result: BatchResult, at: number, i: number): number =>
    hasBit(result.fired[i] as Int32Array, at) ? 2 : hasBit(result.maybeFired[i] as Int32Array, at) ? 1 : 0;
  const stopped: RuleRef[] = [];
  const began: RuleRef[] = [];
  const gate: RuleRef = { rule: 'gate', clauses: edition.edition.gate.clauses };
  const [was, is] = [gateAt(edition, axes, before), gateAt(edition, axes, after)];
  if (was !== is) (is === false || was === true ? stopped : began).push(gate);
  edition.rules.forEach(({ name }, i) => {
    const [a, b] = [state(left, from.at, i), state(right, to.at, i)];
    if (a !== b) (a > b ? stopped : began).push(refOf(edition, name));
  });
  return { stopped, began };
}
