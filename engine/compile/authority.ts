/** Who may approve what the plain rows of a chunk are awarded, and where the money goes: bits throughout. */
import { routes } from '../model/index.ts';
import { fillRows, type Shelf, type Vector } from './bits.ts';
import type { EditionPlan } from './plan.ts';
import { type BatchResult, UNREADABLE } from './result.ts';
import type { Space } from './space.ts';
import type { Totals } from './totals.ts';

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
  readonly shelf: Shelf;
}

/** A copy that may be written on. */
function copyOf(vector: Vector, shelf: Shelf): Vector {
  const copy = shelf.take();
  copy.set(vector);
  return copy;
}

/** The highest role that is called for, from the top down. */
export function writeRoles(paid: Paid, result: BatchResult): void {
  const { plan, space, start, outputs, late, totals, awarded, shelf } = paid;
  const into = result.roles.subarray(start, start + space.rows);
  const now = shelf.take();
  const { and, andNot, or } = space.kernels;
  const levels = new Map<number, Vector>();
  const call = (level: number, rows: Vector, heads: readonly string[] | null): void => {
    const called = levels.get(level) ?? shelf.take();
    now.set(heads === null ? awarded : space.none);
    for (const head of heads ?? []) or(now, now, totals.paying.get(head) ?? space.none);
    and(now, now, rows);
    or(called, called, now);
    levels.set(level, called);
  };
  for (const { level, slot, heads } of plan.calls) call(level, outputs[slot] as Vector, heads);
  const { rules, roles } = plan.edition;
  plan.late.rules.forEach((rule, i) => {
    const event = rules[rule]?.event;
    if (event?.type !== 'authorise') return;
    const { role, heads } = event.params;
    call(role === null ? roles.length : roles.indexOf(role), late[i] as Vector, heads ?? null);
  });
  const left = copyOf(awarded, shelf);
  for (const [level, rows] of [...levels].sort(([a], [b]) => b - a)) {
    and(rows, rows, left);
    andNot(left, left, rows);
    const role = level === roles.length ? UNREADABLE : level;
    fillRows(rows, into, role);
  }
}

/** For each head that pays the first rule that covers it; of the rules so used the first against a debt gives the route. */
export function writeRoutes(paid: Paid, result: BatchResult): void {
  const { plan, space, start, outputs, totals, awarded, shelf } = paid;
  const into = result.routes.subarray(start, start + space.rows);
  const { and, andNot, or } = space.kernels;
  const direct = routes.indexOf('direct') + 1;
  fillRows(awarded, into, direct);
  const uncovered = new Map([...totals.paying].map(([head, rows]) => [head, copyOf(rows, shelf)]));
  const left = copyOf(awarded, shelf);
  const now = shelf.take();
  for (const { slot, route, heads } of plan.pay) {
    const used = shelf.take();
    for (const [head, rows] of uncovered) {
      if (heads && !heads.includes(head)) continue;
      and(now, rows, outputs[slot] as Vector);
      or(used, used, now);
      andNot(rows, rows, now);
    }
    if (route === 'direct') continue;
    and(used, used, left);
    andNot(left, left, used);
    const code = routes.indexOf(route) + 1;
    fillRows(used, into, code);
  }
}
