/** What the rules of an edition lead to where a case is decided combination by combination: made once for an edition. */
import { evaluate, type Reader } from '../decide/amount.ts';
import { between, type Interval, larger, nothing, shareOf, unspecified } from '../decide/interval.ts';
import { type Category, onceForEach, orderHead, type PreparedRule, type Route } from '../model/index.ts';
import { hasBit, type Vector } from './bits.ts';
import type { AmountPlan, EditionPlan, HeadPlan } from './plan.ts';

/** An amount over one row. */
export type AmountOf = (read: Reader) => Interval;

/** An award: the place of its head, what it pays, and the level of the role of its band; none is -1. */
export interface AwardStep {
  readonly kind: 'award';
  readonly head: number;
  readonly amount: AmountOf;
  readonly level: number;
}

export interface BarStep {
  readonly kind: 'outside' | 'exclude' | 'refer';
  readonly of: 'case' | 'item' | readonly string[];
  readonly isTimeBar: boolean;
  /** The kind of items that the rule is for. */
  readonly ofKind: string | undefined;
}

export type Step =
  | AwardStep
  | BarStep
  | { readonly kind: 'limit' }
  | { readonly kind: 'pay'; readonly route: Route; readonly heads: readonly string[] | null }
  | { readonly kind: 'authorise'; readonly level: number; readonly heads: readonly string[] | null }
  | { readonly kind: 'other' };

export interface HeadSteps {
  readonly head: string;
  readonly policy: HeadPlan['policy'];
  readonly items: 'sum' | 'max' | 'first';
  readonly isGated: boolean;
  /** The category in a row; `early` are the vectors of `EditionPlan.alone`. */
  readonly category: (early: readonly Vector[], row: number) => Category;
}

export interface CombinationPlan {
  /** By rule, in document order. */
  readonly steps: readonly Step[];
  /** In document order. */
  readonly heads: readonly HeadSteps[];
  /** The head of orders, which is not always among `heads`. */
  readonly order: HeadSteps;
}

/** How an amount is read; constants are one object for all rows. */
function amountOf(plan: AmountPlan): AmountOf {
  if (plan.kind === 'constant') {
    const { min, max, exclusive } = plan;
    const always = plan.unspecified ? unspecified : between(min, max === Infinity ? null : max, exclusive);
    return () => always;
  }
  if (plan.kind === 'sum') {
    const names = plan.operands.flatMap(({ spec }) => (spec ? [spec.name] : []));
    return (read) => {
      let sum = 0;
      let isOpen = false;
      for (const name of names) {
        const [low, high] = read.money(name);
        sum += low;
        isOpen ||= high === null;
      }
      if (isOpen) return larger([{ min: sum, max: null }, nothing]);
      return sum > 0 ? { min: sum, max: sum } : nothing;
    };
  }
  if (plan.kind === 'share') {
    const of = amountOf(plan.of);
    return (read) => shareOf(of(read), plan.low, plan.high, plan.rounding);
  }
  return (read) => evaluate(plan.amount, read);
}

function categoryOf({ edition }: EditionPlan, head: string): HeadSteps['category'] {
  const declared = edition.edition.heads[head]?.category ?? 'compensation';
  if (typeof declared === 'string') return () => declared;
  const first = 1 + edition.rules.length;
  const prefix = `category:${head}:`;
  const rows = edition.categoryRules.flatMap(({ name }, i) =>
    name.startsWith(prefix)
      ? [{ output: first + i, category: declared.rows[Number(name.slice(prefix.length))]?.category }]
      : [],
  );
  return (early, row) =>
    rows.find(({ output }) => hasBit(early[output] as Vector, row))?.category ?? declared.otherwise;
}

function headSteps(plan: EditionPlan, head: string): HeadSteps {
  const { edition } = plan.edition;
  const declared = edition.heads[head];
  const gated = edition.gate.heads;
  return {
    head,
    policy: declared?.hitPolicy ?? 'unique',
    items: declared?.items ?? 'sum',
    isGated: gated ? gated.includes(head) : head !== orderHead,
    category: categoryOf(plan, head),
  };
}

function stepsOf(plan: EditionPlan): Step[] {
  const { edition } = plan;
  const names = Object.keys(edition.edition.heads);
  const level = (role: string | null): number =>
    role === null ? edition.roles.length : edition.roles.indexOf(role);
  // The awards of a head stand in its plan in the order of their rules.
  const next = new Map(names.map((head) => [head, 0]));
  const awardOf = (rule: PreparedRule, head: string): Step => {
    const place = next.get(head) ?? 0;
    next.set(head, place + 1);
    const { params } = rule.event;
    const at = names.indexOf(head);
    const amount = plan.heads[at]?.hits[place]?.amount;
    if (!amount) return { kind: 'other' };
    const role = 'role' in params ? params.role : undefined;
    return {
      kind: 'award',
      head: at,
      amount: amountOf(amount),
      level: role === undefined ? -1 : level(role),
    };
  };
  return edition.rules.map((rule): Step => {
    const { event, for: ofKind } = rule;
    switch (event.type) {
      case 'award':
        return awardOf(rule, event.params.head);
      case 'outside':
        return { kind: 'outside', of: 'case', isTimeBar: false, ofKind };
      case 'exclude':
        return { kind: 'exclude', of: event.params.of, isTimeBar: event.params.timeBar === true, ofKind };
      case 'refer':
        return { kind: 'refer', of: event.params.of, isTimeBar: false, ofKind };
      case 'limit':
        return { kind: 'limit' };
      case 'pay':
        return { kind: 'pay', route: event.params.route, heads: event.params.heads ?? null };
      case 'authorise':
        return { kind: 'authorise', level: level(event.params.role), heads: event.params.heads ?? null };
      default:
        return { kind: 'other' };
    }
  });
}

/** The plan behind combinations of cases of an edition. */
export const combinationPlan = onceForEach((plan: EditionPlan): CombinationPlan => ({
  steps: stepsOf(plan),
  heads: Object.keys(plan.edition.edition.heads).map((head) => headSteps(plan, head)),
  order: headSteps(plan, orderHead),
}));
