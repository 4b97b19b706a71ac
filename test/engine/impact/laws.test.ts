import { describe, expect, test } from 'vitest';
import {
  decide,
  type Impact,
  type ImpactChange,
  moves,
  type PreparedEdition,
} from '../../../engine/index.ts';
import { mostMovers } from '../../../engine/impact/largest.ts';
import { edited, generated, library, runAll, setAmount, setLimit, tallyOf } from './support.ts';

const facts = ['impact', 'vulnerableHousehold', 'monthsSinceIssue', 'arrears'];
const derby = 'rules/policies/derby-homes/2024-04.json';
const change = edited(derby, (document) => {
  setAmount(document, 'impact-bands', 'moderate', { between: [500, 900] });
  setLimit(document, 'too-late', 6);
});
const pairs: readonly (readonly [string, PreparedEdition, PreparedEdition])[] = [
  ['an edit', edited(derby), change],
  ...library.editions
    .slice(1)
    .map((edition): [string, PreparedEdition, PreparedEdition] => [
      `${library.editions[0]?.edition.id} against ${edition.edition.id}`,
      library.editions[0] as PreparedEdition,
      edition,
    ]),
];

const keys = Object.keys as (change: ImpactChange) => (keyof ImpactChange)[];
/** All counts and sums of some changes added up; the middle of sums is rounded once for each of them and left out. */
function added(changes: readonly ImpactChange[]): Partial<ImpactChange> {
  const [first] = changes;
  if (!first) return {};
  const names = keys(first).filter((key) => key !== 'midpoint');
  return Object.fromEntries(names.map((key) => [key, changes.reduce((sum, each) => sum + each[key], 0)]));
}
const whole = ({ midpoint, ...rest }: ImpactChange): Partial<ImpactChange> => (void midpoint, rest);
/** An answer as plain data, without the ids of groups: they depend on the order in which groups were met. */
const plain = (impact: Impact): unknown =>
  JSON.parse(
    JSON.stringify(impact, (key: string, value: unknown) => {
      if (value instanceof Map) return [...(value as Map<string, unknown>)];
      if (key === 'edition' || key === 'base') return (value as PreparedEdition).edition.id;
      return key === 'id' && typeof value === 'number' ? undefined : value;
    }),
  );

