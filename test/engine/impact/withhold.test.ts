import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Impact,
  type ImpactChange,
  impactToJson,
  type OfferedCheck,
  offeredTable,
  plainRows,
} from '../../../engine/index.ts';
import { exposedRows } from '../../../engine/impact/withhold-sums.ts';
import { hiddenOfPair, hiddenOfParts } from '../../../engine/impact/withhold-cells.ts';
import { type Shown, workedOut } from './attack.ts';

const isSmall = (count: number): boolean => count > 0 && count < 5;

describe('workedOut(shown)', () => {
  test('takes what is shown from what it adds up to, over rows and columns at once', () => {
    const sums = [{ of: ['a', 'b'], to: 'cases' }];
    const shown = (b: number | undefined): Shown => ({
      parts: [
        { a: undefined, b, cases: 9 },
        { a: undefined, b: undefined, cases: 20 },
      ],
      whole: { a: 12, b: 17, cases: 29 },
      sums,
    });
    expect(workedOut(shown(6)).get('0 a')).toBe(3);
    expect(workedOut(shown(6)).get('1 a')).toBe(9);
    expect(workedOut(shown(undefined)).has('0 a')).toBe(false);
  });
});

describe('exposedRows(table)', () => {
  const of = (...hidden: readonly string[]): number[] =>
    exposedRows({
      rows: hidden.length,
      columns: hidden[0]?.length ?? 0,
      isHidden: (row, column) => hidden[row]?.[column] === 'x',
      isRowOpen: () => false,
      isColumnOpen: () => false,
    });
  test.each([
    ['a cell that is alone', ['x.', '..'], [0]],
    ['nothing of a circle', ['xx', 'xx'], []],
    // Two cells in every row and column, and yet the last of the first circle comes out: nothing leads back from it.
    ['a bridge between two circles', ['xx...', 'xxx..', '..xxx', '...xx', '...xx'], [1, 2]],
  ])('%s', (_, hidden, expected) => {
    expect(of(...hidden).sort()).toEqual(expected);
  });
});

const names = [
  ...['cases', 'below', 'within', 'above', 'notComparable'],
  ...['aboveAuthority', 'authorityUnknown', 'otherRole', 'noReason', 'sum', 'belowBy', 'aboveBy'],
] as const;
const own = { withinAuthority: undefined, reason: undefined };
const sums = [
  { of: ['below', 'within', 'above', 'notComparable'], to: 'cases' },
  { of: ['aboveAuthority', 'authorityUnknown', 'otherRole', 'withinAuthority'], to: 'cases' },
  { of: ['noReason', 'reason'], to: 'cases' },
];

/** A count of a part: mostly of many cases, now and then of few or none. */
const count = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 5, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

/** What was decided of some cases: the counts add up as they would. Sums are pence. */
const check = fc
  .tuple(fc.tuple(count, count, count, count), fc.tuple(count, count, count), count)
  .map(([[below, within, above, notComparable], authority, withReason]): OfferedCheck => {
    const cases = Math.max(1, below + within + above + notComparable);
    let left = cases;
    const [withinAuthority = 0, aboveAuthority = 0, authorityUnknown = 0] = authority.map((wanted) => {
      const taken = Math.min(wanted, left);
      left -= taken;
      return taken;
    });
    return {
      ...{ cases, below, within: cases - below - above - notComparable, above, notComparable },
      ...{ aboveAuthority, authorityUnknown },
      otherRole: cases - withinAuthority - aboveAuthority - authorityUnknown,
      noReason: cases - Math.min(withReason, cases),
      ...{ sum: cases * 5000, belowBy: below * 701, aboveBy: above * 903, least: 1, most: 9 },
    };
  });

const added = (checks: readonly OfferedCheck[]): OfferedCheck =>
  Object.fromEntries(
    Object.keys(checks[0] ?? {}).map((name) => [
      name,
      checks.reduce((sum, one) => sum + (one[name as keyof OfferedCheck] ?? 0), 0),
    ]),
  ) as unknown as OfferedCheck;

const impactOf = (checks: readonly OfferedCheck[]): Impact => {
  const all = added(checks);
  const byOfficer = checks.map((one, i) => ({ officer: `officer ${i}`, check: one }));
  const report = { silent: [], all, byOfficer, byVulnerable: [] };
  return { cases: all.cases, editions: [], pairs: [], offered: new Map([['one', report]]) };
};

