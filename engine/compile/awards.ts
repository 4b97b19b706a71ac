/** The awards of an edition over plain rows: where each holds and counts, and what it pays. */
import { evaluate, type Reader } from '../decide/amount.ts';
import {
  type Amount,
  eachName,
  type HitPolicy,
  type PreparedEdition,
  type PreparedRule,
  type Category,
  engineFacts,
  orderHead,
  replacedByOrder,
} from '../model/index.ts';
import { asFraction } from '../money.ts';
import type { Ground } from './ground.ts';
import type { AmountPlan, HeadPlan, HitPlan, Operand, Slots } from './plan.ts';
import { leafOver } from './predicates.ts';
import type { Ref } from './program.ts';
import { specOf } from './specs.ts';

const nothingRead: Reader = { count: () => [0, 0], money: () => [0, 0] };

/** The ends of bands in tables with a scale, in pence: only such a sum can stand in two of them. Null where they are worked out. */
export function sharedEnds(edition: PreparedEdition): ReadonlySet<number> | null {
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

/** An award, and the rows in which it counts. */
export interface Hit {
  readonly rule: PreparedRule;
  readonly ref: Ref;
}

/** Compiles the awards of an edition. */
export class Awards {
  constructor(
    private readonly ground: Ground,
    private readonly slots: Slots,
  ) {}

  private operand(name: string, counted: boolean): Operand {
    const type = this.ground.edition.typeOf(name);
    return {
      spec: specOf(this.ground.edition, name),
      barred: this.slots.of(this.ground.barredNames.get(name) ?? this.ground.graph.none),
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
    if ('share' in amount) {
      const [low, high] = typeof amount.share === 'number' ? [amount.share, amount.share] : amount.share;
      const part = (percent: number): [bigint, bigint] => {
        const [top, bottom] = asFraction(percent);
        return [top, bottom * 100n];
      };
      const of = this.amount(amount.of);
      return { kind: 'share', of, low: part(low), high: part(high), rounding: amount.rounding };
    }
    return { kind: 'read', amount, operands: new Map([...names].map((n) => [n, this.operand(n, true)])) };
  }

  /** Rows in which each award of a head holds: the gate is open and nothing bars it; of `first` only the first. */
  private hitsOf(head: string, policy: HitPolicy): Hit[] {
    const { graph } = this.ground;
    const heads = this.ground.edition.edition.gate.heads;
    const open = (heads ? heads.includes(head) : head !== orderHead) ? this.ground.gate : graph.all;
    const free = graph.and(open, graph.not(this.ground.barredNames.get(head) ?? graph.none));
    let before: Ref = graph.none;
    return this.ground.edition.rules.flatMap((rule, i) => {
      if (rule.event.type !== 'award' || rule.event.params.head !== head) return [];
      const kind = rule.for ? (this.ground.barredKinds.get(rule.for) ?? graph.none) : graph.none;
      const holds = graph.and(graph.and(this.ground.fired[i] as Ref, free), graph.not(kind));
      const ref = policy === 'first' ? graph.and(holds, graph.not(before)) : holds;
      before = graph.or(before, holds);
      return [{ rule, ref }];
    });
  }

  /** Rows in which a head is of a category that an order replaces. */
  private discretionary(head: string): Ref {
    const { graph, edition } = this.ground;
    const replaced = (category: Category): Ref => (replacedByOrder.has(category) ? graph.all : graph.none);
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
  heads(): { plans: HeadPlan[]; hits: Map<string, Hit[]>; present: (head: string) => Ref } {
    const { slots } = this;
    const { graph, edition } = this.ground;
    const declared = Object.entries(edition.edition.heads);
    const hits = new Map(declared.map(([head, { hitPolicy }]) => [head, this.hitsOf(head, hitPolicy)]));
    const ordered = graph.some((hits.get(orderHead) ?? []).map(({ ref }) => ref));
    const sum = leafOver(graph, edition, { fact: engineFacts.order, operator: 'greaterThan', value: 0 });
    const free = graph.not(graph.or(ordered, this.ground.barredNames.get(orderHead) ?? graph.none));
    const gated = edition.edition.gate.heads?.includes(orderHead) ? this.ground.gate : graph.all;
    const added = graph.and(graph.and(sum, free), gated);
    const replaces = graph.and(graph.or(ordered, added), graph.not(this.ground.told(engineFacts.inAddition)));
    const plans = declared.map(([head, { hitPolicy }]): HeadPlan => {
      const superseded = head === orderHead ? graph.none : graph.and(replaces, this.discretionary(head));
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
    const own: Operand = { ...this.operand(engineFacts.order, false), barred: slots.of(graph.none) };
    const hit: HitPlan = { hit: slots.of(added), amount: { kind: 'sum', operands: [own] } };
    plans.push({ head: orderHead, policy: 'unique', hits: [hit] });
    const present = (head: string): Ref =>
      graph.some([...(hits.get(head) ?? []).map(({ ref }) => ref), head === orderHead ? added : graph.none]);
    return { plans, hits, present };
  }
}
