/** Who may approve, and where the money goes. */
import { poundsToPence } from '../money.ts';
import {
  type Authorisation,
  type Case,
  type Flag,
  type Payment,
  type PaymentPart,
  type PreparedEdition,
  type PreparedRule,
  orderHead,
} from '../model/index.ts';
import { type Cell, cellLeaves, compare, encode } from '../model/index.ts';
import type { Context } from './context.ts';
import { evaluate } from './amount.ts';
import type { Bars, Fired } from './bars.ts';
import { add, type Interval, isUnspecified } from './interval.ts';
import { type Hit, type Line, readerFor, union } from './lines.ts';
import { clamp, counted } from './limits.ts';

/** Lines that count and pay something, or may. */
const paying = (lines: readonly Line[]): Line[] =>
  counted(lines).filter((line) => line.amount.max === null || line.amount.max > 0);

/** A row of the same scale whose band shares a pound with the awarded one. */
export interface Touch {
  readonly hit: Hit;
  readonly neighbour: PreparedRule;
  readonly shared: number;
  /** Both bands, in the order of the table. */
  readonly bands: readonly string[];
  readonly clauses: readonly string[];
}

/** Whether a cell holds for the value that its input has in a context. */
function cellHolds(edition: PreparedEdition, context: Context, input: string, cell: Cell): boolean {
  const type = edition.typeOf(input) ?? 'enumeration';
  const value = context.values.get(input)?.value ?? null;
  return cellLeaves(input, cell).every((leaf) => {
    const literal = Array.isArray(leaf.value)
      ? leaf.value.map((entry) => encode(type, entry))
      : encode(type, leaf.value);
    return compare(leaf.operator, value, literal);
  });
}

function sharedPound(a: Interval, b: Interval): number | null {
  if (isUnspecified(a) || isUnspecified(b) || (a.min === a.max && b.min === b.max)) return null;
  if (a.max !== null && a.max > 0 && a.max === b.min && !b.exclusive) return a.max;
  return b.max !== null && b.max > 0 && b.max === a.min && !a.exclusive ? b.max : null;
}

/** Bands of a table with a `scale` that touch the awarded one: they differ in the scale's input only and share a pound. */
export function touches(edition: PreparedEdition, lines: readonly Line[], bars: Bars): Touch[] {
  const found: Touch[] = [];
  for (const hit of lines.flatMap((line) => line.hits)) {
    const table = edition.edition.tables?.find((t) => t.name === hit.rule.table);
    if (!table?.scale) continue;
    const rows = edition.rules.filter((rule) => rule.table === table.name);
    for (const rule of rows) {
      const { params } = rule.event;
      if (rule === hit.rule || !('amount' in params)) continue;
      const cells = table.rows.find(({ name }) => name === rule.row)?.when ?? [];
      const holding = table.inputs.every(
        (input, i) => input === table.scale || cellHolds(edition, hit.context, input, cells[i] ?? '-'),
      );
      if (!holding) continue;
      const shared = sharedPound(hit.amount, evaluate(params.amount, readerFor(edition, hit.context, bars)));
      if (shared === null) continue;
      const both = rows.filter((each) => each === hit.rule || each === rule);
      found.push({
        hit,
        neighbour: rule,
        shared,
        bands: both.map((each) => each.row ?? each.name),
        clauses: union(both.map((each) => each.event.params.clauses)),
      });
    }
  }
  return found;
}

/** A role that something calls for: null where the source cannot be read. */
interface Call {
  readonly role: string | null;
  readonly rule: PreparedRule;
  readonly clauses: readonly string[];
  readonly unspecified?: string;
}

function bandCalls(
  edition: PreparedEdition,
  lines: readonly Line[],
  touching: readonly Touch[],
  decided: number | null,
): Call[] {
  const level = (role: string | null | undefined): number =>
    typeof role === 'string' ? edition.roles.indexOf(role) : Infinity;
  return counted(lines)
    .flatMap((line) => line.hits)
    .flatMap((hit) => {
      const { params } = hit.rule.event;
      if (!('role' in params) || params.role === undefined) return [];
      const { role, clauses, unspecified } = params;
      let call: Call = { role, rule: hit.rule, clauses, unspecified };
      for (const { hit: of, neighbour, shared, clauses: ofBoth } of touching) {
        const other = 'role' in neighbour.event.params ? neighbour.event.params.role : undefined;
        if (of === hit && shared === decided && other != null && level(other) < level(call.role))
          call = { role: other, rule: hit.rule, clauses: ofBoth };
      }
      return [call];
    });
}

