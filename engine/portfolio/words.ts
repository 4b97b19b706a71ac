/** Yes and no, and the values of enumerations, in the words of many systems. */
import type { FactDeclaration } from '../model/index.ts';
import { nearestName } from '../problems.ts';
import type { RawCell } from './model.ts';
import { lostCharacter, notUtf8, Refusal, shown } from './refusal.ts';
import { likely, synonyms } from './synonyms.ts';

/** A text for comparing: letters and digits in lower case, one space between words. */
export const plain = (text: string): string =>
  text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The same without spaces, so that "formerTenant", "Former tenant" and "FORMER_TENANT" are one. */
export const tight = (text: string): string => plain(text).replaceAll(' ', '');

const unknownWords = new Set(
  ['unknown', 'not known', 'dont know', 'do not know', 'unk', 'not recorded', 'not stated', 'null'].map(
    tight,
  ),
);

/** True for a text that says that nobody knows: "Unknown", "not recorded", "?". */
export const saysUnknown = (text: string): boolean => /^\?+$/.test(text) || unknownWords.has(tight(text));

/** What stands for "does not apply" or "to be seen", or is a dash, which spreadsheets write for a sum of nothing: for a person to say what it means. */
export const saysNothing = (text: string): boolean =>
  saysUnknown(text) ||
  /^(?:n\s?[/\\]?\s?a|n\.a\.?|not applicable|does not apply|tb[acd]|£?\s*[-–—−]+|#n\/a|none|nil)$/i.test(
    text.trim(),
  );

/** What a line of totals begins with: "Total", "Grand total:", "Sub-total", "Sum". */
export const saysTotal = (text: string): boolean =>
  text.length <= 24 &&
  /^\s*(?:(?:(?:grand|sub|overall)[\s-]*)?totals?|sum)\s*(?:\(?£\)?)?\s*[:=]?\s*$/i.test(text);

const yes = new Set(['yes', 'y', 'true', 't', '1', '✓', '✔']);
const no = new Set(['no', 'n', 'false', 'f', '0']);

/** Yes or no; nothing else is taken for either ("X" may be both). */
export function parseYesNo(raw: RawCell): boolean | Refusal {
  if (typeof raw === 'boolean') return raw;
  const text = String(raw).toLowerCase();
  if (yes.has(text)) return true;
  if (no.has(text)) return false;
  if (typeof raw === 'string' && raw.includes(lostCharacter)) return notUtf8(raw);
  return new Refusal(
    'value-type',
    `${shown(raw)} is neither yes nor no`,
    'write Yes or No, or say in the mapping what it means',
  );
}

/** The values of an enumeration by every word for them, as `tight` writes it. */
function wordsOf(fact: FactDeclaration, tables: readonly (typeof synonyms)[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const values = fact.values ?? [];
  const take = (word: string, value: string): void => {
    if (!words.has(tight(word))) words.set(tight(word), value);
  };
  for (const value of values) take(value, value);
  for (const value of values) take(fact.labels?.[value] ?? value, value);
  for (const table of tables)
    for (const value of values) for (const word of table[fact.name]?.[value] ?? []) take(word, value);
  return words;
}

/** A parser of one enumeration: its values, their labels, and words that can mean one value only. */
export function enumerationParser(fact: FactDeclaration): (raw: RawCell) => string | Refusal {
  const words = wordsOf(fact, [synonyms]);
  const names = [...(fact.values ?? []).map((value) => fact.labels?.[value] ?? value)];
  return (raw) => {
    const value = words.get(tight(String(raw)));
    if (value !== undefined) return value;
    if (typeof raw === 'string' && raw.includes(lostCharacter)) return notUtf8(raw);
    const nearest = nearestName(String(raw), names);
    return new Refusal(
      'value-domain',
      `${shown(raw)} is not a value of \`${fact.name}\``,
      nearest
        ? `did you mean \`${nearest}\`? else say in the mapping what it means`
        : `say in the mapping which of ${names.join(', ')} it means`,
    );
  };
}

/** What a value of an enumeration most likely means: for a person to agree with. */
export function likelyValue(fact: FactDeclaration, text: string): string | undefined {
  return wordsOf(fact, [synonyms, likely]).get(tight(text));
}
