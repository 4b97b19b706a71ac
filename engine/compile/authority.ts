/** Who may approve what the plain rows of a chunk are awarded, and where the money goes: bits throughout. */
import { routes } from '../model/index.ts';
import { fillRows, type Vector } from './bits.ts';
import type { Choice } from './passes.ts';
import type { EditionPlan } from './plan.ts';
import { type BatchResult, NO_ROLE, UNREADABLE } from './result.ts';
import type { Space } from './space.ts';
import type { Totals } from './totals.ts';
import { Union, type Work } from './work.ts';

/** What is known of a chunk under an edition once the totals are. */
export interface Paid {
  readonly plan: EditionPlan;
  readonly space: Space;
  /** The place of the chunk's first row in the result. */
  readonly start: number;
  readonly outputs: readonly Vector[];
  /** The rules that read the total, in the order of `plan.late.rules`. */
  readonly late: readonly Vector[];
  readonly totals: Totals;
  readonly awarded: Vector;
  readonly work: Work;
}

/** Roles beyond this fit no code and are written one by one. */
const mostRoles = 250;

/** The highest role that is called for, from the top down. */
export function writeRoles(paid: Paid, result: BatchResult): void {
  const { plan, space, start, outputs, late, awarded, work } = paid;
  const { rules, roles } = plan.edition;
  const calls: { readonly level: number; readonly rows: Vector }[] = [];
  const call = (level: number, rows: Vector, heads: readonly string[] | null): void => {
    const called = heads ? whereOneOf(paid, heads, rows) : rows;
    if (called) calls.push({ level, rows: called });
  };
  for (const { level, slot, heads } of plan.calls) call(level, outputs[slot] as Vector, heads);
  plan.late.rules.forEach((rule, i) => {
    const event = rules[rule]?.event;
    if (event?.type !== 'authorise') return;
    const { role, heads } = event.params;
    call(role === null ? roles.length : roles.indexOf(role), late[i] as Vector, heads ?? null);
  });
  calls.sort((a, b) => b.level - a.level);
  const roleOf = (level: number): number => (level === roles.length ? UNREADABLE : level);
  const into = result.roles.subarray(start, start + space.rows);
  if (roles.length > mostRoles) {
    const { and } = space.kernels;
    const now = work.shelf.spare();
    into.fill(NO_ROLE);
    for (const { level, rows } of calls.reverse()) {
      and(now, rows, awarded);
      fillRows(now, into, roleOf(level));
    }
    return;
  }
  const choices = calls.map(({ level, rows }) => ({ rows, code: roleOf(level) - UNREADABLE }));
  const nobody = NO_ROLE - UNREADABLE;
  space.kernels.pick(work.shorts, [{ rows: notAwarded(paid), code: nobody }, ...choices], nobody, UNREADABLE);
  into.set(work.shorts.subarray(0, space.rows));
}

/** The rows among some in which one of some heads pays; undefined where there are none. */
function whereOneOf(
  { totals, work, space }: Paid,
  heads: readonly string[],
  rows: Vector,
): Vector | undefined {
  const paying = new Union(work);
  for (const head of heads) {
    const own = totals.paying.get(head)?.rows;
    if (own) paying.add(own);
  }
  if (!paying.rows) return undefined;
  const now = work.shelf.spare();
  space.kernels.and(now, paying.rows, rows);
  return now;
}

function notAwarded({ space, awarded, work }: Paid): Vector {
  const rest = work.shelf.spare();
  space.kernels.andNot(rest, space.all, awarded);
  return rest;
}

/** For each head that pays the first rule that covers it; of the rules so used the first against a debt gives the route. */
export function writeRoutes(paid: Paid, result: BatchResult): void {
  const { plan, space, start, outputs, totals, awarded, work } = paid;
  const { shelf, bytes } = work;
  const { and, andNot } = space.kernels;
  const ruled = plan.pay.slice(0, plan.pay.findLastIndex(({ route }) => route !== 'direct') + 1);
  // Where no rule asks which head pays, all of them are one.
  const each = ruled.every(({ heads }) => heads === null)
    ? ([['', awarded]] as const)
    : [...totals.paying].flatMap(([head, { rows }]) => (rows ? [[head, rows] as const] : []));
  const uncovered = each.map(([head, rows]) => {
    const copy = shelf.spare();
    copy.set(rows);
    return [head, copy] as const;
  });
  const choices: Choice[] = [{ rows: notAwarded(paid), code: 0 }];
  for (const { slot, route, heads } of ruled) {
    const used = new Union(work);
    for (const [head, rows] of uncovered) {
      if (heads && !heads.includes(head)) continue;
      const now = shelf.spare();
      and(now, rows, outputs[slot] as Vector);
      used.add(now);
      andNot(rows, rows, now);
    }
    if (route !== 'direct' && used.rows) choices.push({ rows: used.rows, code: routes.indexOf(route) + 1 });
  }
  space.kernels.pick(bytes, choices, routes.indexOf('direct') + 1, 0);
  result.routes.set(bytes.subarray(0, space.rows), start);
}
