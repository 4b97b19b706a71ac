import { describe, expect, test } from 'vitest';
import {
  compile,
  evaluatedPredicates,
  load,
  run,
  steps,
  type BatchResult,
} from '../../../engine/compile/index.ts';
import type { Case, HitPolicy, PreparedEdition } from '../../../engine/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { theLibrary } from '../../support/library.ts';
import { differences, editionOf } from './support.ts';

const library = theLibrary();
const { calendar } = library;
type Document = Record<string, unknown> & { rules: unknown[] };

const at = (fact: string, from: number): object => ({
  all: [{ fact, operator: 'greaterThanInclusive', value: from }],
});
const award = (name: string, from: number, amount: object): object => ({
  name,
  conditions: at('durationMonths', from),
  event: { type: 'award', params: { head: 'delay', clauses: ['2.1'], amount } },
});

/** An edition with one head and two awards that overlap from ten months. */
function overlapping(policy: HitPolicy, last = 10): PreparedEdition {
  const document = structuredClone(exampleHomes) as Document;
  document['heads'] = { delay: { hitPolicy: policy, category: 'goodwill' } };
  document['exclusive'] = [];
  document['tables'] = [];
  document['rules'] = [
    award('some', 1, { between: [20, 30] }),
    award('more', last, { sumOf: ['heatingCost'] }),
    award('never', 601, { fixed: 1000 }),
  ];
  return editionOf(library, document);
}

const months = (n: number, heatingCost = 25): Case => ({
  id: `months-${n}`,
  facts: { durationMonths: n, heatingCost },
});

describe('run(compile(edition), load(cases)): hit policies', () => {
  const cases = [0, 1, 9, 10, 600].map((n) => months(n));
  const expected: Readonly<Record<HitPolicy, readonly [number, number]>> = {
    unique: [2000, 3000],
    first: [2000, 3000],
    'collect-sum': [4500, 5500],
    'collect-max': [2500, 3000],
  };
  for (const policy of Object.keys(expected) as HitPolicy[])
    test(`${policy}: two that hold give ${expected[policy].join(' to ')} pence`, async () => {
      const edition = overlapping(policy);
      const compiled = compile([edition]);
      const [result] = run(compiled, load(compiled, cases, { calendar })) as [BatchResult];
      const ends = (row: number): unknown => [result.award(row).min, result.award(row).max];
      expect(ends(0)).toEqual([0, 0]);
      expect(result.outcome(0)).toBe('no-award');
      expect(ends(1)).toEqual([2000, 3000]);
      expect(ends(2)).toEqual([2000, 3000]);
      expect(ends(3)).toEqual(expected[policy]);
      expect(ends(4)).toEqual(expected[policy]);
      expect(await differences(library, [edition], cases)).toEqual([]);
    });
});

describe('run(compile(edition), load(cases)): rows', () => {
  for (const rows of [0, 1, 31, 32, 33, 63, 64, 65])
    test(`${rows} cases, none lost and none invented`, async () => {
      const edition = overlapping('collect-sum');
      const cases = Array.from({ length: rows }, (_, i) => months(i % 13));
      const compiled = compile([edition]);
      for (const chunk of [32, 8192]) {
        const [result] = run(compiled, load(compiled, cases, { calendar, chunk })) as [BatchResult];
        const holding = (from: number): number => cases.filter((_, i) => i % 13 >= from).length;
        expect([0, 1, 2].map((rule) => result.count(rule))).toEqual([holding(1), holding(10), 0]);
      }
      expect(await differences(library, [edition], cases)).toEqual([]);
    });
});

