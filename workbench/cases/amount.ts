/** Sums and numbers as people type them. */

/** "£1,500.50", " 1500.5 ", "12." and "007" are numbers; commas stand only between thousands. */
const amount = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?$/;

/**
 * The number of a text, with or without `£` and unit; undefined where nothing is typed. A text that is no number, or one
 * too large to be exact, comes back as it is, so that it is refused rather than passed over.
 */
export function readAmount(text: string, unit?: string): number | string | undefined {
  const bare = text.trim();
  if (bare === '') return undefined;
  const plain = (unit !== undefined && bare.endsWith(unit) ? bare.slice(0, -unit.length) : bare)
    .trim()
    .replace(/^(-?)\s*£\s*/, '$1');
  if (!amount.test(plain) || !/\d/.test(plain)) return text;
  const value = Number(plain.replaceAll(',', ''));
  return Number.isSafeInteger(Math.round(value * 100)) ? value : text;
}
