/**
 * What an edition needs from a run: which rules hold, what bars, which awards count, as roots of the shared graph. All that
 * does not depend on an amount is worked out here once, as bits.
 */
import { evaluate, type Reader } from '../decide/amount.ts';
import {
  type Amount,
  eachName,
  type HitPolicy,
  type Leaf,
  type PreparedEdition,
  type PreparedRule,
  type Route,
} from '../model/index.ts';
import { compare, encode } from '../model/index.ts';
import { leafOver } from './predicates.ts';
import type { Graph } from './program.ts';
import { emit, type Program, type Ref } from './program.ts';
import { type ColumnSpec, isTotal, leavesOf, specOf } from './specs.ts';

/** A column that an amount reads, and where it is barred. `unit` is 100 where pounds or hundredths are counted. */
export interface Operand {
  readonly spec: ColumnSpec | null;
  readonly barred: number;
  readonly unit: number;
}

/** An amount: the same for every row, a sum of columns, or worked out row by row as `decide` does. Pence; an open most is Infinity. */
export type AmountPlan =
  | {
      readonly kind: 'constant';
      readonly min: number;
      readonly max: number;
      readonly exclusive: boolean;
      readonly unspecified: boolean;
    }
  | { readonly kind: 'sum'; readonly operands: readonly Operand[] }
  | { readonly kind: 'read'; readonly amount: Amount; readonly operands: ReadonlyMap<string, Operand> };

/** An award that counts: `hit` is the slot of the rows in which it does. */
export interface HitPlan {
  readonly hit: number;
  readonly amount: AmountPlan;
}

export interface HeadPlan {
  readonly head: string;
  readonly policy: HitPolicy;
  readonly hits: readonly HitPlan[];
}

/** Something that calls for a role: its level in the edition's order, above all of them where it cannot be read. */
export interface CallPlan {
  readonly level: number;
  readonly slot: number;
  /** Only where one of these heads pays. */
  readonly heads: readonly string[] | null;
}

export interface PayPlan {
  readonly slot: number;
  readonly route: Route;
  readonly heads: readonly string[] | null;
}

/** One edition over the shared graph. A slot is the place of a root in `Compiled.program`, or in `alone`. */
export interface EditionPlan {
  readonly edition: PreparedEdition;
  /** Each rule in document order; -1 for those that read the total, which `late` holds. */
  readonly fired: readonly number[];
  readonly outside: number;
  readonly excluded: number;
  readonly referred: number;
  readonly partReferred: number;
  /** Rows that need their lines side by side: a limit holds, or heads exclude each other. */
  readonly apart: number;
  /** Rows in which a decided amount may stand between two bands with roles of their own, and the sums that bands share; null: any. */
  readonly touching: number;
  readonly shared: ReadonlySet<number> | null;
  readonly heads: readonly HeadPlan[];
  readonly calls: readonly CallPlan[];
  readonly pay: readonly PayPlan[];
  readonly terms: readonly { readonly term: string; readonly rule: number; readonly slot: number }[];
  /** Rules that read the total, and the program that decides them. */
  readonly late: { readonly program: Program; readonly rules: readonly number[] };
  /** Gate, rules and category rows alone, for contexts of single cases: outputs are gate, rules (`late` ones never), category rows. */
  readonly alone: Program;
}

/** The engine's own head, and the facts that it looks at in every edition. */
export const order = 'ombudsman-order';

/** Gathers roots and gives each its slot. */
export class Slots {
  readonly roots: Ref[] = [];
  private readonly known = new Map<Ref, number>();

  of(ref: Ref): number {
    const before = this.known.get(ref);
    if (before !== undefined) return before;
    this.known.set(ref, this.roots.length);
    return this.roots.push(ref) - 1;
  }
}

const nothingRead: Reader = { count: () => [0, 0], money: () => [0, 0] };

