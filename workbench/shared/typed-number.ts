/** Numbers as people type them. */

/** Whole digits, commas only between thousands, perhaps decimals. */
const typed = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?$/;

/** The most pounds that the rule format takes. */
export const mostPounds = 1_000_000_000;

/** A typed number without its pound sign and thousands commas; null where it is none, such as `1,5`. */
export function plainNumber(text: string): string | null {
  const bare = text.trim().replace(/^(-?)\s*£\s*/, '$1');
  return typed.test(bare) && /\d/.test(bare) ? bare.replaceAll(',', '') : null;
}