type Figures = Record<string, number | undefined>;

/** What stands in the file that is handed on. */
function exported(checks: readonly OfferedCheck[]): Shown {
  const rows = plainRows(offeredTable(impactOf(checks))).slice(1);
  const read = (cells: readonly string[]): Figures => ({
    ...own,
    ...Object.fromEntries(
      names.map((name, i) => {
        const cell = cells[i + 3] ?? '';
        const value = cell === '' || cell === 'withheld' ? undefined : Number(cell);
        return [name, value !== undefined && i > 8 ? Math.round(value * 100) : value];
      }),
    ),
  });
  const whole = rows.find((row) => row[1] === 'decided') ?? [];
  const all = read(whole) as Record<string, number>;
  const { cases = 0, aboveAuthority = 0, authorityUnknown = 0, otherRole = 0, noReason = 0 } = all;
  const rest = {
    withinAuthority: cases - aboveAuthority - authorityUnknown - otherRole,
    reason: cases - noReason,
  };
  return {
    parts: rows.filter((row) => row[1] === 'officer').map(read),
    whole: { ...all, ...rest },
    sums,
  };
}

const withRest = ({ least: _least, most: _most, ...one }: OfferedCheck): Figures => ({
  ...one,
  withinAuthority: one.cases - one.aboveAuthority - one.authorityUnknown - one.otherRole,
  reason: one.cases - one.noReason,
});

/** The figures of one to four cases that somebody can work out, by part and name. */
function leaks(shown: Shown, truth: readonly Figures[], money: Readonly<Record<string, string>>): string[] {
  return [...workedOut(shown).keys()].filter((key) => {
    const at = key.indexOf(' ');
    const part = truth[Number(key.slice(0, at))];
    const name = key.slice(at + 1);
    if (name === 'sum') return isSmall(part?.cases ?? 0);
    return isSmall(part?.[money[name] ?? name] ?? 0);
  });
}
const offeredLeaks = (checks: readonly OfferedCheck[], shown = exported(checks)): string[] =>
  leaks(shown, checks.map(withRest), { belowBy: 'below', aboveBy: 'above' });