/** Whether a leaf on the total holds where there is none: awards and bars are decided before it. */
const overNothing = (graph: Graph, leaf: Leaf): Ref => {
  const code = (literal: boolean | number | string): unknown => encode('money', literal) ?? literal;
  const literal = Array.isArray(leaf.value) ? leaf.value.map(code) : code(leaf.value);
  return compare(leaf.operator, 0, literal) ? graph.all : graph.none;
};

/** The ends of bands in tables with a scale, in pence: only such a sum can stand in two of them. Null where they are worked out. */
function sharedEnds(edition: PreparedEdition): ReadonlySet<number> | null {
  const ends = new Set<number>();
  for (const table of edition.edition.tables ?? [])
    for (const row of table.scale ? table.rows : []) {
      const amount = row.amount ?? table.amount;
      let named = false;
      if (amount) eachName(amount, () => (named = true));
      if (named) return null;
      const { min, max } = amount ? evaluate(amount, nothingRead) : { min: null, max: null };
      for (const end of [min, max]) if (end !== null) ends.add(end);
    }
  return ends;
}

/** Compiles one edition into the graph. */
export class EditionCompiler {
  private readonly fired: Ref[];
  private readonly gate: Ref;
  private readonly barredNames = new Map<string, Ref>();
  private readonly barredKinds = new Map<string, Ref>();
  private outside: Ref = 0;
  private excluded: Ref = 0;
  private referred: Ref = 0;
  private partReferred: Ref = 0;

  constructor(
    readonly edition: PreparedEdition,
    private readonly graph: Graph,
    private readonly slots: Slots,
  ) {
    const over = (leaf: Leaf): Ref =>
      isTotal(leaf.fact) ? overNothing(graph, leaf) : leafOver(graph, edition, leaf);
    this.gate = graph.condition(edition, edition.edition.gate.conditions, over);
    this.fired = edition.rules.map((rule) =>
      this.isLate(rule) ? graph.none : graph.condition(edition, rule.conditions, over),
    );
    edition.rules.forEach((rule, i) => this.bar(rule, this.fired[i] as Ref));
  }

  private isLate(rule: PreparedRule): boolean {
    return (
      rule.event.type === 'authorise' &&
      rule.conditions !== null &&
      leavesOf(rule.conditions, this.edition).some((leaf) => isTotal(leaf.fact))
    );
  }

  /** Whether a fact is true. */
  private told(fact: string): Ref {
    return leafOver(this.graph, this.edition, { fact, operator: 'equal', value: true });
  }

  /** Notes what a rule bars where it holds. A time limit is lifted by a good reason. */
  private bar({ event, for: kind }: PreparedRule, fired: Ref): void {
    const { graph } = this;
    if (event.type !== 'outside' && event.type !== 'exclude' && event.type !== 'refer') return;
    const lifted =
      event.type === 'exclude' && event.params.timeBar ? this.told('lateForGoodReason') : graph.none;
    const bars = graph.and(fired, graph.not(lifted));
    if (event.type === 'refer') this.partReferred = graph.or(this.partReferred, bars);
    const of = event.type === 'outside' ? 'case' : event.params.of;
    if (of === 'case') {
      if (event.type === 'outside') this.outside = graph.or(this.outside, bars);
      else if (event.type === 'exclude') this.excluded = graph.or(this.excluded, bars);
      else this.referred = graph.or(this.referred, bars);
    } else if (of === 'item') {
      if (kind) this.barredKinds.set(kind, graph.or(this.barredKinds.get(kind) ?? 0, bars));
    } else for (const name of of) this.barredNames.set(name, graph.or(this.barredNames.get(name) ?? 0, bars));
  }

  private operand(name: string, counted: boolean): Operand {
    const type = this.edition.typeOf(name);
    return {
      spec: specOf(this.edition, name),
      barred: this.slots.of(this.barredNames.get(name) ?? this.graph.none),
      unit: counted && (type === 'scaled' || type === 'money') ? 100 : 1,
    };
  }

