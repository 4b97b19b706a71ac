import { describe, expect, test } from 'vitest';
import { type Case, type Impact, type ImpactBin, type ImpactPair } from '../../../engine/index.ts';
import { edited, setAmount, setLimit, tallyOf } from './support.ts';

const alliance = 'rules/policies/alliance-homes/2024-12.json';
const derby = 'rules/policies/derby-homes/2024-04.json';

const c = (id: string, facts: Case['facts'], more: Partial<Case> = {}): Case => ({ id, facts, ...more });
const pairOf = (impact: Impact, place = 0): ImpactPair => {
  const pair = impact.pairs[place];
  if (!pair) throw new Error('there is no such pair');
  return pair;
};
const filled = (bins: readonly ImpactBin[]) => bins.filter(({ cases }) => cases > 0);

describe('an edition against an edit of it: the grid pays £200 more at the top (Alliance 2.7), and claims end three months earlier (4.2)', () => {
  const cases = [
    c('high', { impact: 'high' }),
    c('medium', { impact: 'medium' }),
    c('late', { impact: 'high', monthsSinceIssue: 4 }),
    c('none', { impact: 'none' }),
    c('vulnerable', { impact: 'high', vulnerableHousehold: true }),
    c('unknown', { impact: null }),
  ];
  const after = edited(alliance, (document) => {
    setAmount(document, 'grid', 'full-major', { fixed: 1200 });
    setLimit(document, 'too-late', 3);
  });
  const tally = tallyOf([edited(alliance), after], cases, {
    by: ['vulnerableHousehold', 'monthsSinceIssue'],
  });
  const impact = tally.answer();
  const pair = pairOf(impact);

  test('sums: £1,000 three times and £500 before; £1,200 twice and £500 after; the unknown impact is in neither', () => {
    const [before, now] = impact.editions.map(({ totals }) => totals);
    expect(before).toEqual({
      ...{ cases: 6, awarded: 4, figures: 5, min: 350_000, max: 350_000, midpoint: 350_000 },
      ...{ openEnded: 0, openMin: 0, unspecified: 0, undetermined: 1, undecidable: 0 },
      byOutcome: { award: 4, 'no-award': 1, undetermined: 1 },
    });
    expect(now).toMatchObject({ awarded: 3, figures: 5, min: 290_000, max: 290_000, undetermined: 1 });
    expect(now?.byOutcome).toEqual({ award: 3, 'no-award': 1, excluded: 1, undetermined: 1 });
  });

  test('two gain £200, one loses £1,000 and its outcome, two stay, and the unknown one cannot be held against its sum', () => {
    expect(pair.change).toMatchObject({ cases: 6, gain: 2, lose: 1, same: 2, notComparable: 1, moved: 4 });
    expect(pair.change).toMatchObject({ outcome: 1, authoriser: 1, route: 1, terms: 1, figures: 5 });
    expect(pair.change).toMatchObject({ min: -60_000, max: -60_000, midpoint: -60_000 });
  });

  test('bars hold the end that is nearer to nothing: £1,000 less is in £1,000 to £2,500', () => {
    expect(filled(pair.bins)).toEqual([
      { from: -250_000, to: -100_000, cases: 1, sum: -100_000 },
      { from: 0, to: 0, cases: 2, sum: 0 },
      { from: 10_000, to: 25_000, cases: 2, sum: 40_000 },
    ]);
  });

  test('each case is put down to what moved it: the late one to both, because its row pays more as well', () => {
    const told = pair.causes.map(({ causes, change }) => [
      causes.map((cause) => (cause.kind === 'rule' ? `${cause.rule} ${cause.how}` : cause.part)).join(),
      change.cases,
      change.min,
    ]);
    expect(told).toEqual([
      ['grid-full-major effect', 3, 40_000],
      ['grid-full-major effect,too-late conditions', 1, -100_000],
    ]);
  });

  test('by a fact: its values in their order, numbers in spans', () => {
    const told = (fact: string) =>
      pair.by
        .get(fact)
        ?.map(({ label, change }) => [label, change.cases, change.gain, change.lose, change.min]);
    expect(told('vulnerableHousehold')).toEqual([
      ['yes', 1, 1, 0, 20_000],
      ['no', 5, 1, 1, -80_000],
    ]);
    expect(told('monthsSinceIssue')).toEqual([
      [expect.stringMatching(/^0/), 5, 2, 0, 40_000],
      [expect.stringMatching(/^4 to 6/), 1, 0, 1, -100_000],
    ]);
  });

  test('the cases behind every figure', () => {
    const places = (...args: Parameters<typeof tally.casesOf>) => tally.casesOf(...args).places;
    expect(places(0, { kind: 'change', change: 'gain' })).toEqual([0, 4]);
    expect(places(0, { kind: 'change', change: 'notComparable' })).toEqual([5]);
    expect(places(0, { kind: 'slice', fact: 'vulnerableHousehold', value: 'false', change: 'lose' })).toEqual(
      [2],
    );
    const bar = pair.bins.findIndex(({ from }) => from === 10_000);
    expect(places(0, { kind: 'bin', bin: bar })).toEqual([0, 4]);
    expect(places(0, { kind: 'cause', id: pair.causes[0]?.id ?? -1 })).toEqual([0, 4, 5]);
    expect(tally.casesOf(0, { kind: 'change', change: 'all' }, 2, 2)).toEqual({ total: 6, places: [2, 3] });
  });

  test('the largest movers, the earlier first where they are equal, with both sides', () => {
    expect(pair.largest.map(({ id, line, midpoint }) => [id, line, midpoint])).toEqual([
      ['late', 4, -100_000],
      ['high', 2, 20_000],
      ['vulnerable', 6, 20_000],
    ]);
    expect(pair.largest[0]).toMatchObject({
      before: { outcome: 'award', min: 100_000, max: 100_000, route: 'direct' },
      after: { outcome: 'excluded', min: 0, max: 0, route: null, authoriser: null },
    });
  });
});

