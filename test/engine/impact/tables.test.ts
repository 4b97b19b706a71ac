import { describe, expect, test } from 'vitest';
import {
  binLabel,
  type Case,
  changedTable,
  distributionTable,
  type ExportTable,
  type ImpactPair,
  impactTables,
  impactToJson,
  plainRows,
  readableRows,
  sliceTable,
  takenFacts,
  withheld,
} from '../../../engine/index.ts';
import type { ImpactBin, ImpactChange } from '../../../engine/impact/model.ts';
import { hiddenOfPair, hiddenOfParts, withheldBins } from '../../../engine/impact/withhold-cells.ts';
import { edited, setAmount, tallyOf } from './support.ts';

describe('withheld(cases)', () => {
  test.each([
    ['nothing where every part has five', [5, 9, 0], [false, false, false]],
    ['the smallest other with a single small one', [3, 20, 8], [true, false, true]],
    ['no more where two small ones are five together', [3, 2, 20], [true, true, false]],
    ['one more where two small ones are four together', [3, 1, 20, 6], [true, true, false, true]],
    ['all of a whole that is small itself', [1, 0, 2], [true, false, true]],
    ['the only part where it is small', [4], [true]],
  ])('withholds %s: %j', (_, cases, expected) => {
    expect(withheld(cases)).toEqual(expected);
  });
});

describe('tables of an answer', () => {
  const file = 'rules/policies/alliance-homes/2024-12.json';
  const lower = edited(file, (document) => setAmount(document, 'grid', 'full-major', { fixed: 900.5 }));
  const cases: Case[] = Array.from({ length: 14 }, (_, i) => ({
    id: `c-${i}`,
    facts: { impact: i < 8 ? 'high' : 'low', vulnerableHousehold: i % 7 === 0 },
  }));
  const tally = tallyOf([edited(file), lower], cases, { by: ['vulnerableHousehold', 'impact'] });
  const impact = tally.answer();
  const [pair] = impact.pairs;
  if (!pair) throw new Error('there is no pair');

  test('a small part is withheld and the other with it; what was asked for is shown', () => {
    const table = sliceTable(pair, 'vulnerableHousehold');
    expect(table.withheld).toBe(2);
    expect(plainRows(table).map((row) => row.slice(0, 2))).toEqual([
      ['vulnerableHousehold', 'cases'],
      ['yes', 'withheld'],
      ['no', 'withheld'],
    ]);
    const all = plainRows(sliceTable(pair, 'vulnerableHousehold', { showSmall: true }));
    expect(all.map((row) => row[1])).toEqual(['cases', '2', '12']);
    expect(sliceTable(pair, 'impact').withheld).toBe(0);
  });

  test('sums are pounds: plain for files, with their sign for reading', () => {
    const change = impactTables(impact).find(({ name }) => name === 'change');
    if (!change) throw new Error('there is no such table');
    expect(plainRows(change)[1]?.at(-1)).toBe('-796.00');
    expect(readableRows(change)[1]?.at(-1)).toBe('-£796');
  });

  test('bars in words, on both sides of nothing', () => {
    const labels = pair.bins.map(binLabel);
    expect(labels[0]).toBe('£2,500 less or beyond');
    expect(labels).toContain('£50 to below £100 less');
    expect(labels).toContain('no change');
    expect(labels).toContain('below £10 more');
    expect(new Set(labels).size).toBe(pair.bins.length);
  });

  test('cases that moved, with both sides and what moved them; from a place on', () => {
    const idAt = (at: number): string => cases[at]?.id ?? '';
    const rows = plainRows(changedTable(tally, 0, { idAt }));
    expect(rows).toHaveLength(9);
    expect(rows[1]).toEqual([
      ...['alliance-homes@2024-12 (2)', 'c-0', '2'],
      ...['award', '1000.00', '1000.00', 'direct', 'Customer Experience Manager'],
      ...['award', '900.50', '900.50', 'direct', 'Customer Experience Manager'],
      ...['-99.50', 'loses', '', 'rule `grid-full-major` gives something else (2.7)'],
    ]);
    expect(changedTable(tally, 0, { idAt, since: 14 }).rows).toEqual([]);
  });

  test('a file says what it rests on: portfolio, rows left out, facts without a column with what stands for them', () => {
    const taken = takenFacts(tally.editions, {
      ...{ durationMonths: 'default', landlordResponsibility: 'unknown', impact: 'default' },
    });
    expect(taken.find(({ fact }) => fact === 'impact')).toMatchObject({ as: 'default', value: 'None' });
    expect(taken.find(({ fact }) => fact === 'landlordResponsibility')?.value).toBe('not known');
    expect(taken.map(({ rules }) => rules)).toEqual(taken.map(({ rules }) => rules).sort((a, b) => b - a));
    const about = { portfolio: 'cases.csv', rows: 1000, unusable: 50, taken };
    const [first] = impactTables(impact, { about });
    expect(first?.name).toBe('about');
    expect(plainRows(first as ExportTable)).toEqual(
      expect.arrayContaining([
        ['portfolio', 'cases.csv'],
        ['rows left out, because they cannot be used', '50'],
        [expect.stringMatching(/^no column, default assumed: /), 'None'],
      ]),
    );
    expect(impactTables(impact).map(({ name }) => name)).not.toContain('about');
  });

  test('sums over no case are blank, and null in JSON: nobody takes them for £0', () => {
    const vague = Array.from({ length: 8 }, (_, i): Case => ({ id: `v-${i}`, facts: { impact: null } }));
    const open = tallyOf([edited(file), lower], vague).answer();
    const [own] = open.pairs;
    expect(own?.change.figures).toBe(0);
    expect(own?.outside).toMatchObject({ undetermined: 8, openEnded: 0 });
    const cells = (name: string): string[] =>
      plainRows(impactTables(open).find((table) => table.name === name) as ExportTable)[1] ?? [];
    expect(cells('change').slice(-3)).toEqual(['', '', '']);
    expect(cells('totals').slice(4, 7)).toEqual(['', '', '']);
    expect(impactToJson(open)).toMatchObject({
      editions: [{ midpoint: null, openMin: null }, { min: null }],
      pairs: [{ change: { min: null, max: null, midpoint: null }, withoutMidpoint: 8 }],
    });
  });

  test('the distribution has a line for the cases that are in no bar', () => {
    const mixed = [
      ...cases,
      ...Array.from({ length: 6 }, (_, i): Case => ({ id: `u-${i}`, facts: { impact: null } })),
    ];
    const [own] = tallyOf([edited(file), lower], mixed).answer().pairs;
    const rows = plainRows(distributionTable(own as ImpactPair));
    expect(rows.at(-1)).toEqual(['no midpoint on one side or both', '6', '']);
    expect(rows.slice(1).reduce((sum, [, n]) => sum + Number(n), 0)).toBe(20);
  });

  test('JSON withholds the same, in pounds', () => {
    const json = impactToJson(impact);
    expect(json.pairs[0]?.by['vulnerableHousehold']).toEqual([
      { value: 'true', label: 'yes', withheld: true },
      { value: 'false', label: 'no', withheld: true },
    ]);
    expect(json.pairs[0]?.change).toMatchObject({ lose: 8, min: -796, midpoint: -796 });
    expect(() => JSON.stringify(json)).not.toThrow();
  });
});