  private amount(amount: Amount): AmountPlan {
    const names = new Set<string>();
    eachName(amount, (name) => names.add(name));
    if (names.size === 0) {
      const { min, max, exclusive } = evaluate(amount, nothingRead);
      return {
        kind: 'constant',
        min: min ?? 0,
        max: max ?? Infinity,
        exclusive: exclusive === true,
        unspecified: min === null && max === null,
      };
    }
    if ('sumOf' in amount)
      return { kind: 'sum', operands: amount.sumOf.map((name) => this.operand(name, false)) };
    return { kind: 'read', amount, operands: new Map([...names].map((n) => [n, this.operand(n, true)])) };
  }

  /** Rows in which each award of a head holds: the gate is open and nothing bars it; of `first` only the first. */
  private hitsOf(head: string, policy: HitPolicy): { rule: PreparedRule; ref: Ref }[] {
    const { graph } = this;
    const heads = this.edition.edition.gate.heads;
    const open = (heads ? heads.includes(head) : head !== order) ? this.gate : graph.all;
    const free = graph.and(open, graph.not(this.barredNames.get(head) ?? graph.none));
    let before: Ref = graph.none;
    return this.edition.rules.flatMap((rule, i) => {
      if (rule.event.type !== 'award' || rule.event.params.head !== head) return [];
      const kind = rule.for ? (this.barredKinds.get(rule.for) ?? graph.none) : graph.none;
      const holds = graph.and(graph.and(this.fired[i] as Ref, free), graph.not(kind));
      const ref = policy === 'first' ? graph.and(holds, graph.not(before)) : holds;
      before = graph.or(before, holds);
      return [{ rule, ref }];
    });
  }

  /** Rows in which a head is goodwill or financial redress, which an order replaces. */
  private discretionary(head: string): Ref {
    const { graph, edition } = this;
    const replaced = (category: string): Ref =>
      category === 'goodwill' || category === 'financial-redress' ? graph.all : graph.none;
    const declared = edition.edition.heads[head]?.category ?? 'compensation';
    if (typeof declared === 'string') return replaced(declared);
    let left: Ref = graph.all;
    let found: Ref = graph.none;
    declared.rows.forEach((row, i) => {
      const rule = edition.categoryRules.find((each) => each.name === `category:${head}:${i}`);
      const matches = graph.and(left, graph.condition(edition, rule?.conditions ?? null));
      found = graph.or(found, graph.and(matches, replaced(row.category)));
      left = graph.and(left, graph.not(matches));
    });
    return graph.or(found, graph.and(left, replaced(declared.otherwise)));
  }

  /** All heads with their awards, after the order has replaced the discretionary ones. */
  private heads(): { plans: HeadPlan[]; hits: Map<string, { rule: PreparedRule; ref: Ref }[]> } {
    const { graph, edition, slots } = this;
    const declared = Object.entries(edition.edition.heads);
    const hits = new Map(declared.map(([head, { hitPolicy }]) => [head, this.hitsOf(head, hitPolicy)]));
    const ordered = graph.some((hits.get(order) ?? []).map(({ ref }) => ref));
    const sum = leafOver(graph, edition, { fact: 'ombudsmanOrder', operator: 'greaterThan', value: 0 });
    const free = graph.not(graph.or(ordered, this.barredNames.get(order) ?? graph.none));
    const added = graph.and(sum, free);
    const replaces = graph.and(graph.or(ordered, added), graph.not(this.told('orderInAddition')));
    const plans = declared.map(([head, { hitPolicy }]): HeadPlan => {
      const superseded = head === order ? graph.none : graph.and(replaces, this.discretionary(head));
      const counted = (hits.get(head) ?? []).map(({ rule, ref }) => ({
        rule,
        ref: graph.and(ref, graph.not(superseded)),
      }));
      hits.set(head, counted);
      const each = counted.map(({ rule, ref }) => ({
        hit: slots.of(ref),
        amount: this.amount(rule.event.type === 'award' ? rule.event.params.amount : { fixed: 0 }),
      }));
      return { head, policy: hitPolicy, hits: each };
    });
    const own: Operand = { ...this.operand('ombudsmanOrder', false), barred: slots.of(graph.none) };
    const hit: HitPlan = { hit: slots.of(added), amount: { kind: 'sum', operands: [own] } };
    plans.push({ head: order, policy: 'unique', hits: [hit] });
    return { plans, hits };
  }

