/** What a batch makes certain of a determination that nobody has worked out: clauses that it cites, and what keeps something out. */
import type { BatchResult } from '../compile/result.ts';
import {
  type Bar,
  type Case,
  type Event,
  onceForEach,
  orderHead,
  type PreparedEdition,
  type PreparedRule,
} from '../model/index.ts';
import { awardsOf, type CertainLine, isAbsent, isWithoutOrder, linesIn } from './certain-heads.ts';
import { holds, mayHold } from './certain-rules.ts';

/** A part of a determination: all of it stands there, perhaps beside more. */
export interface Certain {
  readonly cited: ReadonlySet<string>;
  /** Without `item`. */
  readonly exclusions: readonly Bar[];
  readonly referrals: readonly Bar[];
  /** Lines of heads, each whole in what it says. */
  readonly heads: readonly CertainLine[];
  /** Whether no line can stand under a head. */
  lacks(head: string): boolean;
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

/** Places of the rules that keep out a part of a case. */
const partsOf = onceForEach(({ rules }: PreparedEdition) =>
  rules.flatMap(({ event }, i) =>
    (event.type === 'exclude' || event.type === 'refer') && event.params.of !== 'case' ? [i] : [],
  ),
);

/** Heads of which the gate is open in a case that awards something, as far as that alone tells. */
function isOpen(result: BatchResult, at: number, c: Case): (head: string) => boolean {
  const { edition } = result;
  const { heads } = edition.edition.gate;
  if (heads) return (head) => !heads.includes(head);
  // With a closed gate only an order would pay.
  const orders = awardsOf(edition).get(orderHead) ?? [];
  const open = isWithoutOrder(edition, c) && !orders.some((rule) => mayHold(result, rule, at));
  return () => open;
}

/** Whether a rule that holds in a case that awards something is cited with what is awarded, paid and agreed. */
function citesWhereAwarded(result: BatchResult, at: number, c: Case): (rule: number) => boolean {
  const awards = awardsOf(result.edition);
  const isWhole = !partsOf(result.edition).some((rule) => mayHold(result, rule, at));
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
    heads: linesIn(result, at, c),
    lacks: (head) => isAbsent(result, at, c, head),
  };
}
