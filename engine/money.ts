/** Money has one door: pounds become integer pence here, and nowhere else. */

declare const penceBrand: unique symbol;

/** A sum in whole pence. Never a fraction, never a float that was added. */
export type Pence = number & { readonly [penceBrand]?: never };

/**
 * Pounds as written in a document, as pence; null where the number has more than two decimals or is not a
 * finite number. 19.99 is accepted although 19.99 * 100 is not an integer in binary.
 */
export function poundsToPence(pounds: number): Pence | null {
  if (!Number.isFinite(pounds)) return null;
  const pence = Math.round(pounds * 100);
  if (!Number.isSafeInteger(pence)) return null;
  return pence / 100 === pounds ? pence : null;
}

/** Pence as a pounds number for JSON output: 4181 → 41.81. Exact to the penny for every safe integer. */
export function penceToPounds(pence: Pence): number {
  return Number((pence / 100).toFixed(2));
}

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** Pence for reading: "£1,000", "£41.81"; with `exact` always two decimals ("£50.00"). */
export function formatPence(pence: Pence, exact = false): string {
  const size = Math.abs(pence);
  const rest = size % 100;
  const tail = rest > 0 || exact ? `.${String(rest).padStart(2, '0')}` : '';
  return `${pence < 0 ? '-' : ''}£${grouped(Math.floor(size / 100))}${tail}`;
}

/** How a fraction of a penny becomes a penny; named at every call. */
export type Rounding = 'down' | 'half-up' | 'up';

/** `top / bottom` as an integer, rounded once. `bottom` is positive. Exact, by BigInt. */
export function divideRounded(top: bigint, bottom: bigint, rounding: Rounding): number {
  const whole = top / bottom;
  const rest = top % bottom;
  if (rest === 0n || rounding === 'down') return Number(whole);
  if (rounding === 'up') return Number(whole + 1n);
  return Number(rest * 2n >= bottom ? whole + 1n : whole);
}

/** A decimal number as an exact fraction: 12.5 → [125n, 10n]. Reads the shortest decimal form of the number. */
export function asFraction(value: number): [bigint, bigint] {
  const shortest = String(value);
  const text = shortest.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : shortest;
  const [whole = '0', part = ''] = text.split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}