  /** What the edition needs, every root with its slot. */
  plan(): EditionPlan {
    const { graph, slots, edition } = this;
    const { plans, hits } = this.heads();
    const level = (role: string | null): number =>
      role === null ? edition.roles.length : edition.roles.indexOf(role);
    const banded = [...hits.values()].flat().flatMap(({ rule, ref }) => {
      const { params } = rule.event;
      return 'role' in params && params.role !== undefined ? [{ rule, ref, role: params.role }] : [];
    });
    const present = (head: string): Ref => graph.some((hits.get(head) ?? []).map(({ ref }) => ref));
    const together = (edition.edition.exclusive ?? []).flatMap(({ heads }) =>
      heads.flatMap((a, i) => heads.slice(i + 1).map((b) => graph.and(present(a), present(b)))),
    );
    const ofType = (type: string): { rule: PreparedRule; i: number }[] =>
      edition.rules.flatMap((rule, i) => (rule.event.type === type ? [{ rule, i }] : []));
    const limits = ofType('limit').map(({ i }) => this.fired[i] as Ref);
    const scaled = new Set(edition.edition.tables?.filter((t) => t.scale).map((t) => t.name));
    const touching = banded.filter(({ rule }) => scaled.has(rule.table ?? '')).map(({ ref }) => ref);
    const firedSlot = (i: number): number => slots.of(this.fired[i] as Ref);
    return {
      edition,
      fired: edition.rules.map((rule, i) => (this.isLate(rule) ? -1 : firedSlot(i))),
      outside: slots.of(this.outside),
      excluded: slots.of(this.excluded),
      referred: slots.of(this.referred),
      partReferred: slots.of(this.partReferred),
      apart: slots.of(graph.some([...together, ...limits])),
      touching: slots.of(graph.some(touching)),
      shared: sharedEnds(edition),
      heads: plans,
      calls: [
        ...banded.map(({ ref, role }) => ({ level: level(role), slot: slots.of(ref), heads: null })),
        ...ofType('authorise').flatMap(({ rule, i }): CallPlan[] => {
          if (rule.event.type !== 'authorise' || this.isLate(rule)) return [];
          const { role, heads } = rule.event.params;
          return [{ level: level(role), slot: firedSlot(i), heads: heads ?? null }];
        }),
      ],
      pay: ofType('pay').flatMap(({ rule, i }): PayPlan[] => {
        if (rule.event.type !== 'pay') return [];
        return [
          { slot: firedSlot(i), route: rule.event.params.route, heads: rule.event.params.heads ?? null },
        ];
      }),
      terms: ofType('term').flatMap(({ rule, i }) =>
        rule.event.type === 'term' ? [{ term: rule.event.params.term, rule: i, slot: firedSlot(i) }] : [],
      ),
      late: this.late(),
      alone: emit(graph, [
        this.gate,
        ...this.fired,
        ...edition.categoryRules.map((rule) => graph.condition(edition, rule.conditions)),
      ]),
    };
  }

  private late(): EditionPlan['late'] {
    const rules = this.edition.rules.flatMap((rule, i) => (this.isLate(rule) ? [i] : []));
    const roots = rules.map((i) =>
      this.graph.condition(this.edition, this.edition.rules[i]?.conditions ?? null),
    );
    return { program: emit(this.graph, roots), rules };
  }
}
