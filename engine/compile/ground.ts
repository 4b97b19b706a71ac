/** What holds and what bars in an edition, before any award: gate, rules and bars as nodes of the shared graph. */
import {
  compare,
  encode,
  type Leaf,
  type PreparedEdition,
  type PreparedRule,
  engineFacts,
} from '../model/index.ts';
import { leafOver } from './predicates.ts';
import type { Graph, Ref } from './program.ts';
import { isTotal, leavesOf } from './specs.ts';

/** Whether a leaf on the total holds where there is none: awards and bars are decided before it. */
const overNothing = (graph: Graph, leaf: Leaf): Ref => {
  const code = (literal: boolean | number | string): unknown => encode('money', literal) ?? literal;
  const literal = Array.isArray(leaf.value) ? leaf.value.map(code) : code(leaf.value);
  return compare(leaf.operator, 0, literal) ? graph.all : graph.none;
};

/** The rules of an edition over plain rows: the case is their only context. */
export class Ground {
  /** Each rule in document order; those that read the total never hold here. */
  readonly fired: readonly Ref[];
  readonly gate: Ref;
  /** Heads and losses that leave the amounts, and kinds whose rules are barred. */
  readonly barredNames = new Map<string, Ref>();
  readonly barredKinds = new Map<string, Ref>();
  outside: Ref;
  excluded: Ref;
  referred: Ref;
  /** Something is referred, the case or a part of it. */
  partReferred: Ref;

  constructor(
    readonly edition: PreparedEdition,
    readonly graph: Graph,
  ) {
    this.outside = this.excluded = this.referred = this.partReferred = graph.none;
    const over = (leaf: Leaf): Ref =>
      isTotal(leaf.fact) ? overNothing(graph, leaf) : leafOver(graph, edition, leaf);
    this.gate = graph.condition(edition, edition.edition.gate.conditions, over);
    this.fired = edition.rules.map((rule) =>
      this.isLate(rule) ? graph.none : graph.condition(edition, rule.conditions, over),
    );
    edition.rules.forEach((rule, i) => this.bar(rule, this.fired[i] as Ref));
  }

  /** Whether a rule reads the total, and so waits for it. */
  isLate(rule: PreparedRule): boolean {
    return (
      rule.event.type === 'authorise' &&
      rule.conditions !== null &&
      leavesOf(rule.conditions, this.edition).some((leaf) => isTotal(leaf.fact))
    );
  }

  /** Whether a fact is true. */
  told(fact: string): Ref {
    return leafOver(this.graph, this.edition, { fact, operator: 'equal', value: true });
  }

  /** Notes what a rule bars where it holds. A time limit is lifted by a good reason. */
  private bar({ event, for: kind }: PreparedRule, fired: Ref): void {
    const { graph } = this;
    if (event.type !== 'outside' && event.type !== 'exclude' && event.type !== 'refer') return;
    const lifted =
      event.type === 'exclude' && event.params.timeBar ? this.told(engineFacts.lateReason) : graph.none;
    const bars = graph.and(fired, graph.not(lifted));
    if (event.type === 'refer') this.partReferred = graph.or(this.partReferred, bars);
    const of = event.type === 'outside' ? 'case' : event.params.of;
    if (of === 'case') {
      if (event.type === 'outside') this.outside = graph.or(this.outside, bars);
      else if (event.type === 'exclude') this.excluded = graph.or(this.excluded, bars);
      else this.referred = graph.or(this.referred, bars);
    } else if (of === 'item') {
      if (kind) this.barredKinds.set(kind, graph.or(this.barredKinds.get(kind) ?? graph.none, bars));
    } else
      for (const name of of)
        this.barredNames.set(name, graph.or(this.barredNames.get(name) ?? graph.none, bars));
  }
}
