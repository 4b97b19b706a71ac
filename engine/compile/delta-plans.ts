/** What an edit of an edition changes of its plan: the nodes whose rows can differ, and amounts that are only other numbers. */
import { engineFacts, onceForEach, type PreparedEdition, type PreparedRule } from '../model/index.ts';
import { amountText, isEven, isPlainSum } from './delta-amounts.ts';
import type { AmountPlan, EditionPlan, HeadPlan, Slots } from './plan.ts';
import type { Graph, Ref } from './program.ts';
import { namesRead, specOf } from './specs.ts';

/** A plan with its roots. */
export interface Planned {
  readonly plan: EditionPlan;
  readonly slots: Slots;
}

/** An award that pays another constant sum, by how much in pence, and the rows in which it counts in an award. */
export interface SumChange {
  readonly rows: Ref;
  readonly min: number;
  readonly max: number;
}

/** What differs between two plans of the same shape over one graph. */
export interface PlanDelta {
  /** Rows that are worked out again: a node that counts differs, or the total is worked out otherwise. */
  readonly again: Ref;
  readonly sums: readonly SumChange[];
  /** Rows in which an amount counts that is not a plain constant: a changed sum beside it may be worked out again. */
  readonly uneven: Ref;
  /** Rules that hold in other rows: place in the document, node before and node after. */
  readonly fired: readonly (readonly [number, Ref, Ref])[];
  /** Thresholds of rules that read the total, in pence. */
  readonly thresholds: readonly number[];
}

/** What must be the same for two plans to be held against each other place by place. */
function shapeOf({ plan }: Planned): string {
  const { edition, heads, calls, pay, terms, late } = plan;
  return JSON.stringify([
    edition.rules.map(({ name, event, for: kind }) => [name, event.type, kind]),
    edition.roles,
    heads.map(({ head, policy, hits }) => [head, policy, hits.length]),
    Object.keys(edition.edition.heads),
    calls.map(({ level, heads: of }) => [level, of]),
    pay.map(({ route, heads: of }) => [route, of]),
    terms.map(({ rule }) => rule),
    late.rules.map((rule) => edition.rules[rule]?.event.params),
    specOf(edition, engineFacts.paid)?.key ?? null,
    late.program.predicates.map(({ key }) => key),
    [...late.program.code, ...late.program.outputs],
  ]);
}

/** The slots that are read as bits alone, place by place. */
const bitSlots = ({ plan }: Planned): number[] => [
  plan.outside,
  plan.excluded,
  plan.referred,
  plan.partReferred,
  plan.apart,
  ...plan.calls.map(({ slot }) => slot),
  ...plan.pay.map(({ slot }) => slot),
  ...plan.terms.map(({ slot }) => slot),
];

interface Gathering {
  readonly again: Ref[];
  readonly sums: SumChange[];
}

/** What differs between the hits of a head. `open`: the rows that nothing bars as a whole. */
function headDelta(
  a: Planned,
  b: Planned,
  [before, after]: readonly [HeadPlan, HeadPlan],
  over: { readonly graph: Graph; readonly open: Ref },
  into: Gathering,
): void {
  const { graph, open } = over;
  const refs = after.hits.map(({ hit }) => b.slots.roots[hit] as Ref);
  before.hits.forEach(({ hit, amount }, i) => {
    const other = after.hits[i]?.amount as AmountPlan;
    const [was, is] = [a.slots.roots[hit] as Ref, refs[i] as Ref];
    if (was !== is) into.again.push(graph.differ(was, is));
    if (amountText(amount, a.slots) === amountText(other, b.slots)) return;
    if (amount.kind === 'constant' && other.kind === 'constant' && isPlainSum(amount) && isPlainSum(other)) {
      const rows = graph.and(is, open);
      // Hits of one head that do not add up: where two of them count, the row is worked out again.
      const apart = before.policy !== 'collect-sum';
      if (!apart || refs.filter((ref) => ref === is).length === 1) {
        if (apart) into.again.push(graph.and(rows, graph.some(refs.filter((ref) => ref !== is))));
        into.sums.push({ rows, min: other.min - amount.min, max: other.max - amount.max });
        return;
      }
    }
    into.again.push(was, is);
  });
}