/** Whether an `authorise` rule that holds calls for its role: with `heads` only if one of them is payable. */
export function callsFor(rule: PreparedRule, lines: readonly Line[]): boolean {
  if (rule.event.type !== 'authorise') return false;
  const { heads } = rule.event.params;
  return !heads || paying(lines).some((line) => heads.includes(line.head));
}

/** The role needed, from the bands that are paid and the `authorise` rules that hold over the total. */
export function authorisationOf(
  edition: PreparedEdition,
  c: Case,
  lines: readonly Line[],
  authorise: readonly Fired[],
  touching: readonly Touch[],
): { authorisation: Authorisation | null; flags: Flag[] } {
  const decided = c.decided?.amount === undefined ? null : poundsToPence(c.decided.amount);
  const calls = bandCalls(edition, lines, touching, decided);
  for (const { rule } of authorise) {
    if (rule.event.type !== 'authorise' || !callsFor(rule, lines)) continue;
    const { role, clauses, unspecified } = rule.event.params;
    calls.push({ role, rule, clauses, unspecified });
  }
  if (calls.length === 0) return { authorisation: null, flags: [] };
  const flags: Flag[] = calls
    .filter((call) => call.role === null)
    .map((call) => ({
      kind: 'ambiguity',
      text: `who may approve cannot be read: ${call.unspecified ?? 'the source does not say'}`,
      clauses: call.clauses,
    }));
  const level = (call: Call): number => (call.role === null ? Infinity : edition.roles.indexOf(call.role));
  const top = calls.reduce((best, call) => (level(call) > level(best) ? call : best));
  const names = new Set(calls.map((call) => call.role).filter((role) => role !== null && role !== top.role));
  const steps = edition.roles.filter((role) => names.has(role));
  const rest = calls.filter((call) => call !== top).map((call) => call.clauses);
  return {
    authorisation: { role: top.role, steps, rule: top.rule.name, clauses: union([top.clauses, ...rest]) },
    flags,
  };
}

const destinations = {
  direct: 'customer',
  'arrears-first': 'arrears',
  'rent-account': 'rent-account',
} as const;

/** The route of each head that is paid; the first rule that holds for a head wins, and without one it is direct. */
export function paymentOf(
  lines: readonly Line[],
  pay: readonly Fired[],
): { payment: Payment; flags: Flag[] } {
  const paid = paying(lines);
  const rules = pay.map(({ rule }) => rule).filter((rule) => rule.event.type === 'pay');
  const ruleFor = (head: string): PreparedRule | undefined =>
    rules.find(
      (rule) =>
        rule.event.type === 'pay' && (!rule.event.params.heads || rule.event.params.heads.includes(head)),
    );
  const routeOf = (rule: PreparedRule | undefined) =>
    rule?.event.type === 'pay' ? rule.event.params.route : 'direct';
  const heads = [...new Set(paid.map((line) => line.head))];
  const chosen = heads.map((head) => ({ head, rule: ruleFor(head) }));
  const routes = [...new Set(chosen.map(({ rule }) => routeOf(rule)))];
  const used = rules.filter((rule) => chosen.some((head) => head.rule === rule));
  const first = used.find((rule) => routeOf(rule) !== 'direct') ?? used[0];
  const route = routeOf(first);
  const parts: PaymentPart[] = routes.map((r) => {
    const mine = chosen.filter(({ rule }) => routeOf(rule) === r).map(({ head }) => head);
    const sum = clamp(add(paid.filter((line) => mine.includes(line.head)).map((line) => line.amount)));
    return { heads: mine, to: destinations[r], min: sum.min, max: sum.max };
  });
  const clauses = first?.event.params.clauses ?? [];
  const orders = paid.filter((line) => line.head === orderHead);
  const flags: Flag[] = chosen
    .filter(({ head, rule }) => head === orderHead && routeOf(rule) !== 'direct')
    .flatMap(({ rule }) => orders.map((order) => union([order.clauses, rule?.event.params.clauses ?? []])))
    .map((cited) => ({
      kind: 'warning',
      text: 'money that the Ombudsman ordered would be set against what the customer owes; the Ombudsman expects it to be paid to the customer',
      clauses: cited,
    }));
  return {
    payment: { route, parts: routes.length > 1 ? parts : [], rule: first?.name ?? null, clauses },
    flags,
  };
}