describe('figures within what is shown', () => {
  const change = (gain: number, lose: number, same: number): ImpactChange => ({
    ...{ cases: gain + lose + same, gain, lose, same, notComparable: 0, moved: gain + lose },
    ...{ figures: gain + lose + same, outcome: 0, route: 0, authoriser: 0, terms: 0 },
    ...{ min: 100 * (gain - lose), max: 100 * (gain - lose), midpoint: 100 * (gain - lose) },
  });
  const bin = (from: number | null, to: number | null, cases: number): ImpactBin => ({
    ...{ from, to, cases, sum: cases * ((from ?? 0) + 1) },
  });

  test('a small count in a shown part goes with its partner, in its row and in its column', () => {
    const parts = [change(2, 0, 20), change(10, 0, 30), change(20, 0, 40)];
    const [small, partner, shown] = hiddenOfParts(parts, new Set());
    expect(small).toEqual(new Set(['gain', 'same', 'moved', 'min', 'max', 'midpoint']));
    expect(partner).toEqual(new Set(['gain', 'same', 'moved', 'min', 'max', 'midpoint']));
    expect(shown).toEqual(new Set());
    expect(hiddenOfParts([change(10, 0, 30), change(20, 0, 40)], new Set())).toEqual([new Set(), new Set()]);
  });

  test('the partner of a bar is on its side, and never the unchanged for a sum', () => {
    const own = [bin(-100, -50, 9), bin(0, 0, 6), bin(1, 100, 3), bin(100, 200, 20)];
    expect(withheldBins(own)).toEqual([false, false, true, true]);
    const whole = [bin(-100, -50, 9), bin(0, 0, 6), bin(1, 100, 3)];
    expect(withheldBins(whole)).toEqual([true, false, true]);
    expect(hiddenOfPair({ bins: whole, change: change(3, 9, 6) })).toEqual(
      new Set(['gain', 'lose', 'moved']),
    );
    // Three cases are in no bar: a side goes with them, and what the figures leave of all.
    const rest = { bins: own.slice(0, 2), change: { ...change(0, 9, 9), figures: 15 } };
    expect(withheldBins(rest.bins, 3)).toEqual([true, false]);
    expect([...hiddenOfPair(rest)]).toEqual(expect.arrayContaining(['figures', 'lose']));
    const alone = [bin(0, 0, 6), bin(1, 100, 3)];
    const pairCells = hiddenOfPair({ bins: alone, change: change(3, 0, 6) });
    expect([...pairCells].sort()).toEqual(['gain', 'max', 'midpoint', 'min', 'moved', 'same']);
  });

  test('no case of a side with a withheld bar is named', () => {
    const file = 'rules/policies/alliance-homes/2024-12.json';
    const lower = edited(file, (document) => setAmount(document, 'grid', 'full-major', { fixed: 900 }));
    const cases: Case[] = Array.from({ length: 14 }, (_, i) => ({
      id: `c-${i}`,
      facts: { impact: i < 3 ? 'high' : 'low' },
    }));
    const impact = tallyOf([edited(file), lower], cases).answer();
    const tables = JSON.stringify(impactTables(impact).map(({ rows }) => rows));
    expect([tables.includes('c-0'), tables.includes('withheld')]).toEqual([false, true]);
    expect(JSON.stringify(impactToJson(impact))).not.toContain('c-0');
    expect(impactToJson(impact).pairs[0]).toMatchObject({
      change: { lose: 'withheld', same: 'withheld' },
      largestWithheld: true,
    });
    expect(JSON.stringify(impactToJson(impact, { showSmall: true }))).toContain('c-0');
  });
});
