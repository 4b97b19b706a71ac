/** Whole determinations by the compiled form: all that `decide` says but the trace, synchronously and many at a time. */
import { OutsideCalendar, type WorkingCalendar } from '../calendar.ts';
import { assemble } from '../decide/assemble.ts';
import { begin, outsideCalendar } from '../decide/begin.ts';
import { finish } from '../decide/settle.ts';
import { needsOf } from '../decide/unknowns.ts';
import type { Case, Determination, Flag, PreparedEdition, PreparedRule } from '../model/index.ts';
import type { Result } from '../problems.ts';
import { hasBit, type Vector } from './bits.ts';
import { ContextRows, type Decided } from './contexts.ts';
import { type Kernels, plainKernels } from './kernels.ts';
import type { EditionPlan } from './plan.ts';

/** A case to be determined, and the flags from the choice of its edition. */
export interface Asked {
  readonly case: Case;
  readonly flags?: readonly Flag[];
}

/** What determining needs beside the cases. */
export interface DetermineOptions {
  readonly calendar: WorkingCalendar;
  /** The day asked about, `YYYY-MM-DD`. */
  readonly asOf?: string;
  readonly kernels?: Kernels;
}

/** A determination with an empty trace, and the rules that hold in some context, certainly or as unknown facts turn out. */
export interface Determined {
  readonly determination: Determination;
  /** Names in document order; the gate and category rows are not among them. */
  readonly fired: readonly string[];
}

/** The rules that hold in some combination. */
function firedIn(edition: PreparedEdition, { combos, pairs, holding }: Decided): string[] {
  const names: string[] = [];
  for (const { rule, context } of pairs) {
    const { name } = edition.rules[rule] as PreparedRule;
    if (names.at(-1) === name) continue;
    if (combos.some(({ row }) => hasBit(holding[rule] as Vector, row + context))) names.push(name);
  }
  return names;
}

/** The determination of a case whose rules are decided. */
function determinationOf({ begun, combos }: Decided, flags: readonly Flag[]): Determination {
  const { setting, unknowns } = begun;
  const results = combos.map(({ settled, authorising }) => finish(setting, settled, authorising, []));
  const needs = results.length > 1 ? needsOf(unknowns, begun.combos, results) : [];
  return assemble(setting, results, needs, flags);
}

/**
 * The determinations of cases that have been read and checked, in their order, with an empty trace. Problems are those of
 * `decideCase`.
 */
export function determineAll(
  plan: EditionPlan,
  asked: readonly Asked[],
  { calendar, asOf, kernels = plainKernels }: DetermineOptions,
): Result<Determined>[] {
  const answers = new Array<Result<Determined>>(asked.length);
  const attempt = (at: number, work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof OutsideCalendar)) throw error;
      answers[at] = outsideCalendar(calendar, (asked[at] as Asked).case, error);
    }
  };
  const rows = new ContextRows<number>(plan, kernels, (at, decided) =>
    attempt(at, () => {
      const determination = determinationOf(decided, asked[at]?.flags ?? []);
      const fired = firedIn(plan.edition, decided);
      answers[at] = { ok: true, value: { determination, fired }, problems: [] };
    }),
  );
  asked.forEach(({ case: c }, at) =>
    attempt(at, () => {
      const begun = begin(calendar, plan.edition, c, { asOf, trace: false });
      if (begun.ok) rows.add(at, begun.value);
      else answers[at] = begun;
    }),
  );
  rows.flush();
  return answers;
}
