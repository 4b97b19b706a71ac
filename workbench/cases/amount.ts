/** Sums and numbers as people type them: "£1,500.50", " 1500.5 ", "12." and "007". */
import { plainNumber } from '../shared/typed-number.ts';

/**
 * The number of a text, with or without `£` and unit; undefined where nothing is typed. A text that is no number, or one
 * too large to be exact, comes back as it is, so that it is refused rather than passed over.
 */
export function readAmount(text: string, unit?: string): number | string | undefined {
  const bare = text.trim();
  if (bare === '') return undefined;
  const plain = plainNumber(unit !== undefined && bare.endsWith(unit) ? bare.slice(0, -unit.length) : bare);
  if (plain === null) return text;
  const value = Number(plain);
  return Number.isSafeInteger(Math.round(value * 100)) ? value : text;
}
