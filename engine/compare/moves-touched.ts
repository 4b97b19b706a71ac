/** Which cases an edit can have touched at all: whose whole determination may be another, not only what `moves` tells. */
import { type Vector, wordsFor } from '../compile/bits.ts';
import type { Kept } from '../compile/kept.ts';
import type { BatchResult } from '../compile/result.ts';
import {
  type Amount,
  eachName,
  onceForEach,
  type PreparedEdition,
  type PreparedRule,
} from '../model/index.ts';
import type { Row, Table } from '../model/rule.ts';
import { isReordered, pairRules, type RulePair } from './moves-edits.ts';
import { anyMoved, movedRows } from './moves-rows.ts';

/**
 * Parts of an edition that no determination depends on, and those that are looked at rule by rule. The profile is none: its
 * periods are deadlines. Nor are status and dates: which edition answers for a case is told in its flags.
 */
const apart = new Set<string>([
  ...['$schema', 'landlord', 'title', 'reviewBy', 'note'],
  ...['documents', 'notHeld', 'corrections', 'clauses', 'tables', 'rules'],
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

/** What of an edition is held against another one, as texts. */
const textsOf = onceForEach((edition: PreparedEdition) => ({
  rest: rest(edition),
  roles: names(edition.roles),
  rows: rowTexts(edition),
  rules: edition.rules.map(textOf),
}));

/** The rules whose words are others; null where a part changed that rules share, or what a rule reads. */
function compareRules(a: PreparedEdition, b: PreparedEdition): RulePair[] | null {
  if (a.vocabulary !== b.vocabulary && JSON.stringify(a.vocabulary) !== JSON.stringify(b.vocabulary))
    return null;
  const [before, after] = [textsOf(a), textsOf(b)];
  if (before.rest !== after.rest || isReordered(a, b) || before.roles !== after.roles) return null;
  const changed: RulePair[] = [];
  for (const pair of pairRules(a, b)) {
    const [old, now] = [a.rules[pair.before], b.rules[pair.after]];
    const sameRow = before.rows.get(pair.name) === after.rows.get(pair.name);
    const isSame = before.rules[pair.before] === after.rules[pair.after];
    if (old && now && sameRow && isSame) continue;
    if (!old || !now || names(old.mentions) !== names(now.mentions)) return null;
    if (now.event.type === 'authorise' && !isSame) return null;
    changed.push(pair);
  }
  return changed;
}

/** What changed from an edition, by the edition after it: asked for more than once. */
const comparisons = onceForEach((_: PreparedEdition) => new WeakMap<PreparedEdition, RulePair[] | null>());

function changedRules(a: PreparedEdition, b: PreparedEdition): RulePair[] | null {
  const known = comparisons(a).get(b);
  if (known !== undefined) return known;
  const changed = compareRules(a, b);
  comparisons(a).set(b, changed);
  return changed;
}

/** The cases in which one of some rules holds, in some context, certainly or maybe. */
function addFired(rows: Vector, result: BatchResult, rules: readonly number[]): Vector {
  for (const rule of rules)
    for (const vectors of [result.fired, result.maybeFired])
      vectors[rule]?.forEach((bits, w) => (rows[w] = (rows[w] as number) | bits));
  return rows;
}

/**
 * The cases whose determination may differ in anything but its trace; null where that may be any case, because a part
 * changed that rules share, or what a rule reads. A case that is not among them has the same determination on both sides.
 */
export function touchedRows(before: BatchResult, after: BatchResult): Vector | null {
  const changed = changedRules(before.edition, after.edition);
  if (!changed) return null;
  const rows = anyMoved(movedRows(before, after));
  addFired(
    rows,
    before,
    changed.map((pair) => pair.before),
  );
  return addFired(
    rows,
    after,
    changed.map((pair) => pair.after),
  );
}

/** What of a rule may change and leave alone every case in which it does not hold. */
const effects = new Set(['amount', 'clauses', 'flags', 'reason']);

/** All of a rule but that, and the names that its amount reads. */
function frameOf({ event, conditions, for: kind }: PreparedRule): string {
  const read = new Set<string>();
  if (event.type === 'award') eachName(event.params.amount, (name) => read.add(name));
  const params = Object.entries(event.params).filter(([key]) => !effects.has(key));
  return JSON.stringify([event.type, params, conditions, kind, names(read)]);
}

/**
 * What of a run can stand under an edited edition, before that has been run: every case in which none of the changed rules
 * holds, where no rule holds in other cases than before. Null where the edit may change any case.
 */
export function keptOf(before: BatchResult, after: PreparedEdition): Kept | null {
  const a = before.edition;
  const changed = changedRules(a, after);
  if (!changed || a.rules.length !== after.rules.length) return null;
  if (a.roles.some((role, i) => role !== after.roles[i])) return null;
  if (a.rules.some(({ name }, i) => name !== after.rules[i]?.name)) return null;
  for (const pair of changed) {
    const [old, now] = [a.rules[pair.before], after.rules[pair.after]];
    if (!old || !now || frameOf(old) !== frameOf(now)) return null;
  }
  const again = new Int32Array(wordsFor(before.cases));
  addFired(
    again,
    before,
    changed.map((pair) => pair.before),
  );
  return { result: before, again };
}
