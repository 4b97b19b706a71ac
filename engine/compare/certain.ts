/** What a batch makes certain of a determination that nobody has worked out: clauses that it cites, and what keeps something out. */
import { hasBit } from '../compile/bits.ts';
import type { BatchResult } from '../compile/result.ts';
import {
  type Bar,
  type Case,
  engineFacts,
  type Event,
  onceForEach,
  orderHead,
  type PreparedEdition,
  type PreparedRule,
} from '../model/index.ts';

/** A part of a determination: all of it stands there, perhaps beside more. */
export interface Certain {
  readonly cited: ReadonlySet<string>;
  /** Without `item`. */
  readonly exclusions: readonly Bar[];
  readonly referrals: readonly Bar[];
}

/** Rules that are told whatever the outcome is, and so are their clauses. */
const always = new Set<Event['type']>(['outside', 'exclude', 'refer', 'remedy', 'flag']);

const effects: Readonly<Record<string, Bar['effect']>> = {
  outside: 'outside',
  exclude: 'exclude',
  refer: 'refer',
};

/** What a rule bars wherever it holds; null where it is no bar, or a time limit, which a good reason lifts. */
const barOf = onceForEach(({ event, name }: PreparedRule): Bar | null => {
  const effect = effects[event.type];
  if (effect === undefined || ('timeBar' in event.params && event.params.timeBar)) return null;
  const of = event.type === 'exclude' || event.type === 'refer' ? event.params.of : 'case';
  const reason = 'reason' in event.params ? event.params.reason : '';
  return { reason, effect, of, rule: name, clauses: event.params.clauses };
});

/** Places of the rules that keep out a part of a case, and of those that award under each head. */
const placesOf = onceForEach(({ rules }: PreparedEdition) => {
  const parts: number[] = [];
  const awards = new Map<string, number[]>();
  rules.forEach(({ event }, i) => {
    if ((event.type === 'exclude' || event.type === 'refer') && event.params.of !== 'case') parts.push(i);
    if (event.type === 'award') awards.set(event.params.head, [...(awards.get(event.params.head) ?? []), i]);
  });
  return { parts, awards };
});

/** Whether the Ombudsman ordered nothing, as far as the case and the vocabulary say. */
function isWithoutOrder({ facts }: PreparedEdition, c: Case): boolean {
  const name = engineFacts.order;
  return (Object.hasOwn(c.facts, name) ? c.facts[name] : facts.get(name)?.default) === 0;
}

/** A rule holds in some context whatever the unknown facts turn out to be; or may. */
const holds = ({ fired }: BatchResult, rule: number, at: number): boolean =>
  fired[rule] !== undefined && hasBit(fired[rule], at);
const mayHold = (result: BatchResult, rule: number, at: number): boolean => {
  const maybe = result.maybeFired[rule];
  return holds(result, rule, at) || (maybe !== undefined && hasBit(maybe, at));
};

/** Heads of which the gate is open in a case that awards something, as far as that alone tells. */
function isOpen(result: BatchResult, at: number, c: Case): (head: string) => boolean {
  const { edition } = result;
  const { heads } = edition.edition.gate;
  if (heads) return (head) => !heads.includes(head);
  // With a closed gate only an order would pay.
  const orders = placesOf(edition).awards.get(orderHead) ?? [];
  const open = isWithoutOrder(edition, c) && !orders.some((rule) => mayHold(result, rule, at));
  return () => open;
}

/** Whether a rule that holds in a case that awards something is cited with what is awarded, paid and agreed. */
function citesWhereAwarded(result: BatchResult, at: number, c: Case): (rule: number) => boolean {
  const { parts, awards } = placesOf(result.edition);
  const isWhole = !parts.some((rule) => mayHold(result, rule, at));
  const open = isOpen(result, at, c);
  return (rule) => {
    const { event } = result.edition.rules[rule] as PreparedRule;
    if (event.type === 'term') return true;
    if (event.type === 'authorise') return event.params.heads === undefined;
    if (event.type !== 'award' || !isWhole || !open(event.params.head)) return false;
    const { hitPolicy } = result.edition.edition.heads[event.params.head] ?? {};
    const others = (awards.get(event.params.head) ?? []).filter((each) => each !== rule);
    return (
      hitPolicy !== undefined && (hitPolicy !== 'first' || !others.some((each) => mayHold(result, each, at)))
    );
  };
}

/**
 * What is certain of the determination of a case; `c` is the case in place `at` of the run. All of it stands in the
 * determination (a law holds it against whole ones), and what is not here may stand there too.
 */
export function certainOf(result: BatchResult, at: number, c: Case): Certain {
  const { edition } = result;
  const bars: Bar[] = [];
  const cited = new Set<string>(result.problems.has(at) ? [] : edition.edition.gate.clauses);
  const isAwarded = result.outcome(at) === 'award';
  const cites = isAwarded ? citesWhereAwarded(result, at, c) : () => false;
  edition.rules.forEach((rule, i) => {
    if (!holds(result, i, at)) return;
    const bar = barOf(rule);
    if (bar) bars.push(bar);
    if (always.has(rule.event.type) || cites(i))
      for (const clause of rule.event.params.clauses) cited.add(clause);
  });
  return {
    cited,
    exclusions: bars.filter(({ effect }) => effect !== 'refer'),
    referrals: bars.filter(({ effect }) => effect === 'refer'),
  };
}
