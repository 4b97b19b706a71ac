/** What keeps a case, an item, a head or a loss out: `outside`, `exclude` and `refer`, with time bars lifted for good reason. */

import { read, type World } from './context';
import { isTimeLimit } from './mentions';
import { firing, type Fired, type FlatRule } from './rules';
import type { Flag, Notice } from './types';

export interface Bars {
  exclusions: Notice[];
  referrals: Notice[];
  flags: Flag[];
  /** `outside-policy`, `excluded` or `referred` where the whole case is barred. */
  whole: string | undefined;
  partReferred: boolean;
  /** Whether the line of a head, made by a rule over this item or the case, is barred. */
  barsHead(head: string, item: number | undefined): boolean;
  /** Whether rules of this kind are barred in this item (or in the case that stands for it). */
  barsItem(kind: string | undefined, item: number | undefined): boolean;
  /** Loss facts that count 0 in the amounts of this item or the case. */
  lostFacts(item: number | undefined): ReadonlySet<string>;
}

/** What a bar is of; `item` means nothing for a rule that is for no kind, and is then the case. */
function target({ rule }: Fired): string | string[] {
  const of = rule.type === 'outside' ? 'case' : (rule.params.of ?? 'case');
  return of === 'item' && rule.kind === undefined ? 'case' : of;
}

function notice(fired: Fired): Notice {
  const { rule, ctx } = fired;
  const item = ctx.item === undefined ? {} : { item: ctx.item };
  return {
    reason: rule.params.reason ?? '',
    effect: rule.type,
    of: target(fired),
    rule: rule.name,
    clauses: rule.clauses,
    ...item,
  };
}

const lifted = ({ rule, ctx }: Fired): boolean =>
  isTimeLimit(rule) && read(ctx, 'lateForGoodReason')?.value === true;

/** All bars of a case, every reason collected. */
export function bars(world: World, rules: readonly FlatRule[]): Bars {
  const all = ['outside', 'exclude', 'refer'].flatMap((type) => firing(world, rules, type));
  const inOrder = all.sort((a, b) => a.rule.order - b.rule.order);
  const late = inOrder.filter(lifted);
  const kept = inOrder.filter((f) => !lifted(f));
  const of = (type: string): boolean => kept.some((f) => f.rule.type === type && target(f) === 'case');
  const parts = kept.filter((f) => target(f) !== 'case');
  const named = (item: number | undefined): Set<string> =>
    new Set(
      parts
        .filter((f) => f.ctx.item === undefined || f.ctx.item === item)
        .flatMap((f) => (Array.isArray(target(f)) ? target(f) : [])),
    );
  return {
    exclusions: kept.filter((f) => f.rule.type !== 'refer').map(notice),
    referrals: kept.filter((f) => f.rule.type === 'refer').map(notice),
    flags: [
      ...late.map((f) => ({
        kind: 'discretion',
        text: `${f.rule.name}: late for good reason`,
        clauses: f.rule.clauses,
      })),
      ...kept.flatMap((f) => f.rule.params.flags ?? []),
    ],
    whole: of('outside')
      ? 'outside-policy'
      : of('exclude')
        ? 'excluded'
        : of('refer')
          ? 'referred'
          : undefined,
    partReferred: parts.some((f) => f.rule.type === 'refer'),
    barsHead: (head, item) => named(item).has(head),
    barsItem: (kind, item) =>
      kind !== undefined &&
      parts.some((f) => target(f) === 'item' && f.rule.kind === kind && f.ctx.item === item),
    lostFacts: (item) => named(item),
  };
}
