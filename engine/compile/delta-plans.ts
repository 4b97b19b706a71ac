/** What an edit of an edition changes of its plan: the nodes whose rows can differ, and amounts that are only other numbers. */
import { onceForEach, type PreparedEdition, type PreparedRule } from '../model/index.ts';
import type { AmountPlan, EditionPlan, HeadPlan, Operand, Slots } from './plan.ts';
import type { Ref } from './program.ts';
import { namesRead, specOf } from './specs.ts';

/** A plan with its roots. */
export interface Planned {
  readonly plan: EditionPlan;
  readonly slots: Slots;
}

/** An award that pays another constant sum where it alone of its head counts, in pence. */
export interface SumChange {
  readonly hit: Ref;
  /** Hits of the same head that do not add up with it: where one of them counts too, the row is worked out again. */
  readonly beside: readonly Ref[];
  readonly min: number;
  readonly max: number;
}

/** What differs between two plans of the same shape over one graph. */
export interface PlanDelta {
  /** Both sides of each node whose rows differ where the two do. */
  readonly pairs: readonly (readonly [Ref, Ref])[];
  /** Nodes in whose rows the total is worked out otherwise. */
  readonly wherever: readonly Ref[];
  readonly sums: readonly SumChange[];
  /** Hits whose amount is not a plain constant: a changed sum beside one of them is worked out again. */
  readonly uneven: readonly Ref[];
  /** Rules that hold in other rows: place in the document, node before and node after. */
  readonly fired: readonly (readonly [number, Ref, Ref])[];
  /** Thresholds of rules that read the total, in pence. */
  readonly thresholds: readonly number[];
}

const isEven = (amount: AmountPlan): boolean =>
  amount.kind === 'sum' || (amount.kind === 'constant' && !amount.exclusive && amount.min <= amount.max);

/** Whether a constant can stand in another's place by adding the difference: both pay, and end somewhere. */
const isPlainSum = (amount: AmountPlan): boolean =>
  amount.kind === 'constant' &&
  isEven(amount) &&
  !amount.unspecified &&
  amount.max > 0 &&
  amount.max < Infinity;

/** An amount as text, with nodes in place of slots, so that amounts of two plans can be held against each other. */
function amountText(amount: AmountPlan, slots: Slots): string {
  const operand = ({ spec, barred, unit }: Operand): unknown => [
    spec?.key ?? null,
    slots.roots[barred],
    unit,
  ];
  switch (amount.kind) {
    case 'constant':
      return JSON.stringify([amount.min, String(amount.max), amount.exclusive, amount.unspecified]);
    case 'sum':
      return JSON.stringify(['sum', amount.operands.map(operand)]);
    case 'share':
      return `${amount.low.join()} ${amount.high.join()} ${amount.rounding} of ${amountText(amount.of, slots)}`;
    default:
      return JSON.stringify([
        amount.amount,
        [...amount.operands].map(([name, each]) => [name, operand(each)]),
      ]);
  }
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
  readonly pairs: (readonly [Ref, Ref])[];
  readonly wherever: Ref[];
  readonly sums: SumChange[];
}

function headDelta(a: Planned, b: Planned, of: readonly [HeadPlan, HeadPlan], into: Gathering): void {
  const [before, after] = of;
  const refs = after.hits.map(({ hit }) => b.slots.roots[hit] as Ref);
  before.hits.forEach(({ hit, amount }, i) => {
    const other = after.hits[i]?.amount as AmountPlan;
    const [was, is] = [a.slots.roots[hit] as Ref, refs[i] as Ref];
    if (was !== is) into.pairs.push([was, is]);
    if (amountText(amount, a.slots) === amountText(other, b.slots)) return;
    if (amount.kind === 'constant' && other.kind === 'constant' && isPlainSum(amount) && isPlainSum(other)) {
      const beside = before.policy === 'collect-sum' ? [] : refs.filter((ref) => ref !== is);
      const twice = before.policy !== 'collect-sum' && refs.filter((ref) => ref === is).length > 1;
      if (!twice) {
        into.sums.push({ hit: is, beside, min: other.min - amount.min, max: other.max - amount.max });
        return;
      }
    }
    into.wherever.push(was, is);
  });
}

/** What differs; null where the plans are not of one shape, and everything has to be run. */
export function planDelta(a: Planned, b: Planned): PlanDelta | null {
  if (shapeOf(a) !== shapeOf(b)) return null;
  const into: Gathering = { pairs: [], wherever: [], sums: [] };
  const [was, is] = [bitSlots(a), bitSlots(b)];
  const fired: (readonly [number, Ref, Ref])[] = [];
  const pair = (x: number, y: number): readonly [Ref, Ref] => [
    a.slots.roots[x] as Ref,
    b.slots.roots[y] as Ref,
  ];
  was.forEach((slot, i) => into.pairs.push(pair(slot, is[i] as number)));
  a.plan.fired.forEach((slot, rule) => {
    if (slot < 0) return;
    const [before, after] = pair(slot, b.plan.fired[rule] as number);
    if (before !== after) fired.push([rule, before, after]);
  });
  a.plan.heads.forEach((head, i) => headDelta(a, b, [head, b.plan.heads[i] as HeadPlan], into));
  const uneven = b.plan.heads.flatMap(({ hits }) =>
    hits.filter(({ amount }) => !isEven(amount)).map(({ hit }) => b.slots.roots[hit] as Ref),
  );
  const thresholds = b.plan.late.program.predicates.flatMap(({ test }) =>
    test.kind === 'atLeast' ? [test.from] : [],
  );
  const pairs = into.pairs.filter(([x, y]) => x !== y);
  return { ...into, pairs, uneven, fired, thresholds };
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
