import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountAt } from '../../../engine/compile/amounts.ts';
import { hasBit, setBit, wordsFor } from '../../../engine/compile/bits.ts';
import { plainKernels, type Vector } from '../../../engine/compile/kernels.ts';
import type { AmountPlan, Operand } from '../../../engine/compile/plan.ts';
import { addShares, type Shares, sharesOf } from '../../../engine/compile/shares.ts';
import { Space } from '../../../engine/compile/space.ts';
import type { ColumnSpec } from '../../../engine/compile/specs.ts';
import { asFraction } from '../../../engine/money.ts';

const rows = 70;
const specs = ['a', 'b'].map(
  (key) => ({ key, name: key, kind: 'number', values: [], mayBeAbsent: true }) as unknown as ColumnSpec,
);
const bits = fc.array(fc.boolean(), { minLength: rows, maxLength: rows, size: 'max' }).map((list): Vector => {
  const vector = new Int32Array(wordsFor(rows));
  list.forEach((isIn, row) => isIn && setBit(vector, row));
  return vector;
});
const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.nat(2 ** 30 - 1), fc.constant(null)), {
  minLength: rows,
  maxLength: rows,
});
const percent = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(12.5, 33.33, 0.1));
const part = (share: number): [bigint, bigint] => {
  const [top, bottom] = asFraction(share);
  return [top, bottom * 100n];
};

test('shares of sums are those that are worked out one by one, where their ends do not cross', () =>
  fc.assert(
    fc.property(
      fc.tuple(values, values),
      fc.tuple(bits, bits, bits),
      percent,
      percent,
      fc.constantFrom('down', 'half-up', 'up'),
      (columns, [over, barredA, barredB], low, high, rounding) => {
        const space = new Space(rows, plainKernels, (spec) => (row) => columns[specs.indexOf(spec)]?.[row]);
        const operands = specs.map((spec, barred): Operand => ({ spec, barred, unit: 1 }));
        const outputs = [barredA, barredB];
        const plan: AmountPlan = {
          kind: 'share',
          of: { kind: 'sum', operands },
          low: part(low),
          high: part(high),
          rounding,
        };
        const shares = sharesOf(plan, space, outputs);
        expect(shares === null).toBe(low > high);
        if (!shares) return;
        const [min, max] = [new Float64Array(96).fill(7), new Float64Array(96).fill(7)];
        const paying = new Int32Array(wordsFor(rows));
        addShares(over, shares as Shares, { min, max }, paying);
        const at = amountAt(plan, space, outputs);
        for (let row = 0; row < rows; row += 1) {
          const own = hasBit(over, row) ? at(row) : { min: 0, max: 0 };
          expect([min[row], max[row], hasBit(paying, row)]).toEqual([
            7 + (own.min ?? NaN),
            7 + (own.max ?? NaN),
            own.max !== 0,
          ]);
        }
      },
    ),
  ));

test('a sum that may be below nothing is left to the slow way', () => {
  const space = new Space(rows, plainKernels, () => (row) => (row === 3 ? -1 : 5));
  const operands = [{ spec: specs[0] as ColumnSpec, barred: 0, unit: 1 }];
  const plan: AmountPlan = {
    kind: 'share',
    of: { kind: 'sum', operands },
    low: [0n, 100n],
    high: [100n, 100n],
    rounding: 'down',
  };
  expect(sharesOf(plan, space, [space.none])).toBeNull();
});
