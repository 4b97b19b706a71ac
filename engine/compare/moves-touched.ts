/** Which cases an edit can have touched at all: whose whole determination may be another, not only what `moves` tells. */
import type { Vector } from '../compile/bits.ts';
import type { BatchResult } from '../compile/result.ts';
import type { Amount, PreparedEdition, PreparedRule } from '../model/index.ts';
import type { Row, Table } from '../model/rule.ts';
import { isReordered, pairRules, type RulePair } from './moves-edits.ts';
import { anyMoved, movedRows } from './moves-rows.ts';

/** Parts of an edition that no determination depends on, and those that are looked at rule by rule. */
const apart = new Set<string>([
  ...['$schema', 'landlord', 'title', 'status', 'from', 'to', 'reviewBy', 'note'],
  ...['documents', 'notHeld', 'corrections', 'clauses', 'profile', 'tables', 'rules'],
]);

const rest = ({ edition }: PreparedEdition): string =>
  JSON.stringify(Object.entries(edition).filter(([key]) => !apart.has(key)));

const names = (set: Iterable<string>): string => [...set].sort().join('\n');
const textOf = ({ event, conditions, for: kind }: PreparedRule): string =>
  JSON.stringify([event, conditions, kind]);

type Ends = readonly [min: number, max: number | null, above: boolean];

/** The ends of an amount that the text states; null where they are worked out. */
function stated(amount: Amount | undefined): Ends | null {
  if (!amount) return null;
  if ('fixed' in amount && typeof amount.fixed === 'number') return [amount.fixed, amount.fixed, false];
  if ('upTo' in amount && typeof amount.upTo === 'number') return [0, amount.upTo, false];
  if ('between' in amount) {
    const [low, high] = amount.between;
    return typeof low === 'number' && typeof high === 'number' ? [low, high, false] : null;
  }
  if ('atLeast' in amount && typeof amount.atLeast === 'number')
    return [amount.atLeast, null, amount.exclusive === true];
  return null;
}

const sharesPound = ([aMin, aMax]: Ends, [bMin, bMax, bAbove]: Ends, aAbove: boolean): boolean =>
  (aMax !== null && aMax === bMin && !bAbove) || (bMax !== null && bMax === aMin && !aAbove);

/** What the other bands of a scale mean for a band: those that share a pound with it are named beside it, and with them their role. */
function neighbours(table: Table, mine: Row): string {
  const own = stated(mine.amount ?? table.amount);
  const near = table.rows.filter((row) => {
    const other = stated(row.amount ?? table.amount);
    return row !== mine && (!own || !other || sharesPound(own, other, own[2]));
  });
  const told = near.map((row) => {
    const ends = stated(row.amount ?? table.amount);
    const shared = own && ends ? [own[1] === ends[0] ? own[1] : own[0]] : row.amount;
    return [row.name, row.when, row.clauses, row.role, shared];
  });
  return JSON.stringify(told);
}

/** Rows of tables as text: the row, what its table says of all rows, and its neighbours where there is a scale. */
function rowTexts({ edition }: PreparedEdition): Map<string, string> {
  return new Map(
    (edition.tables ?? []).flatMap((table) => {
      const { rows, ...common } = table;
      const head = JSON.stringify(common);
      return rows.map((row): [string, string] => [
        `${table.name}-${row.name}`,
        `${head}${JSON.stringify(row)}${table.scale === undefined ? '' : neighbours(table, row)}`,
      ]);
    }),
  );
}

/**
 * The cases whose determination may differ in anything but its trace; null where that may be any case, because a part
 * changed that rules share, or what a rule reads. A case that is not among them has the same determination on both sides.
 */
export function touchedRows(before: BatchResult, after: BatchResult): Vector | null {
  const [a, b] = [before.edition, after.edition];
  if (rest(a) !== rest(b) || isReordered(a, b) || names(a.roles) !== names(b.roles)) return null;
  const [rowsBefore, rowsAfter] = [rowTexts(a), rowTexts(b)];
  const changed: RulePair[] = [];
  for (const pair of pairRules(a, b)) {
    const [old, now] = [a.rules[pair.before], b.rules[pair.after]];
    const sameRow = rowsBefore.get(pair.name) === rowsAfter.get(pair.name);
    if (old && now && sameRow && textOf(old) === textOf(now)) continue;
    if (!old || !now || names(old.mentions) !== names(now.mentions)) return null;
    if (now.event.type === 'authorise' && textOf(old) !== textOf(now)) return null;
    changed.push(pair);
  }
  const rows = anyMoved(movedRows(before, after));
  for (const pair of changed)
    for (const [result, rule] of [
      [before, pair.before],
      [after, pair.after],
    ] as const)
      for (const vectors of [result.fired, result.maybeFired])
        vectors[rule]?.forEach((bits, w) => (rows[w] = (rows[w] as number) | bits));
  return rows;
}
