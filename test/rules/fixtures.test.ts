/** The fixture cases say what the documents say: every expectation is met under the edition in force, and every policy is asked. */
import { describe, expect, test } from 'vitest';
import {
  chooseEdition,
  datesOf,
  decide,
  determinationToJson,
  formatProblem,
  landlordEditions,
  matchExpectation,
} from '../../engine/index.ts';
import { theCases, theLibrary } from '../support/library.ts';

const library = theLibrary();
const landlords = landlordEditions(library);
const cases = theCases();
/** Everything that some case expects something of: landlords, references, and single editions by their id. */
const named = [...new Set([...landlords, ...cases.flatMap(({ case: c }) => Object.keys(c.expect ?? {}))])];

/** What does not meet its expectation, in words. */
async function differences(expectations: (typeof cases)[number]['case'], policy: string): Promise<string[]> {
  const expected = expectations.expect?.[policy];
  const chosen = chooseEdition(library, policy, datesOf(expectations));
  if (!expected || !chosen) return [];
  const decided = await decide(library, chosen.edition, expectations, { flags: chosen.flags });
  if (!decided.ok) return decided.problems.map(formatProblem);
  return matchExpectation(expected, determinationToJson(decided.value)).map((mismatch) => mismatch.text);
}

describe('fixtures/', () => {
  test('there are at least 150 cases and twenty determinations', () => {
    const determinations = cases.filter(({ case: c }) => c.determination !== undefined);
    expect(determinations).toHaveLength(20);
    expect(cases.length - determinations.length).toBeGreaterThanOrEqual(150);
  });

  test('every case says what it expects of all four landlords', () => {
    const silent = cases.flatMap(({ case: c }) =>
      landlords.filter((id) => !c.expect?.[id]).map((id) => `${c.id}: ${id}`),
    );
    expect(silent).toEqual([]);
  });

  test('every case says which boundary it proves', () => {
    const silent = cases.filter(({ case: c }) => !c.determination && !c.tests).map(({ case: c }) => c.id);
    expect(silent).toEqual([]);
  });

  for (const policy of named)
    test(`every expectation of ${policy} is met`, async () => {
      const found: string[] = [];
      for (const { case: c, file, line } of cases)
        for (const text of await differences(c, policy)) found.push(`${file}:${line} ${c.id}: ${text}`);
      expect(found).toEqual([]);
    });

  test('every name of which something is expected is an edition', () => {
    expect(named.filter((name) => !chooseEdition(library, name, {}))).toEqual([]);
  });

  test('every band and sum of the reference editions pays in a case that expects something of it', async () => {
    const references = library.editions.filter(({ edition }) => edition.reference === true);
    expect(references).toHaveLength(2);
    for (const reference of references) {
      const id = reference.edition.id;
      const paid = new Set<string>();
      for (const { case: c } of cases.filter((entry) => entry.case.expect?.[id])) {
        const decided = await decide(library, reference, c);
        if (decided.ok) decided.value.heads.forEach((head) => head.rules.forEach((rule) => paid.add(rule)));
      }
      const awards = reference.rules.filter(({ event }) => event.type === 'award').map(({ name }) => name);
      expect(awards.length, id).toBeGreaterThan(0);
      expect(
        awards.filter((name) => !paid.has(name)),
        id,
      ).toEqual([]);
    }
  });

  test('an expectation that is wrong by a penny is found', async () => {
    const first = cases.find(({ case: c }) => c.expect?.['jmha']?.['outcome'] === 'award')?.case;
    if (!first) throw new Error('no case with an award under jmha');
    const planted = { ...first, expect: { jmha: { award: { min: 0.01 } } } };
    expect(await differences(planted, 'jmha')).toHaveLength(1);
  });
});
