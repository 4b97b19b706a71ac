/** Cells of spreadsheets: what is understood, and that nothing is guessed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, formatPence, parseDate } from '../../../engine/index.ts';
import { ordersOf, parseClock, parseDay } from '../../../engine/portfolio/dates.ts';
import type { DateOrder, RawCell } from '../../../engine/portfolio/model.ts';
import { parseCount, parsePence } from '../../../engine/portfolio/numbers.ts';
import { Refusal } from '../../../engine/portfolio/refusal.ts';
import { literalFault, valueParser } from '../../../engine/portfolio/values.ts';
import { vocabulary, factNamed } from './read-support.ts';

const codeOf = (value: unknown): unknown => (value instanceof Refusal ? value.code : value);

describe('parsePence', () => {
  it.each<[RawCell, number | string]>([
    ['£1,200.50', 120050],
    ['1200.5', 120050],
    ['£ 80', 8000],
    ['GBP 80.00', 8000],
    ['80 pounds', 8000],
    ['.50', 50],
    ['50p', 50],
    ['nil', 0],
    ['0', 0],
    ['80.0000', 8000],
    ['1,000,000', 100_000_000],
    ['-£50', -5000],
    ['£-50', -5000],
    ['(50.00)', -5000],
    [19.99, 1999],
    [30.000000000000004, 3000],
    ['1 200,50', 'ambiguous-number'],
    ['1.200,50', 'ambiguous-number'],
    ['1,20', 'ambiguous-number'],
    ['12,00', 'ambiguous-number'],
    ['1,2000', 'ambiguous-number'],
    ['1.200', 'ambiguous-number'],
    ['£1,200.500', 120050],
    ['1200.505', 'ambiguous-number'],
    ['1200.5051', 'bad-money'],
    [33.333, 'bad-money'],
    ['€50', 'other-currency'],
    ['$1,000', 'other-currency'],
    ['£1.2k', 'bad-money'],
    ['about 50', 'bad-money'],
    ['£', 'bad-money'],
    ['50-60', 'bad-money'],
    ['-(5)', 'bad-money'],
    ['99999999999999', 'out-of-range'],
    [1e15, 'out-of-range'],
    ['1e3', 'bad-money'],
    [true, 'bad-money'],
    ['\uFFFD50', 'not-utf8'],
  ])('%j is %j', (raw, wanted) => {
    expect(codeOf(parsePence(raw))).toBe(wanted);
  });

  it('reads every sum as it is written for reading', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), (pence) => {
        expect(parsePence(formatPence(pence))).toBe(pence);
        expect(parsePence(formatPence(pence, true))).toBe(pence);
        expect(parsePence(`(${formatPence(pence, true)})`)).toBe(0 - pence);
        expect(parsePence((pence / 100).toFixed(2))).toBe(pence);
        expect(parsePence(pence / 100)).toBe(pence);
      }),
    );
  });
});

describe('parseCount', () => {
  it.each<[RawCell, string | undefined, number | string]>([
    ['14', 'months', 14],
    ['14.0', undefined, 14],
    ['1,200', undefined, 1200],
    ['14 months', 'months', 14],
    ['2 mths', 'months', 2],
    ['1 year 2 months', 'months', 14],
    ['1 year and 1 month', 'months', 13],
    ['2 yrs', 'months', 24],
    ['3 appointments', 'appointments', 3],
    ['1 appointment', 'appointments', 1],
    ['4 wks', 'weeks', 4],
    [7, 'months', 7],
    ['-2', 'months', -2],
    ['3 weeks', 'months', 'other-unit'],
    ['90 days', 'months', 'other-unit'],
    ['2 months 10 days', 'months', 'other-unit'],
    ['14 months', 'appointments', 'other-unit'],
    ['2.5', 'months', 'value-type'],
    ['5+', 'months', 'value-type'],
    ['two', 'months', 'value-type'],
    ['1-2', 'months', 'value-type'],
    ['1,2', undefined, 'ambiguous-number'],
    ['1.000', undefined, 'value-type'],
    [2.5, 'months', 'value-type'],
    [true, 'months', 'value-type'],
  ])('%j in %j is %j', (raw, unit, wanted) => {
    expect(codeOf(parseCount(raw, unit))).toBe(wanted);
  });
});

describe('parseDay', () => {
  it.each<[RawCell, DateOrder | undefined, string]>([
    ['2025-03-14', undefined, '2025-03-14'],
    ['2025-03-14', 'dmy', '2025-03-14'],
    ['2025/3/4', undefined, '2025-03-04'],
    ['03/04/2025', 'dmy', '2025-04-03'],
    ['03/04/2025', 'mdy', '2025-03-04'],
    ['3.4.25', 'dmy', '2025-04-03'],
    ['25/03/04', 'ymd', '2025-03-04'],
    ['20250314', undefined, '2025-03-14'],
    ['14/03/2025', undefined, '2025-03-14'],
    ['03/14/2025', undefined, '2025-03-14'],
    ['4/4/2025', undefined, '2025-04-04'],
    ['3 Mar 2025', undefined, '2025-03-03'],
    ['3rd March 2025', undefined, '2025-03-03'],
    ['03-Sept-25', undefined, '2025-09-03'],
    ['Mon 3 March 2025', undefined, '2025-03-03'],
    ['March 3, 2025', undefined, '2025-03-03'],
    ['14/03/2025 9:30', 'dmy', '2025-03-14'],
    ['2025-03-14T00:00:00', undefined, '2025-03-14'],
    ['2025-03-14 09:30:00.000Z', undefined, '2025-03-14'],
    [45730, undefined, '2025-03-14'],
    [45730.75, undefined, '2025-03-14'],
    ['45730', undefined, '2025-03-14'],
    ['03/04/2025', undefined, 'ambiguous-date'],
    ['2025-06-14T23:30:00Z', undefined, 'ambiguous-date'],
    ['2025-06-14T10:30:00+05:00', undefined, 'ambiguous-date'],
    ['14/03/2025', 'mdy', 'bad-date'],
    ['31/02/2025', 'dmy', 'bad-date'],
    ['29 February 2025', undefined, 'bad-date'],
    ['2025-13-01', undefined, 'bad-date'],
    ['14/03/0205', 'dmy', 'bad-date'],
    ['03/04/2025', 'ymd', 'bad-date'],
    ['March 2025', undefined, 'bad-date'],
    ['about 3 Mar 2025', undefined, 'bad-date'],
    ['last week', undefined, 'bad-date'],
    [17, undefined, 'bad-date'],
    ['17', undefined, 'bad-date'],
    [true, undefined, 'bad-date'],
  ])('%j with %j is %j', (raw, order, wanted) => {
    expect(codeOf(parseDay(raw, order))).toBe(wanted);
  });

  it('reads every day in each order, and only the days there are', () => {
    const [first, last] = [parseDate('2000-01-01') ?? 0, parseDate('2099-12-31') ?? 0];
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (day) => {
        const text = formatDate(day);
        const [y, m, d] = text.split('-') as [string, string, string];
        expect(parseDay(`${d}/${m}/${y}`, 'dmy')).toBe(text);
        expect(parseDay(`${Number(m)}-${Number(d)}-${y}`, 'mdy')).toBe(text);
        expect(parseDay(`${y}.${m}.${d}`, 'dmy')).toBe(text);
        expect(parseDay(day + 25_569)).toBe(text);
        const free = parseDay(`${d}/${m}/${y}`);
        expect(free === text || free instanceof Refusal).toBe(true);
      }),
    );
  });

  it('says which orders a text allows', () => {
    expect(ordersOf('14/03/2025')).toEqual(['dmy']);
    expect(ordersOf('03/14/2025')).toEqual(['mdy']);
    expect(ordersOf('03/04/2025')).toEqual(['dmy', 'mdy']);
    expect(ordersOf('2025-03-04')).toEqual([]);
    expect(ordersOf('3 March 2025')).toEqual([]);
  });
});

describe('parseClock', () => {
  it.each<[RawCell, string]>([
    ['9:30', '09:30'],
    ['09:30:15', '09:30'],
    ['9.30 pm', '21:30'],
    ['12am', '00:00'],
    ['12:05 p.m.', '12:05'],
    [0.5, '12:00'],
    ['24:00', 'bad-time'],
    ['9', 'bad-time'],
    ['13pm', 'bad-time'],
    [1.5, 'bad-time'],
  ])('%j is %j', (raw, wanted) => {
    expect(codeOf(parseClock(raw))).toBe(wanted);
  });
});

describe('valueParser', () => {
  it.each<[string, RawCell, unknown]>([
    ['vulnerableHousehold', 'Yes', true],
    ['vulnerableHousehold', 'n', false],
    ['vulnerableHousehold', 'TRUE', true],
    ['vulnerableHousehold', 0, false],
    ['vulnerableHousehold', '\u00A0y ', true],
    ['vulnerableHousehold', 'Unknown', null],
    ['vulnerableHousehold', '?', null],
    ['vulnerableHousehold', 'x', 'value-type'],
    ['vulnerableHousehold', 2, 'value-type'],
    ['impact', 'Major', 'high'],
    ['impact', 'SEVERE', 'high'],
    ['impact', 'minor', 'low'],
    ['impact', 'Moderate', 'medium'],
    ['impact', 'None', 'none'],
    ['impact', 'significant', 'value-domain'],
    ['impact', 'Hihg', 'value-domain'],
    ['customerType', 'FORMER_TENANT', 'formerTenant'],
    ['customerType', 'Shared ownership', 'sharedOwner'],
    ['complaintStage', 2, 'stage2'],
    ['complaintStage', 'Stage II', 'stage2'],
    ['complaintOutcome', 'Partially upheld', 'partlyUpheld'],
    ['arrears', '£1,200.50', 1200.5],
    ['arrears', '(50.00)', 'value-domain'],
    ['arrears', 2_000_000, 'value-domain'],
    ['durationMonths', '14 months', 14],
    ['durationMonths', '601', 'value-domain'],
    ['durationMonths', '-1', 'value-domain'],
    ['durationMonths', 'not known', null],
  ])('%s from %j is %j', (name, raw, wanted) => {
    expect(codeOf(valueParser(factNamed(name))(raw))).toBe(wanted);
  });

  it('gives nothing but values of the fact, whatever the cell', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constantFrom('Yes', '14 months', '£5', '1/2/2025', 'high', 'Stage 1', '(3)', '3 Mar 2025'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...vocabulary.facts), cell, (fact, raw) => {
        const value = valueParser(fact)(raw);
        if (value instanceof Refusal || value === null) return;
        expect(literalFault(fact, value)).toBe(undefined);
      }),
      { numRuns: 3000 },
    );
  });

  it('understands every value of the vocabulary by name and by label, as itself', () => {
    for (const fact of vocabulary.facts)
      for (const value of fact.values ?? []) {
        expect(valueParser(fact)(value)).toBe(value);
        expect(valueParser(fact)(fact.labels?.[value] ?? value)).toBe(value);
      }
  });
});
