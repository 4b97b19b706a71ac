import { describe, expect, test } from 'vitest';
import { BatchResult } from '../../../engine/compile/index.ts';
import { countMoves } from '../../../engine/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { theLibrary } from '../../support/library.ts';
import { editionOf } from '../compile/support.ts';

const edition = editionOf(theLibrary(), exampleHomes);
const cases = 40;
const rows = (...places: number[]): Int32Array => {
  const vector = new Int32Array(2);
  for (const at of places) vector[at >>> 5] = (vector[at >>> 5] as number) | (1 << (at & 31));
  return vector;
};

/** Two equal runs, but that less is left to pay of one case, and more is awarded in another. */
function runs(): [BatchResult, BatchResult] {
  const [before, after] = [new BatchResult(edition, cases), new BatchResult(edition, cases)];
  for (const run of [before, after]) run.max.fill(100);
  after.max[7] = 150;
  before.putNet(7, 0, 100);
  after.putNet(7, 0, 150);
  after.putNet(35, 0, 20);
  return [before, after];
}

describe('countMoves(before, after, known)', () => {
  test('a case of which only less is left to pay has moved', () => {
    expect(countMoves(...runs())).toMatchObject({ moved: 2, award: 1 });
  });

  test('what is left to pay is looked at in the cases that are named for it, and in no other', () => {
    const known = { touched: rows(7, 35), sums: rows() };
    expect(countMoves(...runs(), { ...known, apart: rows(35) }).moved).toBe(2);
    expect(countMoves(...runs(), { ...known, apart: rows(7) }).moved).toBe(1);
  });

  test('cases beyond those that are named are not looked at', () => {
    expect(countMoves(...runs(), { touched: rows(3), sums: rows(), apart: rows(3) }).moved).toBe(0);
  });
});