describe('load(compiled, cases), run again', () => {
  test('after an edit only its new predicates are evaluated', () => {
    const cases = [months(1), months(12)];
    const before = compile([overlapping('collect-sum')]);
    const table = load(before, cases, { calendar });
    run(before, table);
    const known = evaluatedPredicates(table);
    run(before, table);
    expect(evaluatedPredicates(table)).toBe(known);
    const after = compile([overlapping('collect-sum', 12)]);
    const [result] = run(after, table) as [BatchResult];
    expect(evaluatedPredicates(table)).toBe(known + 1);
    expect(result.firedIn(1).map(({ value }) => value)).toEqual(['some', 'more']);
  });

  test('what edits since given up have left behind is dropped, and the answers stay', () => {
    const cases = [months(1), months(12)];
    const table = load(compile([overlapping('collect-sum')]), cases, { calendar });
    for (let last = 2; last < 200; last += 1) run(compile([overlapping('collect-sum', last)]), table);
    expect(evaluatedPredicates(table)).toBeLessThan(100);
    const [result] = run(compile([overlapping('collect-sum', 12)]), table) as [BatchResult];
    expect(result.firedIn(1).map(({ value }) => value)).toEqual(['some', 'more']);
  });

  test('steps report how far they are, and end with what run gives', () => {
    const compiled = compile([overlapping('unique'), overlapping('first')]);
    const cases = Array.from({ length: 40 }, (_, i) => months(i));
    const table = load(compiled, cases, { calendar, chunk: 32 });
    const going = steps(compiled, table);
    const seen: number[] = [];
    let step = going.next();
    for (; !step.done; step = going.next()) seen.push(step.value.done);
    expect(seen).toEqual([32, 64, 72, 80]);
    expect(step.value.map((result) => [...result.max])).toEqual(
      run(compiled, table).map((result) => [...result.max]),
    );
  });
});

describe('steps(compiled, table)', () => {
  test('two runs of one table that take turns do not disturb each other', () => {
    const cases = Array.from({ length: 40 }, (_, i) => months(i));
    const compiled = [overlapping('unique'), overlapping('first'), overlapping('collect-sum', 3)];
    const [one, two] = [compile(compiled.slice(0, 2)), compile(compiled.slice(1))];
    const table = load(one, cases, { calendar, chunk: 32 });
    const turns = [steps(one, table), steps(two, table)];
    const ends: (readonly BatchResult[])[] = [];
    for (const i of [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]) {
      const step = turns[i]?.next();
      if (step?.done) ends.push(step.value);
    }
    const sums = (results: readonly BatchResult[]): unknown => results.map((result) => [...result.max]);
    expect(ends.map(sums)).toEqual([sums(run(one, table)), sums(run(two, table))]);
  });
});

describe('run(compile(edition), load(cases)): unknown facts', () => {
  const edition = overlapping('collect-sum');
  test('an unknown number gives the range of its values', async () => {
    const c: Case = { id: 'unknown-months', facts: { durationMonths: null, heatingCost: 25 } };
    const compiled = compile([edition]);
    const [result] = run(compiled, load(compiled, [c], { calendar })) as [BatchResult];
    expect(result.outcome(0)).toBe('undetermined');
    expect(result.possible.get(0)).toEqual(['award', 'no-award']);
    expect(result.award(0)).toEqual({ min: 0, max: 5500, basis: 'up-to' });
    expect(result.firedIn(0)).toEqual([
      { value: 'some', maybe: true },
      { value: 'more', maybe: true },
    ]);
    expect(await differences(library, [edition], [c])).toEqual([]);
  });

  test('too many of them are reported, not guessed', async () => {
    const [real] = library.editions as [PreparedEdition];
    const names = [...real.reads].filter((name) => real.facts.get(name)?.type !== 'date');
    const c: Case = { id: 'nothing-known', facts: Object.fromEntries(names.map((name) => [name, null])) };
    const compiled = compile([real]);
    const [result] = run(compiled, load(compiled, [c], { calendar })) as [BatchResult];
    expect(result.outcome(0)).toBe('undetermined');
    expect(result.problems.get(0)).toBe('too-many-unknowns');
    expect(await differences(library, [real], [c])).toEqual([]);
  });
});
