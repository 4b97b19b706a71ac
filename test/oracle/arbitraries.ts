/** Valid cases for an edition, with values drawn to the thresholds that the edition names, for differential tests. */

import fc from 'fast-check';
import { combinationCount } from './oracle';
import { day, iso } from './dates';
import { withNulls, withoutDoubles } from './tidy';
import { poolsOf, itemFacts, moneyNamed, pool, type Pools } from './thresholds';
import type { CaseSpec, Edition, FactDecl, Raw, Vocabulary } from './types';

const STEPS = [
  'received',
  'stage1Acknowledged',
  'stage1ExtendedTo',
  'stage1Responded',
  'escalationRequested',
  'stage2Acknowledged',
  'stage2ExtendedTo',
  'stage2Responded',
];
const FIRST = day('2018-01-01');
const LAST = day('2028-12-31');

/** A value of a fact: one near a threshold twice as often as any of its domain. */
function valueOf(decl: FactDecl, near: readonly Raw[], received: number): fc.Arbitrary<Raw> {
  const biased = near.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...near) }] : [];
  const any = (arbitrary: fc.Arbitrary<Raw>): fc.Arbitrary<Raw> =>
    fc.oneof(...biased, { weight: 1, arbitrary });
  if (decl.type === 'boolean') return fc.boolean();
  if (decl.type === 'enumeration') return any(fc.constantFrom(...(decl.values ?? [''])));
  const [min, max] = [decl.min ?? 0, decl.max ?? 1_000_000];
  if (decl.type === 'integer') return any(fc.integer({ min, max: Math.min(max, min + 400) }));
  if (decl.type === 'money')
    return any(
      fc.oneof(
        fc.integer({ min: min * 100, max: Math.min(max, min + 3000) * 100 }).map((p) => p / 100),
        fc.constant(min),
      ),
    );
  if (decl.type === 'time') {
    const clock = (m: number): string =>
      `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
    return any(fc.integer({ min: 0, max: 1439 }).map(clock));
  }
  const around = fc
    .integer({ min: -500, max: 500 })
    .map((n) => iso(Math.min(LAST, Math.max(FIRST, received + n))));
  return any(around);
}

/** A few facts out of many: those the edition mentions `often` in a hundred, those that bar a case `barring`, the others seldom. */
function factsOf(
  decls: FactDecl[],
  pools: Pools,
  received: number,
  often: number,
  barring: number,
): fc.Arbitrary<Record<string, Raw>> {
  const each = decls.map((d) => {
    const known = pools.barring.has(d.name) ? barring : often;
    const share = d.default === null ? 85 : pools.mentioned.has(d.name) ? known : 4;
    const value = valueOf(d, pool(pools, d, received), received);
    return fc
      .tuple(fc.integer({ min: 0, max: 99 }), value)
      .map(([n, v]): [string, Raw][] => (n < share ? [[d.name, v]] : []));
  });
  return fc.tuple(...each).map((found) => Object.fromEntries(found.flat()));
}

/** Dates in order; each step may be missing, and none stands before the one it follows. */
function timelineOf(received: number): fc.Arbitrary<Record<string, string>> {
  const step = fc.record({
    given: fc.boolean(),
    after: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 })),
  });
  return fc
    .tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.array(step, { minLength: 7, maxLength: 7 }),
      fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(400) }),
    )
    .map(([none, steps, before]) => {
      if (none === 0) return {};
      let at = received;
      const dates = steps.flatMap((s, i) => {
        if (!s.given) return [];
        at = Math.min(LAST, at + s.after);
        return [[STEPS[i + 1] ?? '', iso(at)]];
      });
      const arose = before === undefined ? [] : [['issueArose', iso(received - before)]];
      return Object.fromEntries([...arose, ['received', iso(received)], ...dates]) as Record<string, string>;
    });
}

type Item = NonNullable<CaseSpec['items']>[number];

function itemsOf(decls: FactDecl[], pools: Pools, kinds: string[], received: number): fc.Arbitrary<Item[]> {
  const item = fc.constantFrom(...kinds).chain((kind) =>
    factsOf(
      decls.filter((d) => itemFacts(pools, kind).has(d.name)),
      pools,
      received,
      60,
      25,
    ).map((facts) => ({ kind, title: kind, facts })),
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<Item[]>([]) },
    { weight: 3, arbitrary: fc.array(item, { minLength: 1, maxLength: 4 }) },
  );
}

/** How many combinations of unknowns a generated case may have. */
export const MOST_COMBINATIONS = 128;

/**
 * Cases that a reader accepts for this edition: facts near its thresholds, up to four items, an ordered timeline, sometimes a
 * decided amount on the edge of a band, and now and then up to three unknown facts.
 */
export function caseFor(
  edition: unknown,
  vocabulary: unknown,
  most = MOST_COMBINATIONS,
): fc.Arbitrary<CaseSpec> {
  const ed = edition as Edition;
  const decls = [...(vocabulary as Vocabulary).facts, ...(ed.facts ?? [])];
  const pools = poolsOf(ed, decls);
  const kinds = ['failure', 'appointment', 'loss', ...(ed.kinds ?? []).map((k) => k.name)];
  const amounts = moneyNamed(ed);
  const decided = fc.oneof(
    fc.constantFrom(...amounts),
    fc.integer({ min: 0, max: 100_000 }).map((p) => p / 100),
  );
  const unknowns = fc.oneof(
    { weight: 7, arbitrary: fc.constant<number[]>([]) },
    { weight: 3, arbitrary: fc.array(fc.nat(500), { minLength: 1, maxLength: 3 }) },
  );
  const fits = (spec: CaseSpec): boolean =>
    combinationCount({ edition, case: spec, vocabulary, holidays: [] }) <= most;
  return fc.integer({ min: FIRST + 600, max: LAST - 600 }).chain((received) =>
    fc
      .record({
        facts: fc.oneof(
          { weight: 7, arbitrary: factsOf(decls, pools, received, 30, 3) },
          { weight: 3, arbitrary: factsOf(decls, pools, received, 30, 30) },
        ),
        items: itemsOf(decls, pools, kinds, received),
        timeline: timelineOf(received),
        decided: fc.option(decided, { freq: 3 }),
        unknowns,
      })
      .map((x) => {
        const outline: CaseSpec = {
          id: 'generated',
          title: 'Generated',
          facts: x.facts,
          items: x.items,
          timeline: x.timeline,
        };
        const known = withoutDoubles(
          x.decided === null ? outline : { ...outline, decided: { amount: x.decided } },
          decls,
        );
        const blanked = withNulls(known, x.unknowns);
        return fits(blanked) ? blanked : known;
      })
      .filter(fits),
  );
}
