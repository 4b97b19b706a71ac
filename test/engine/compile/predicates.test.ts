import { describe, expect, test } from 'vitest';
import { leafOver } from '../../../engine/compile/predicates.ts';
import { emit, execute, Graph, Scratch } from '../../../engine/compile/program.ts';
import { plainKernels } from '../../../engine/compile/kernels.ts';
import { Space } from '../../../engine/compile/space.ts';
import { hasBit } from '../../../engine/compile/bits.ts';
import type { Leaf } from '../../../engine/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { theLibrary } from '../../support/library.ts';
import { editionOf } from './support.ts';

const library = theLibrary();
const homes = editionOf(library, exampleHomes);
const [other] = library.editions as [(typeof library.editions)[number]];
const leaf = (fact: string, operator: string, value: Leaf['value']): Leaf =>
  ({ fact, operator, value }) as Leaf;

describe('leafOver(graph, edition, leaf)', () => {
  const graph = new Graph();
  const ref = (fact: string, operator: string, value: Leaf['value'], edition = homes): number =>
    leafOver(graph, edition, leaf(fact, operator, value));

  test('above five and six at least are one predicate', () =>
    expect(ref('durationMonths', 'greaterThan', 5)).toBe(ref('durationMonths', 'greaterThanInclusive', 6)));
  test('below six is its complement', () => {
    expect(ref('durationMonths', 'lessThan', 6)).toBe(
      graph.not(ref('durationMonths', 'greaterThanInclusive', 6)),
    );
    expect(ref('durationMonths', 'lessThanInclusive', 5)).toBe(ref('durationMonths', 'lessThan', 6));
  });
  test('a penny more than a sum and above the sum are one', () =>
    expect(ref('belongingsLoss', 'greaterThan', 10)).toBe(
      ref('belongingsLoss', 'greaterThanInclusive', 10.01),
    ));
  test('editions share a fact of the vocabulary', () =>
    expect(ref('impact', 'equal', 'low', other)).toBe(ref('impact', 'equal', 'low')));
  test('a set and the others are complements', () => {
    expect(ref('impact', 'notIn', ['none', 'low'])).toBe(graph.not(ref('impact', 'in', ['low', 'none'])));
    expect(ref('impact', 'notEqual', 'low')).toBe(ref('impact', 'in', ['none', 'medium', 'high']));
  });
  test('true, not false, and among true and no other are one', () => {
    const yes = ref('vulnerableHousehold', 'equal', true);
    expect(ref('vulnerableHousehold', 'notEqual', false)).toBe(yes);
    expect(ref('vulnerableHousehold', 'in', [true])).toBe(yes);
    expect(ref('vulnerableHousehold', 'equal', false)).toBe(graph.not(yes));
  });
  test('all values of an enumeration need no predicate', () =>
    expect(ref('impact', 'in', ['none', 'low', 'medium', 'high'])).toBe(graph.all));
});

describe('emit(graph, roots), execute(program, space)', () => {
  test('every node is worked out once, and complements too', () => {
    const graph = new Graph();
    const [a, b, c] = ['low', 'medium', 'high'].map((value) =>
      leafOver(graph, homes, leaf('impact', 'equal', value)),
    ) as [number, number, number];
    const either = graph.or(a, b);
    expect(graph.not(graph.and(graph.not(b), graph.not(a)))).toBe(either);
    expect(graph.and(a, graph.not(a))).toBe(graph.none);
    const program = emit(graph, [either, graph.not(either), graph.and(either, graph.not(c)), graph.all]);
    expect(program.code.length / 4).toBe(3);
    expect(program.predicates).toHaveLength(3);
  });

  for (const rows of [31, 32, 33, 63, 64, 65])
    test(`a complement holds for no row beyond the last of ${rows}`, () => {
      const graph = new Graph();
      const low = leafOver(graph, homes, leaf('impact', 'equal', 'low'));
      const space = new Space(rows, plainKernels, () => (row) => (row % 3 === 0 ? 'low' : 'high'));
      const [no, all, none] = execute(emit(graph, [graph.not(low), 1, 0]), space, new Scratch());
      for (let row = 0; row < space.words * 32; row += 1) {
        expect(hasBit(no as Int32Array, row)).toBe(row < rows && row % 3 !== 0);
        expect(hasBit(all as Int32Array, row)).toBe(row < rows);
        expect(hasBit(none as Int32Array, row)).toBe(false);
      }
    });
});