describe.each(pairs)('%s', (_, base, other) => {
  const tally = tallyOf([base, other], generated, { by: facts });
  const impact = tally.answer();
  const [pair] = impact.pairs;
  if (!pair) throw new Error('there is no pair');

  test('slices, causes and bars add up to the whole', () => {
    for (const fact of facts)
      expect(added((pair.by.get(fact) ?? []).map((s) => s.change))).toEqual(whole(pair.change));
    const groups = [
      ...pair.causes.map((cause) => cause.change),
      ...(pair.otherCauses ? [pair.otherCauses.change] : []),
    ];
    const { cases, gain, lose, notComparable, min, max } = added(groups);
    expect(cases ?? 0).toBe(pair.change.moved);
    expect({ gain, lose, notComparable, min, max }).toMatchObject(
      groups.length > 0
        ? {
            gain: pair.change.gain,
            lose: pair.change.lose,
            notComparable: pair.change.notComparable,
            min: pair.change.min,
            max: pair.change.max,
          }
        : {},
    );
    expect(pair.bins.reduce((sum, bin) => sum + bin.cases, 0)).toBe(pair.change.figures);
    const { gain: up, lose: down, same, notComparable: not } = pair.change;
    expect(up + down + same + not).toBe(generated.length);
  });

  test('the cases behind a figure are as many as it says', () => {
    for (const kind of [
      'gain',
      'lose',
      'same',
      'notComparable',
      'moved',
      'outcome',
      'route',
      'authoriser',
      'terms',
    ] as const)
      expect(tally.casesOf(0, { kind: 'change', change: kind }).total).toBe(pair.change[kind]);
    pair.bins.forEach(({ cases }, bin) => expect(tally.casesOf(0, { kind: 'bin', bin }).total).toBe(cases));
    for (const { id, change: of } of pair.causes)
      expect(tally.casesOf(0, { kind: 'cause', id }).total).toBe(of.cases);
    for (const [fact, slices] of pair.by)
      for (const { value, change: of } of slices) {
        expect(tally.casesOf(0, { kind: 'slice', fact, value }).total).toBe(of.cases);
        expect(tally.casesOf(0, { kind: 'slice', fact, value, change: 'gain' }).total).toBe(of.gain);
      }
  });

  test('`moves` says the same of fields and causes', () => {
    const [before, after] = runAll([base, other], generated);
    if (!before || !after) throw new Error('nothing ran');
    const told = moves(before, after);
    const fields = (field: 'outcome' | 'route' | 'authoriser' | 'terms') =>
      told.groups.flatMap((group) => group.moves).filter((move) => move.fields.includes(field)).length;
    expect(pair.change.moved).toBe(told.moved);
    for (const field of ['outcome', 'route', 'authoriser', 'terms'] as const)
      expect([field, pair.change[field]]).toEqual([field, fields(field)]);
    expect(pair.causes.length + (pair.otherCauses?.groups ?? 0)).toBe(told.groups.length);
    const first = pair.causes.slice(0, 20).map(({ causes, change: of }) => ({ causes, cases: of.cases }));
    expect(first).toEqual(
      told.groups.slice(0, 20).map(({ causes, moves: list }) => ({ causes, cases: list.length })),
    );
  });

  test('turned round, gains are losses and every sum changes its sign', () => {
    const back = tallyOf([other, base], generated).answer().pairs[0];
    const { gain, lose, min, max, midpoint, ...rest } = pair.change;
    const sign = (sum: number): number => 0 - sum;
    expect(back?.change).toEqual({
      ...rest,
      gain: lose,
      lose: gain,
      min: sign(min),
      max: sign(max),
      midpoint: sign(midpoint),
    });
    expect(back?.bins.map(({ cases, sum }) => [cases, sum])).toEqual(
      pair.bins.map(({ cases, sum }) => [cases, sign(sum)]).reverse(),
    );
  });

  test('how the portfolio is cut makes no difference', () => {
    for (const size of [33, 400])
      expect(plain(tallyOf([base, other], generated, { by: facts }, size).answer())).toEqual(plain(impact));
    const few = generated.slice(0, 40);
    const one = tallyOf([base, other], few, { by: facts }, 1).answer();
    expect(plain(one)).toEqual(plain(tallyOf([base, other], few, { by: facts }).answer()));
  });

  test('the largest movers are the largest', () => {
    const all = generated
      .map((_, at) => tally.mover(0, at))
      .filter(({ midpoint }) => midpoint !== null && midpoint !== 0);
    const doubled = ({ before, after }: (typeof all)[number]): number =>
      Math.abs(after.min + (after.max ?? 0) - before.min - (before.max ?? 0));
    const sorted = all.sort((a, b) => doubled(b) - doubled(a) || a.at - b.at).slice(0, mostMovers);
    expect(pair.largest.map(({ at }) => at)).toEqual(sorted.map(({ at }) => at));
  });
});

test('sums are those of `decide`, case by case', async () => {
  const cases = generated.slice(0, 150);
  const impact = tallyOf([edited(derby), change], cases).answer();
  for (const { edition, totals } of impact.editions) {
    const sums = {
      awarded: 0,
      figures: 0,
      min: 0,
      max: 0,
      openEnded: 0,
      openMin: 0,
      unspecified: 0,
      undetermined: 0,
    };
    for (const each of cases) {
      const decided = await decide(library, edition, each);
      if (!decided.ok) throw new Error('a case cannot be decided');
      const { outcome, award } = decided.value;
      if (outcome === 'award') sums.awarded += 1;
      if (outcome === 'undetermined') sums.undetermined += 1;
      else if (award.min === null) sums.unspecified += 1;
      else if (award.max === null) {
        sums.openEnded += 1;
        sums.openMin += award.min;
      } else {
        sums.figures += 1;
        sums.min += award.min;
        sums.max += award.max;
      }
    }
    expect(totals).toMatchObject(sums);
  }
});
