import { describe, expect, test } from 'vitest';
import {
  type Case,
  type ColumnMapping,
  impactToJson,
  type Mapping,
  type OfferedCheck,
  offeredTable,
  silentIn,
} from '../../../engine/index.ts';
import { theCases } from '../../support/library.ts';
import { edited, library, tallyOf } from './support.ts';

const file = 'rules/policies/alliance-homes/2024-12.json';
const alliance = edited(file);
const name = 'alliance-homes@2024-12';

const decided = (id: string, facts: Case['facts'], of: NonNullable<Case['decided']>): Case => ({
  id,
  facts,
  decided: of,
});
const high = { impact: 'high' } as const;

describe('what was decided against the grid (Alliance 2.7: £1,000 at full responsibility and major impact) and its authority (5.1)', () => {
  const cases = [
    decided('exact', high, {
      amount: 1000,
      role: 'Customer Experience Manager',
      reasons: 'given',
      officer: 'A',
    }),
    decided('below', high, {
      amount: 750.5,
      role: 'customer complaints advisor ',
      reasons: 'given',
      officer: 'A',
    }),
    decided(
      'above',
      { ...high, vulnerableHousehold: true },
      { amount: 6000, role: 'Customer Experience Manager' },
    ),
    decided('excluded', { ...high, monthsSinceIssue: 7 }, { amount: 100, officer: 'B' }),
    decided('unknown', { impact: null }, { amount: 500, role: 'Tea Lady', reasons: 'given', officer: 'B' }),
    // £6,000 of losses call for the director, £4,000 of them do not.
    decided(
      'part',
      { belongingsLoss: 6000 },
      { amount: 4000, role: 'Customer Experience Manager', reasons: 'given' },
    ),
    { id: 'undecided', facts: high },
    decided('no-sum', high, { role: 'Customer Experience Manager' }),
  ];
  const tally = tallyOf([alliance], cases);
  const report = tally.answer().offered.get(name);

  test('outside the range, above the authority for the very sum, no reason given', () => {
    expect(report?.all).toEqual({
      ...{ cases: 6, below: 2, within: 1, above: 2, notComparable: 1 },
      ...{ aboveAuthority: 2, authorityUnknown: 1, otherRole: 1, noReason: 2 },
      ...{
        sum: 1_235_050,
        belowBy: 24_950 + 200_000,
        aboveBy: 500_000 + 10_000,
        least: 10_000,
        most: 600_000,
      },
    } satisfies OfferedCheck);
  });

  test('the cases behind a count, and narrowed to an officer', () => {
    const of = (...args: Parameters<typeof tally.offered.casesOf>) =>
      tally.offered.casesOf(...args).cases.map(({ at }) => cases[at]?.id);
    expect(of(0, { kind: 'aboveAuthority' })).toEqual(['below', 'above']);
    expect(of(0, { kind: 'below' })).toEqual(['below', 'part']);
    expect(of(0, { kind: 'noReason', officer: 'B' })).toEqual(['excluded']);
    expect(of(0, { kind: 'all', vulnerable: 'true' })).toEqual(['above']);
  });

  test('by officer, those without a name last of equals, and by household', () => {
    expect(report?.byOfficer.map(({ officer, check }) => [officer, check.cases, check.below])).toEqual([
      ['A', 2, 1],
      ['B', 2, 0],
      [null, 2, 1],
    ]);
    expect(report?.byVulnerable.map(({ value, check }) => [value, check.cases, check.above])).toEqual([
      ['true', 1, 1],
      ['false', 5, 1],
    ]);
  });
});

test('JLiving 4.1 to 4.3: a rule for a head counts where it fired, and what was not checked is no 0', () => {
  const edition = edited('rules/policies/jliving/2018.json');
  const of = (role: string | undefined, complaintStage: string) =>
    tallyOf(
      [edition],
      [
        decided(
          'one',
          { complaintStage, complaintOutcome: 'upheld', serviceStandardMissed: true, belongingsLoss: 120 },
          { amount: 100, ...(role === undefined ? {} : { role }) },
        ),
      ],
    )
      .answer()
      .offered.get('jliving@2018')?.all;
  expect(of('Director', 'stage2')?.aboveAuthority).toBe(1);
  expect(of('Chief Executive', 'stage2')).toMatchObject({ aboveAuthority: 0, authorityUnknown: 0 });
  expect(of(undefined, 'stage2')).toMatchObject({ aboveAuthority: 0, authorityUnknown: 1 });
});