describe('offeredTable(impact): what was decided, by officer', () => {
  const of = (
    cases: number,
    [below, above, notComparable]: readonly [number, number, number],
    [aboveAuthority, authorityUnknown, otherRole]: readonly [number, number, number],
    noReason: number,
  ): OfferedCheck => ({
    ...{ cases, below, within: cases - below - above - notComparable, above, notComparable },
    ...{ aboveAuthority, authorityUnknown, otherRole, noReason, sum: cases * 5000 },
    ...{ belowBy: below * 700, aboveBy: above * 900, least: 1, most: 9 },
  });

  test('a count of one to four goes with a partner of its row and one of its column, and with its sum', () => {
    const checks = [of(40, [2, 10, 0], [0, 0, 0], 20), of(60, [9, 20, 0], [0, 0, 0], 30)];
    const rows = plainRows(offeredTable(impactOf(checks))).slice(2);
    expect(rows.map((row) => row.slice(3))).toEqual(
      [
        ...[['40', 'withheld', '28', 'withheld', '0', '0', '0', '0', '20', '2000.00']],
        ...[['60', 'withheld', '31', 'withheld', '0', '0', '0', '0', '30', '3000.00']],
      ].map((row) => [...row, 'withheld', 'withheld', '0.01', '0.09']),
    );
    expect(offeredTable(impactOf(checks)).withheld).toBe(2);
    expect(offeredTable(impactOf(checks), { showSmall: true }).withheld).toBe(0);
  });

  test('what is left over of the cases is a count as well: two with a reason, three within their authority', () => {
    const checks = [of(40, [10, 10, 0], [20, 17, 0], 38), of(60, [20, 20, 0], [20, 10, 0], 30)];
    const [first = [], second = []] = plainRows(offeredTable(impactOf(checks))).slice(2);
    expect([first[8], first[9], first[11]]).toEqual(['20', 'withheld', 'withheld']);
    expect([second[8], second[9], second[11]]).toEqual(['20', 'withheld', 'withheld']);
  });

  test('a count that only all the sums together give away', () => {
    const parts = [
      [3, 3, 50],
      [3, 3, 50],
      [50, 50, 3],
      [50, 50, 3],
    ] as const;
    const checks = parts.map(([below, above, notComparable], i) => {
      const cases = below + above + notComparable + (i < 2 ? 50 : 3);
      return of(cases, [below, above, i === 0 ? 3 : notComparable], [0, 0, 0], 20);
    });
    expect(checks[0]).toMatchObject({ below: 3, above: 3, notComparable: 3, within: 97 });
    expect(offeredLeaks(checks)).toEqual([]);
  });

  test('JSON withholds the same figures', () => {
    const checks = [of(40, [2, 10, 0], [0, 0, 0], 20), of(60, [9, 20, 0], [0, 0, 0], 30)];
    const [part] = impactToJson(impactOf(checks)).offered.one?.byOfficer ?? [];
    expect(part).toMatchObject({
      ...{ officer: 'officer 0', cases: 40, below: 'withheld', within: 28, above: 'withheld' },
      ...{ belowBy: 'withheld', aboveBy: 'withheld', noReason: 20, sum: 2000 },
    });
    expect(part).not.toHaveProperty('withinAuthority');
    const [open] = impactToJson(impactOf(checks), { showSmall: true }).offered.one?.byOfficer ?? [];
    expect(open).toMatchObject({ below: 2, belowBy: 14 });
  });

  test('nothing of one to four cases can be worked out of any table', () => {
    let [parts, some] = [0, 0];
    fc.assert(
      fc.property(fc.array(check, { minLength: 2, maxLength: 6 }), (checks) => {
        const shown = exported(checks);
        expect(offeredLeaks(checks, shown)).toEqual([]);
        for (const { cases, below } of shown.parts) {
          if (cases !== undefined) parts += 1;
          if (cases !== undefined && below === undefined) some += 1;
        }
      }),
      { numRuns: 300 },
    );
    // Nor is all of it withheld, which would be easy.
    expect([parts > 200, some > 20]).toEqual([true, true]);
  });

  test('and something can where only small parts and small cells go', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(check, { minLength: 2, maxLength: 5 }), (checks) => {
        const shown = exported(checks);
        const bare = checks.map((one): Figures => {
          const figures = Object.entries(withRest(one)).map(([name, value]) => [
            name,
            one.cases < 5 || isSmall(value ?? 0) || name === 'reason' || name === 'withinAuthority'
              ? undefined
              : value,
          ]);
          return Object.fromEntries(figures) as Figures;
        });
        if (offeredLeaks(checks, { ...shown, parts: bare }).length > 0) found += 1;
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(20);
  });
});

describe('hiddenOfParts(changes, of the pair)', () => {
  const ways = ['gain', 'lose', 'same', 'notComparable'];
  const change = fc
    .tuple(count, count, count, count)
    .map(([gain, lose, same, notComparable]): ImpactChange => {
      const cases = gain + lose + same + notComparable;
      return {
        ...{ cases, gain, lose, same, notComparable, moved: gain + lose + notComparable },
        ...{ figures: gain + lose + same, outcome: gain, route: 0, authoriser: lose, terms: 0 },
        ...{ min: 100 * (gain - lose), max: 100 * (gain - lose), midpoint: 100 * (gain - lose) },
      };
    });

  test('nothing of one to four cases can be worked out of any table', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 7 }), (changes) => {
        const total = Object.fromEntries(
          Object.keys(changes[0] ?? {}).map((name) => [
            name,
            changes.reduce((sum, one) => sum + one[name as keyof ImpactChange], 0),
          ]),
        ) as unknown as ImpactChange;
        const ofPair = hiddenOfPair({ change: total, bins: [] });
        const hidden = hiddenOfParts(changes, ofPair);
        const counts = ['cases', ...ways, 'outcome', 'authoriser'];
        const figures = (one: ImpactChange, isHidden: (name: string) => boolean): Figures =>
          Object.fromEntries(
            counts.map((name) => [name, isHidden(name) ? undefined : one[name as keyof ImpactChange]]),
          );
        const shown: Shown = {
          parts: changes.map((one, i) =>
            figures(one, (name) => hidden[i] === 'all' || (hidden[i] as ReadonlySet<string>).has(name)),
          ),
          whole: figures(total, (name) => (ofPair as ReadonlySet<string>).has(name)),
          sums: [{ of: ways, to: 'cases' }],
        };
        expect(leaks(shown, changes as readonly unknown[] as readonly Figures[], {})).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