describe('open ends (Derby 14.26 Severe, £1,000 or more)', () => {
  const closed = edited(derby, (document) =>
    setAmount(document, 'impact-bands', 'severe', { between: [1000, 2000] }),
  );
  const crossed = edited(derby, (document) =>
    setAmount(document, 'impact-bands', 'severe', { between: [1500, 2000] }),
  );
  const cases = [c('severe', { impact: 'high' }), c('none', { impact: 'none' })];
  const impact = tallyOf([edited(derby), closed, crossed], cases).answer();

  test('are counted apart from the sums, with their least', () => {
    expect(impact.editions[0]?.totals).toMatchObject({
      figures: 1,
      openEnded: 1,
      openMin: 100_000,
      min: 0,
      max: 0,
    });
    expect(impact.editions[1]?.totals).toMatchObject({
      figures: 2,
      openEnded: 0,
      min: 100_000,
      max: 200_000,
    });
  });

  test('an end that closes is a loss without a sum; a least that rises beside it cannot be compared', () => {
    expect(pairOf(impact).change).toMatchObject({ lose: 1, gain: 0, same: 1, figures: 1, min: 0, max: 0 });
    expect(pairOf(impact, 1).change).toMatchObject({
      lose: 0,
      gain: 0,
      same: 1,
      notComparable: 1,
      figures: 1,
    });
    expect(pairOf(impact).largest).toEqual([]);
  });

  test('a range whose middle moves by half a penny counts it away from nothing', () => {
    const half = edited(derby, (document) =>
      setAmount(document, 'impact-bands', 'minor', { between: [10, 600.01] }),
    );
    const low = [c('minor', { impact: 'low' })];
    expect(pairOf(tallyOf([edited(derby), half], low).answer()).change.midpoint).toBe(1);
    expect(pairOf(tallyOf([half, edited(derby)], low).answer()).change.midpoint).toBe(-1);
  });
});

test('editions of one id are told apart by name, and a fact that nobody has is refused', () => {
  const editions = [edited(alliance), edited(alliance)];
  const { names } = tallyOf(editions, []);
  expect(names).toEqual(['alliance-homes@2024-12', 'alliance-homes@2024-12 (2)']);
  expect(() => tallyOf(editions, [], { by: ['colour'] })).toThrow('no edition has the fact colour');
});