test('a portfolio in which nothing was decided has no report', () => {
  expect(tallyOf([alliance], [{ id: 'x', facts: high }]).answer().offered.size).toBe(0);
});

test('the Ombudsman’s cases: what was offered and ordered, against an edition', () => {
  const cases = theCases()
    .map((entry) => entry.case)
    .filter(({ determination }) => determination !== undefined);
  const [ombudsman] = library.editions.filter(({ edition }) => edition.id === 'jmha@2023-07');
  if (!ombudsman) throw new Error('jmha has no such edition any more');
  const tally = tallyOf([ombudsman], cases);
  const published = tally.answer().offered.get('jmha@2023-07')?.published;
  const ordered = cases.filter(({ determination }) => typeof determination?.ordered === 'number');
  expect(cases.length).toBeGreaterThanOrEqual(20);
  expect(published?.ordered.cases).toBe(ordered.length);
  const list = tally.offered.publishedCases(0);
  const one = list.find(({ id }) => id === 'ombudsman-202222548');
  expect(one).toMatchObject({ offered: 12_500, ordered: 65_000 });
  // Under JMHA ¶8 the run pays what was ordered, £650; of its own the edition knows no order, and the impact is not known.
  expect(tally.sideAt(0, one?.at ?? -1)).toMatchObject({ min: 65_000, max: 65_000 });
  expect(one?.own).not.toMatchObject({ min: 65_000, max: 65_000 });
});

test('an order is held against what the edition gives of its own, not against itself (JMHA ¶8)', () => {
  const jmha = library.editions.find(({ edition }) => edition.id === 'jmha@2023-07');
  if (!jmha) throw new Error('jmha has no such edition any more');
  const ordered: Case = {
    id: 'ordered',
    facts: { impact: 'low', ombudsmanFinding: 'maladministration', ombudsmanOrder: 5000 },
    determination: { ref: '1', offered: 0, ordered: 5000 } as NonNullable<Case['determination']>,
  };
  const { ombudsmanOrder: _order, ...facts } = ordered.facts;
  const tally = tallyOf([jmha], [ordered]);
  const own = tallyOf([jmha], [{ ...ordered, facts }]).sideAt(0, 0);
  const [one] = tally.offered.publishedCases(0);
  expect(tally.sideAt(0, 0)).toMatchObject({ min: 500_000, max: 500_000 });
  expect(own.max).toBeLessThan(500_000);
  expect(one).toMatchObject({ own, offeredIs: 'below', orderedIs: 'above' });
  expect(tally.answer().offered.get('jmha@2023-07')?.published?.ordered).toMatchObject({
    above: 1,
    within: 0,
  });
});

describe('a portfolio that says nothing of who decided, or why', () => {
  const cases = [decided('one', high, { amount: 100 }), decided('two', high, { amount: 5000 })];
  const counts = ['above authority', 'authority not told', 'other role', 'no reason'];
  const cells = (options: Parameters<typeof tallyOf>[2]): unknown[] => {
    const { columns, rows } = offeredTable(tallyOf([alliance], cases, options).answer());
    return counts.map((name) => rows[0]?.[columns.findIndex((column) => column.name === name)]);
  };

  test('accuses nobody: its counts are not in the file, in tables and as JSON', () => {
    const impact = tallyOf([alliance], cases).answer();
    expect(impact.offered.get(name)?.silent).toEqual(['role', 'reasons']);
    expect(cells({})).toEqual(counts.map(() => 'not in the file'));
    expect(impactToJson(impact).offered[name]?.all).toMatchObject({
      ...{ cases: 2, aboveAuthority: null, authorityUnknown: null, otherRole: null, noReason: null },
    });
  });

  test('is told of by its mapping: a column of reasons that is empty is no silence', () => {
    expect(cells({ silent: ['role'] })).toEqual([...counts.slice(1).map(() => 'not in the file'), 2]);
    const column = (to: ColumnMapping['to']): ColumnMapping => ({ column: 'x', to }) as ColumnMapping;
    const mapping = { columns: [column({ decided: 'amount' }), column({ decided: 'reasons' })] };
    expect(silentIn(mapping as unknown as Mapping)).toEqual(['role']);
  });
});
