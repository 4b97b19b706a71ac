/** Laws of money: one door, whole pence, rounding that is named. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asFraction, divideRounded, formatPence, penceToPounds, poundsToPence } from '../../engine/index.ts';

const pence = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 });

/** Pence as a document writes pounds: 4181 → "41.81". */
const written = (n: number): string => {
  const size = String(Math.abs(n)).padStart(3, '0');
  return `${n < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
};

describe('poundsToPence', () => {
  test('every sum of whole pence, as it is written, comes back to the penny', () => {
    fc.assert(
      fc.property(pence, (n) => {
        expect(poundsToPence(Number(written(n)))).toBe(n === 0 ? 0 : n);
      }),
    );
  });
  test('19.99, 0.07 and 1.005 are what they look like', () => {
    expect([poundsToPence(19.99), poundsToPence(0.07), poundsToPence(0.29)]).toEqual([1999, 7, 29]);
    expect([poundsToPence(1.005), poundsToPence(0.005), poundsToPence(0.001)]).toEqual([null, null, null]);
  });
  test('a fraction of a penny is refused at every size up to a million pounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 1, max: 99 }), (n, part) => {
        expect(poundsToPence(Number(`${written(n)}${String(part).padStart(2, '0')}`))).toBe(null);
      }),
    );
  });
  test('a very small fraction is refused too', () => {
    expect(poundsToPence(1e-10)).toBe(null);
    expect(poundsToPence(1_000_000.0005)).toBe(null);
  });
  test('what is no sum is refused', () => {
    for (const value of [NaN, Infinity, -Infinity, 1e300, 1e14]) expect(poundsToPence(value)).toBe(null);
  });
  test('minus nothing is nothing', () => expect(poundsToPence(-0)).toBeCloseTo(0));
});

describe('penceToPounds', () => {
  test('is the inverse of poundsToPence', () => {
    fc.assert(
      fc.property(pence, (n) => {
        expect(poundsToPence(penceToPounds(n))).toBe(n === 0 ? 0 : n);
      }),
    );
  });
  test('prints at most two decimals in JSON', () => {
    fc.assert(
      fc.property(pence, (n) => {
        expect(JSON.stringify(penceToPounds(n))).toMatch(/^-?\d+(\.\d{1,2})?$/);
      }),
    );
  });
});

describe('formatPence', () => {
  const cases: readonly [number, string, string][] = [
    [0, '£0', '£0.00'],
    [5, '£0.05', '£0.05'],
    [4181, '£41.81', '£41.81'],
    [5000, '£50', '£50.00'],
    [100_000, '£1,000', '£1,000.00'],
    [123_456_789, '£1,234,567.89', '£1,234,567.89'],
    [-1250, '-£12.50', '-£12.50'],
  ];
  for (const [n, short, exact] of cases)
    test(`${n} pence read ${short}, exactly ${exact}`, () =>
      expect([formatPence(n), formatPence(n, true)]).toEqual([short, exact]));
  test('says the same sum that it was given', () => {
    fc.assert(
      fc.property(pence, (n) => {
        expect(Number(formatPence(n, true).replace(/[£,]/g, ''))).toBe(n === 0 ? 0 : Number(written(n)));
      }),
    );
  });
});

describe('divideRounded', () => {
  const top = fc.bigInt({ min: 0n, max: 10n ** 18n });
  const bottom = fc.bigInt({ min: 1n, max: 10n ** 9n });
  test('down, half-up and up are at most one apart, in this order', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), bottom, (a, b) => {
        const [down, half, up] = [
          divideRounded(a, b, 'down'),
          divideRounded(a, b, 'half-up'),
          divideRounded(a, b, 'up'),
        ];
        expect(down <= half && half <= up && up - down <= 1).toBe(true);
        expect(up === down).toBe(a % b === 0n);
      }),
    );
  });
  test('half-up is nearest, and a half goes up', () => {
    fc.assert(
      fc.property(top, bottom, (a, b) => {
        const whole = a / b;
        const expected = (a % b) * 2n >= b ? whole + 1n : whole;
        expect(divideRounded(a, b, 'half-up')).toBe(Number(expected));
      }),
    );
    expect([divideRounded(5n, 2n, 'half-up'), divideRounded(249n, 100n, 'half-up')]).toEqual([3, 2]);
  });
  test('20 % of £209.08 is 41.816: £41.81 down, £41.82 otherwise', () => {
    const [share, hundredths] = [20_908n * 20n, 100n];
    expect([
      divideRounded(share, hundredths, 'down'),
      divideRounded(share, hundredths, 'half-up'),
      divideRounded(share, hundredths, 'up'),
    ]).toEqual([4181, 4182, 4182]);
  });
});

describe('asFraction', () => {
  test('is the decimal that was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 6 }),
        (digits, places) => {
          const value = Number(`${digits}e-${places}`);
          const [a, b] = asFraction(value);
          expect(a * 10n ** BigInt(places)).toBe(BigInt(digits) * b);
        },
      ),
    );
  });
  test('33.3 is 333 tenths, not what binary makes of it', () => {
    const [a, b] = asFraction(33.3);
    expect(a * 10n).toBe(333n * b);
  });
});
