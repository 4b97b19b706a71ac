/** Head lines: what each head pays in each context, by its hit policy, and then over the items. */
import type { Category, Flag, Head, PreparedEdition, PreparedRule } from '../model/index.ts';
import type { Reader } from './amount.ts';
import { evaluate } from './amount.ts';
import type { Bars, Fired } from './bars.ts';
import type { Context } from './context.ts';
import { add, hull, type Interval, larger, rank } from './interval.ts';

/** An award that counted towards a line. */
export interface Hit {
  readonly rule: PreparedRule;
  readonly context: Context;
  readonly amount: Interval;
}

export interface Line {
  readonly head: string;
  readonly category: Category;
  readonly amount: Interval;
  readonly hits: readonly Hit[];
  readonly rule: string;
  readonly rules: readonly string[];
  readonly clauses: readonly string[];
  readonly item?: number;
  readonly supersededBy?: string;
  readonly limitedBy?: string;
}

/** The texts of several short lists, each once, in the order in which they come. */
export function union(lists: readonly (readonly string[])[]): string[] {
  const all: string[] = [];
  for (const list of lists) for (const text of list) if (!all.includes(text)) all.push(text);
  return all;
}

/** How amounts read a context: excluded losses and what is not applicable count 0. */
export function readerFor(edition: PreparedEdition, context: Context, bars: Bars): Reader {
  const end = (name: string, perUnit: number): readonly [number, number | null] => {
    const seen = context.values.get(name);
    const value = typeof seen?.value === 'number' ? Math.trunc(seen.value / perUnit) : 0;
    return [value, seen?.open ? null : value];
  };
  return {
    count: (name) => {
      if (bars.isBarred(name, context.item)) return [0, 0];
      const type = edition.typeOf(name);
      return end(name, type === 'scaled' || type === 'money' ? 100 : 1);
    },
    money: (name) => (bars.isBarred(name, context.item) ? [0, 0] : end(name, 1)),
  };
}

/** Combines the awards of one head that hold in one context. Two under `unique` are a conflict; the result is their hull. */
function combine(
  policy: Head['hitPolicy'],
  hits: readonly Hit[],
): { amount: Interval; hits: readonly Hit[]; conflict: boolean } {
  const amounts = hits.map((hit) => hit.amount);
  if (policy === 'first' || hits.length === 1)
    return { amount: amounts[0] as Interval, hits: hits.slice(0, 1), conflict: false };
  if (policy === 'collect-sum') return { amount: add(amounts), hits, conflict: false };
  if (policy === 'collect-max') return { amount: larger(amounts), hits, conflict: false };
  return { amount: hull(amounts), hits, conflict: true };
}

/** The category of a head in a context, with the clauses of the row that decides it. */
export type CategoryOf = (
  head: string,
  context: Context,
) => { category: Category; clauses: readonly string[] };

/** The line of one head in one context, if any award holds there. */
function lineOf(
  head: string,
  declared: Head,
  hits: readonly Hit[],
  categoryOf: CategoryOf,
  flags: Flag[],
): Line {
  const { amount, hits: used, conflict } = combine(declared.hitPolicy, hits);
  const context = (used[0] as Hit).context;
  const { category, clauses } = categoryOf(head, context);
  const rules = used.map((hit) => hit.rule.name);
  const ruled = union(used.map((hit) => hit.rule.event.params.clauses));
  const cited = union([ruled, clauses]);
  if (conflict)
    flags.push({
      kind: 'conflict',
      text: `only one rule of ${declared.label ?? head.replaceAll('-', ' ')} may hold, and ${rules.join(' and ')} do`,
      clauses: ruled,
    });
  const where = context.item === undefined ? {} : { item: context.item };
  return { head, category, amount, hits: used, rule: rules[0] ?? '', rules, clauses: cited, ...where };
}

/** Over items a head adds up, unless `items` says that the largest or the first counts. */
function overItems(declared: Head, lines: readonly Line[]): readonly Line[] {
  if (lines.length < 2 || declared.items === undefined || declared.items === 'sum') return lines;
  const best =
    declared.items === 'first'
      ? lines[0]
      : lines.reduce((kept, line) => (rank(line.amount, kept.amount) > 0 ? line : kept));
  const most = declared.items === 'first' ? undefined : larger(lines.map((line) => line.amount));
  return lines.map((line) =>
    line === best ? { ...line, amount: most ?? line.amount } : { ...line, supersededBy: line.head },
  );
}

/** All lines, heads in the order of the document, within a head the case before its items. */
export function linesOf(
  edition: PreparedEdition,
  contexts: readonly Context[],
  fired: readonly Fired[],
  bars: Bars,
  gateOpen: (head: string) => boolean,
  categoryOf: CategoryOf,
): { lines: Line[]; flags: Flag[] } {
  const flags: Flag[] = [];
  const lines: Line[] = [];
  const awards = new Map<string, Fired[]>();
  for (const each of fired) {
    const { event } = each.rule;
    if (event.type !== 'award') continue;
    const list = awards.get(event.params.head);
    if (list) list.push(each);
    else awards.set(event.params.head, [each]);
  }
  for (const [head, declared] of Object.entries(edition.edition.heads)) {
    const ofThis = awards.get(head);
    if (!ofThis || !gateOpen(head)) continue;
    const ofHead: Line[] = [];
    for (const context of contexts) {
      if ((context.item !== undefined && bars.items.has(context.item)) || bars.isBarred(head, context.item))
        continue;
      const read = readerFor(edition, context, bars);
      const hits: Hit[] = [];
      for (const { rule, context: where } of ofThis) {
        if (where !== context || rule.event.type !== 'award') continue;
        if (context.item === undefined && rule.for && bars.kinds.has(rule.for)) continue;
        hits.push({ rule, context, amount: evaluate(rule.event.params.amount, read) });
      }
      if (hits.length > 0) ofHead.push(lineOf(head, declared, hits, categoryOf, flags));
    }
    lines.push(...overItems(declared, ofHead));
  }
  for (const line of lines)
    for (const hit of line.hits) {
      const { params } = hit.rule.event;
      if ('flags' in params)
        for (const flag of params.flags ?? [])
          flags.push({ kind: flag.kind, text: flag.text, clauses: flag.clauses ?? params.clauses });
    }
  return { lines, flags };
}