/** What differs; null where the plans are not of one shape, and everything has to be run. */
export function planDelta(graph: Graph, a: Planned, b: Planned): PlanDelta | null {
  if (shapeOf(a) !== shapeOf(b)) return null;
  const root = ({ slots }: Planned, slot: number): Ref => slots.roots[slot] as Ref;
  const barred = [b.plan.outside, b.plan.excluded, b.plan.referred].map((slot) => root(b, slot));
  const open = graph.not(graph.some(barred));
  const slots = bitSlots(b);
  const again = bitSlots(a).map((slot, i) => graph.differ(root(a, slot), root(b, slots[i] as number)));
  const sums: SumChange[] = [];
  a.plan.heads.forEach((head, i) =>
    headDelta(a, b, [head, b.plan.heads[i] as HeadPlan], { graph, open }, { again, sums }),
  );
  const fired: (readonly [number, Ref, Ref])[] = [];
  a.plan.fired.forEach((slot, rule) => {
    if (slot < 0) return;
    const [before, after] = [root(a, slot), root(b, b.plan.fired[rule] as number)];
    if (before !== after) fired.push([rule, before, after]);
  });
  const uneven = b.plan.heads.flatMap(({ hits }) =>
    hits.filter(({ amount }) => !isEven(amount)).map(({ hit }) => root(b, hit)),
  );
  const thresholds = b.plan.late.program.predicates.flatMap(({ test }) =>
    test.kind === 'atLeast' ? [test.from] : [],
  );
  return { again: graph.some(again), sums, uneven: graph.some(uneven), fired, thresholds };
}

/** What sets a case aside in an edition before any rule: the kinds of items, and the columns whose unknown values count. */
export const asideText = onceForEach((edition: PreparedEdition): string => {
  const kinds = [...new Set(edition.rules.map((rule) => rule.for ?? ''))].sort();
  const keys = [...namesRead(edition)].map((name) => specOf(edition, name)?.key ?? '').sort();
  return JSON.stringify([kinds, keys]);
});

/** Parts of an edition that no determination depends on, and those that are looked at rule by rule. */
const apart = new Set<string>([
  ...['$schema', 'landlord', 'title', 'status', 'from', 'to', 'reviewBy', 'note'],
  ...['documents', 'notHeld', 'corrections', 'clauses', 'tables', 'rules'],
]);

const restText = onceForEach(({ edition }: PreparedEdition): string =>
  JSON.stringify([
    Object.entries(edition).filter(([key]) => !apart.has(key)),
    (edition.tables ?? []).map(({ name, scale, inputs }) => [name, scale, inputs]),
  ]),
);

const ruleText = ({ event, conditions }: PreparedRule): [string, string] => [
  JSON.stringify(event),
  JSON.stringify(conditions),
];

/** Which cases that run one by one an edit can touch. */
export interface AloneDelta {
  /** Rules that follow otherwise from the same conditions: cases in which one of them holds, or may. */
  readonly effects: readonly number[];
  /** Names that changed conditions or amounts read, on either side: cases in which one of them is not known. */
  readonly names: ReadonlySet<string>;
  /** Conditions changed: cases with items too, and those in which the nodes of `PlanDelta.fired` differ. */
  readonly conditions: boolean;
}

/** The same of two editions of one shape; null where it may be any case. */
export function aloneDelta(a: PreparedEdition, b: PreparedEdition): AloneDelta | null {
  if (a.vocabulary !== b.vocabulary || restText(a) !== restText(b)) return null;
  const effects = new Set<number>();
  const names = new Set<string>();
  let conditions = false;
  const scaled = new Set((a.edition.tables ?? []).flatMap(({ name, scale }) => (scale ? [name] : [])));
  for (const [i, rule] of a.rules.entries()) {
    const other = b.rules[i] as PreparedRule;
    const [was, is] = [ruleText(rule), ruleText(other)];
    if (was[0] === is[0] && was[1] === is[1]) continue;
    for (const side of [rule, other]) for (const name of side.mentions) names.add(name);
    conditions ||= was[1] !== is[1];
    effects.add(i);
    // The bands of a scale are read beside each other: with one its neighbours may stand otherwise.
    if (rule.table !== undefined && scaled.has(rule.table))
      a.rules.forEach(({ table }, k) => {
        if (table === rule.table) effects.add(k);
      });
  }
  return { effects: [...effects], names, conditions };
}
