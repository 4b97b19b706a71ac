/** One edition compiled into the shared graph. All that does not depend on an amount is worked out here once, as bits. */
import type { PreparedEdition, PreparedRule } from '../model/index.ts';
import { Awards, sharedEnds } from './awards.ts';
import { Ground } from './ground.ts';
import type { AmountPlan, CallPlan, EditionPlan, PayPlan, Slots } from './plan.ts';
import { emit, type Graph, type Ref } from './program.ts';

/** Whether an amount may have a least above its most: not a sum, whose ends are one, nor a constant that has none. */
const mayCross = (amount: AmountPlan): boolean =>
  amount.kind === 'constant' ? amount.min > amount.max : amount.kind !== 'sum';

/** Compiles one edition into the graph. */
export class EditionCompiler {
  private readonly ground: Ground;

  constructor(
    private readonly edition: PreparedEdition,
    private readonly graph: Graph,
    private readonly slots: Slots,
  ) {
    this.ground = new Ground(edition, graph);
  }

  /** What the edition needs, every root with its slot. */
  plan(): EditionPlan {
    const { graph, slots, edition } = this;
    const { plans, hits, present } = new Awards(this.ground, slots).heads();
    const level = (role: string | null): number =>
      role === null ? edition.roles.length : edition.roles.indexOf(role);
    const banded = [...hits.values()].flat().flatMap(({ rule, ref }) => {
      const { params } = rule.event;
      return 'role' in params && params.role !== undefined ? [{ rule, ref, role: params.role }] : [];
    });
    const together = (edition.edition.exclusive ?? []).flatMap(({ heads }) =>
      heads.flatMap((a, i) => heads.slice(i + 1).map((b) => graph.and(present(a), present(b)))),
    );
    const ofType = (type: string): { rule: PreparedRule; i: number }[] =>
      edition.rules.flatMap((rule, i) => (rule.event.type === type ? [{ rule, i }] : []));
    const limits = ofType('limit').map(({ i }) => this.ground.fired[i] as Ref);
    const scaled = new Set(edition.edition.tables?.filter((t) => t.scale).map((t) => t.name));
    const touching = banded.filter(({ rule }) => scaled.has(rule.table ?? '')).map(({ ref }) => ref);
    const firedSlot = (i: number): number => slots.of(this.ground.fired[i] as Ref);
    return {
      edition,
      fired: edition.rules.map((rule, i) => (this.ground.isLate(rule) ? -1 : firedSlot(i))),
      outside: slots.of(this.ground.outside),
      excluded: slots.of(this.ground.excluded),
      referred: slots.of(this.ground.referred),
      partReferred: slots.of(this.ground.partReferred),
      apart: slots.of(graph.some([...together, ...limits])),
      touching: slots.of(graph.some(touching)),
      shared: sharedEnds(edition),
      heads: plans,
      mayCross: plans.some(({ hits: each }) => each.some(({ amount }) => mayCross(amount))),
      calls: [
        ...banded.map(({ ref, role }) => ({ level: level(role), slot: slots.of(ref), heads: null })),
        ...ofType('authorise').flatMap(({ rule, i }): CallPlan[] => {
          if (rule.event.type !== 'authorise' || this.ground.isLate(rule)) return [];
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
        this.ground.gate,
        ...this.ground.fired,
        ...edition.categoryRules.map((rule) => graph.condition(edition, rule.conditions)),
      ]),
    };
  }

  private late(): EditionPlan['late'] {
    const rules = this.edition.rules.flatMap((rule, i) => (this.ground.isLate(rule) ? [i] : []));
    const roots = rules.map((i) =>
      this.graph.condition(this.edition, this.edition.rules[i]?.conditions ?? null),
    );
    return { program: emit(this.graph, roots), rules };
  }
}
