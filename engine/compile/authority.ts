/** Who may approve what the plain rows of a chunk are awarded, and where the money goes: bits throughout. */
import { routes } from '../model/index.ts';
import { eachRow, type Vector } from './bits.ts';
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
}

/** The highest role that is called for, from the top down. */
export function writeRoles(paid: Paid, result: BatchResult): void {
  const { plan, space, start, outputs, late, totals, awarded } = paid;
  const { and, andNot, or } = space.kernels;
  const levels = new Map<number, Vector>();
  const call = (level: number, rows: Vector, heads: readonly string[] | null): void => {
    const into = levels.get(level) ?? new Int32Array(space.words);
    const now = new Int32Array(space.words);
    if (heads === null) or(now, now, awarded);
    else for (const head of heads) or(now, now, totals.paying.get(head) ?? space.none);
    and(now, now, rows);
    or(into, into, now);
    levels.set(level, into);
  };
  for (const { level, slot, heads } of plan.calls) call(level, outputs[slot] as Vector, heads);
  const { rules, roles } = plan.edition;
  plan.late.rules.forEach((rule, i) => {
    const event = rules[rule]?.event;
    if (event?.type !== 'authorise') return;
    const { role, heads } = event.params;
    call(role === null ? roles.length : roles.indexOf(role), late[i] as Vector, heads ?? null);
  });
  const left = Int32Array.from(awarded);
  for (const [level, rows] of [...levels].sort(([a], [b]) => b - a)) {
    and(rows, rows, left);
    andNot(left, left, rows);
    const role = level === roles.length ? UNREADABLE : level;
    eachRow(rows, (row) => void (result.roles[start + row] = role));
  }
}

/** For each head that pays the first rule that covers it; of the rules so used the first against a debt gives the route. */
export function writeRoutes(paid: Paid, result: BatchResult): void {
  const { plan, space, start, outputs, totals, awarded } = paid;
  const { and, andNot, or } = space.kernels;
  const direct = routes.indexOf('direct') + 1;
  eachRow(awarded, (row) => void (result.routes[start + row] = direct));
  const uncovered = new Map([...totals.paying].map(([head, rows]) => [head, Int32Array.from(rows)]));
  const left = Int32Array.from(awarded);
  const now = new Int32Array(space.words);
  for (const { slot, route, heads } of plan.pay) {
    const used = new Int32Array(space.words);
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
    eachRow(used, (row) => void (result.routes[start + row] = code));
  }
}
