/** What keeps a case, an item, a head or a loss out: outside, excluded, referred. */
import { type Bar, type Flag, onceForEach, type PreparedRule, engineFacts } from '../model/index.ts';
import type { Context } from './context.ts';

/** A rule that holds in a context. */
export interface Fired {
  readonly rule: PreparedRule;
  readonly context: Context;
}

export interface Bars {
  readonly list: readonly Bar[];
  readonly flags: readonly Flag[];
  /** The bars that are of the whole case. */
  readonly ofCase: readonly Bar[];
  readonly items: ReadonlySet<number>;
  /** Kinds whose rules ran over the case and are barred there. */
  readonly kinds: ReadonlySet<string>;
  /** Heads and losses that leave the amounts: everywhere, or in one item. */
  isBarred(name: string, item: number | undefined): boolean;
}

/** What a rule bars is one object for every combination; `effect` and `of` are the rule's. */
const barsMade = onceForEach((_rule: PreparedRule) => new Map<number | undefined, Bar>());

function barOf(rule: PreparedRule, effect: Bar['effect'], of: Bar['of'], item: number | undefined): Bar {
  const made = barsMade(rule);
  const before = made.get(item);
  if (before) return before;
  const { clauses } = rule.event.params;
  const reason = 'reason' in rule.event.params ? rule.event.params.reason : '';
  const where = item === undefined ? {} : { item };
  const bar: Bar = { reason, effect, of, ...where, rule: rule.name, clauses };
  made.set(item, bar);
  return bar;
}

const effects = { outside: 'outside', exclude: 'exclude', refer: 'refer' } as const;

/** Collects every bar that holds. A time limit is lifted by a good reason, and says so. */
export function barsOf(fired: readonly Fired[]): Bars {
  const list: Bar[] = [];
  const flags: Flag[] = [];
  const items = new Set<number>();
  const kinds = new Set<string>();
  const names = new Set<string>();
  for (const { rule, context } of fired) {
    const { event } = rule;
    if (event.type !== 'outside' && event.type !== 'exclude' && event.type !== 'refer') continue;
    const { reason, clauses } = event.params;
    if (
      'timeBar' in event.params &&
      event.params.timeBar &&
      context.values.get(engineFacts.lateReason)?.value === true
    ) {
      flags.push({
        kind: 'discretion',
        text: `late for a good reason, so this limit is not applied: ${reason}`,
        clauses,
      });
      continue;
    }
    const of = event.type === 'outside' ? 'case' : event.params.of;
    list.push(barOf(rule, effects[event.type], of, context.item));
    for (const flag of event.params.flags ?? [])
      flags.push({ kind: flag.kind, text: flag.text, clauses: flag.clauses ?? clauses });
    if (of === 'case') continue;
    if (of !== 'item') for (const name of of) names.add(`${context.item ?? '*'}|${name}`);
    else if (context.item !== undefined) items.add(context.item);
    else if (rule.for) kinds.add(rule.for);
  }
  return {
    list,
    flags,
    ofCase: list.filter((bar) => bar.of === 'case'),
    items,
    kinds,
    isBarred: (name, item) =>
      names.size > 0 && (names.has(`*|${name}`) || (item !== undefined && names.has(`${item}|${name}`))),
  };
}
