/** Who may approve what the plain rows of a chunk are awarded, and where the money goes: bits throughout. */
import { routes } from '../model/index.ts';
import { fillRows, type Vector } from './bits.ts';
import type { EditionPlan } from './plan.ts';
import { type BatchResult, NO_ROLE, UNREADABLE } from './result.ts';
import type { Space } from './space.ts';
import type { Totals } from './totals.ts';
import { Codes, Union, type Work } from './work.ts';

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

/** Levels beyond this fit no byte and are written one by one. */
const mostLevels = 254;

/** The highest role that is called for, from the top down. */
export function writeRoles(paid: Paid, result: BatchResult): void {
  const { plan, space, start, outputs, late, totals, awarded, work } = paid;
  const { shelf, shorts } = work;
  const { and, andNot, spread } = space.kernels;
  const levels = new Map<number, Union>();
  const call = (level: number, rows: Vector, heads: readonly string[] | null): void => {
    const called = levels.get(level) ?? new Union(work);
    levels.set(level, called);
    const paying = new Union(work);
    if (heads === null) paying.add(awarded);
    for (const head of heads ?? []) {
      const own = totals.paying.get(head)?.rows;
      if (own) paying.add(own);
    }
    if (!paying.rows) return;
    const now = shelf.spare();
    and(now, paying.rows, rows);
    called.add(now);
  };
  for (const { level, slot, heads } of plan.calls) call(level, outputs[slot] as Vector, heads);
  const { rules, roles } = plan.edition;
  plan.late.rules.forEach((rule, i) => {
    const event = rules[rule]?.event;
    if (event?.type !== 'authorise') return;
    const { role, heads } = event.params;
    call(role === null ? roles.length : roles.indexOf(role), late[i] as Vector, heads ?? null);
  });
  const left = shelf.spare();
  left.set(awarded);
  const codes = new Codes(work);
  const others: { readonly rows: Vector; readonly role: number }[] = [];
  for (const [level, { rows }] of [...levels].sort(([a], [b]) => b - a)) {
    if (!rows) continue;
    const now = shelf.spare();
    and(now, rows, left);
    andNot(left, left, now);
    const role = level === roles.length ? UNREADABLE : level;
    if (role === UNREADABLE || role > mostLevels) others.push({ rows: now, role });
    else codes.add(now, role - NO_ROLE);
  }
  spread(shorts, codes.planes(space.none), NO_ROLE);
  const into = result.roles.subarray(start, start + space.rows);
  into.set(shorts.subarray(0, space.rows));
  for (const { rows, role } of others) fillRows(rows, into, role);
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
  const left = shelf.spare();
  left.set(awarded);
  const codes = new Codes(work);
  for (const { slot, route, heads } of ruled) {
    const used = new Union(work);
    for (const [head, rows] of uncovered) {
      if (heads && !heads.includes(head)) continue;
      const now = shelf.spare();
      and(now, rows, outputs[slot] as Vector);
      used.add(now);
      andNot(rows, rows, now);
    }
    if (route === 'direct' || !used.rows) continue;
    const now = shelf.spare();
    and(now, used.rows, left);
    andNot(left, left, now);
    codes.add(now, routes.indexOf(route) + 1);
  }
  codes.add(left, routes.indexOf('direct') + 1);
  space.kernels.spread(bytes, codes.planes(space.none), 0);
  result.routes.set(bytes.subarray(0, space.rows), start);
}
