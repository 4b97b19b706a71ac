/** Small steps of English: lists, capitals, plurals, ids as words. */

/** `missed-appointment`, `weeklyRent` → "missed appointment", "weekly rent". */
export const spaced = (id: string): string =>
  id
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .toLowerCase();

/** With a capital at the start. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const properNouns = /^(Housing Ombudsman|Ombudsman|England|Wales|Board\b|Stage \d)/;

/** A label in the middle of a sentence: its first letter small, unless the word is a name or an abbreviation. */
export function inSentence(label: string): string {
  const first = label.split(/[\s-]/)[0] ?? '';
  const keepsCapital = properNouns.test(label) || /^.[^\s]*[A-Z]/.test(first) || first.length === 1;
  return keepsCapital && !/^A$/.test(first) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** "A", "A and B", "A, B and C"; parts with commas of their own are parted by ", and ". */
export function list(parts: readonly string[], word: 'and' | 'or'): string {
  if (parts.length < 2) return parts[0] ?? '';
  if (parts.some(hasComma)) return parts.join(`, ${word} `);
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts[parts.length - 1]}`;
}

/** Text that has a comma of its own (one between the digits of a sum is none). */
export const hasComma = (text: string): boolean => text.includes(', ');

/** The singular of a plural unit: days, people, properties, houses. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  if (lower === 'people') return 'person';
  if (lower === 'children') return 'child';
  if (/ies$/.test(lower)) return word.replace(/ies$/i, 'y');
  if (/(ss|sh|ch|x)es$/.test(lower)) return word.slice(0, -2);
  return /[^s]s$/.test(lower) ? word.slice(0, -1) : word;
}

/** Text without a full stop at its end. */
export const unstopped = (text: string): string => text.replace(/\.\s*$/, '');

/** "the " before a role or name that has no article of its own. */
export const withArticle = (name: string): string => (/^(the|a|an)\s/i.test(name) ? name : `the ${name}`);

/** Without doubles, in the order of first mention. */
export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
