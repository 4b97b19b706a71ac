/** Values of facts in words: money, dates, times, counts with their unit, the values of enumerations. */
import type { PreparedEdition } from '../model/index.ts';
import { readableDate } from '../dates.ts';
import { formatPence, poundsToPence } from '../money.ts';
import { choices, yesNo } from './phrases.ts';
import { quantityOf, labelOf, nounOf } from './names.ts';
import { inSentence, list, spaced } from './text.ts';

/** Pounds as a document writes them: 50 → "£50". */
export function poundsText(pounds: number): string {
  const pence = poundsToPence(pounds);
  return pence === null ? `£${pounds}` : formatPence(pence);
}

/** A literal of a fact in words; a count without its unit. */
export function valueText(edition: PreparedEdition, name: string, value: unknown): string {
  const type = edition.typeOf(name);
  if (typeof value === 'number') return type === 'money' ? poundsText(value) : String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (type === 'date') return readableDate(String(value));
  const label = edition.facts.get(name)?.labels?.[String(value)];
  return label ? inSentence(label) : type === 'time' ? String(value) : spaced(String(value));
}

/** A count or sum with the unit that its clause wants: "3 months", "£50". */
export function quantityText(edition: PreparedEdition, name: string, value: unknown): string {
  const unit = quantityOf(edition, name)?.unit;
  const text = valueText(edition, name, value);
  return unit ? `${text} ${value === 1 ? unit[0] : unit[1]}` : text;
}

/** Whether a boolean holds, as a clause: "complaint handling was poor". An edition's own fact is told by its question. */
export function booleanClause(edition: PreparedEdition, name: string, value: boolean): string {
  const known = yesNo[name];
  if (known) return value ? known[0] : known[1];
  const question = edition.facts.get(name)?.question ?? labelOf(edition, name);
  return `the answer to “${question}” is ${value ? 'yes' : 'no'}`;
}

/** Values with a common first word say it once: "stage 1, 2 or 3". */
function valueList(spelt: readonly string[]): string {
  const [first = '', ...more] = spelt[0]?.split(' ') ?? [];
  const shared =
    spelt.length > 1 &&
    more.length === 1 &&
    spelt.every((text) => /^\S+ \d+$/.test(text) && text.startsWith(`${first} `));
  return shared
    ? `${first} ${list(
        spelt.map((text) => text.slice(first.length + 1)),
        'or',
      )}`
    : list(spelt, 'or');
}

const either = (positive: boolean, parts: readonly string[]): string => list(parts, positive ? 'or' : 'and');

/** Which of its values an enumeration has, or has not, as a clause: "the impact is medium or high". */
export function choiceClause(
  edition: PreparedEdition,
  name: string,
  values: readonly unknown[],
  is: boolean,
): string {
  const words = choices[name];
  const texts = values.map(String);
  const domain = edition.facts.get(name)?.values ?? [];
  const rest = domain.filter((value) => !texts.includes(value));
  if (rest.length === 1 && domain.length > 1 && words?.whole?.[rest[0] ?? ''])
    return choiceClause(edition, name, rest, !is);
  const whole = texts.filter((value) => words?.whole?.[value]);
  const plain = texts.filter((value) => !words?.whole?.[value]);
  const parts = whole.map((value) => words?.whole?.[value]?.[is ? 0 : 1] ?? '');
  if (plain.length > 0) {
    const stem = words?.stem ?? `${nounOf(edition, name)} is`;
    const spelt = plain.map((value) => words?.values[value] ?? valueText(edition, name, value));
    parts.unshift(is ? `${stem} ${valueList(spelt)}` : notClause(stem, spelt));
  }
  return either(is, parts);
}

/** "the outcome of the complaint is other than upheld": not to be read as the value "not upheld". */
function notClause(stem: string, spelt: readonly string[]): string {
  const values = valueList(spelt);
  if (stem.endsWith(' found')) return `${stem.replace(/ found$/, ' did not find')} ${values}`;
  return stem.endsWith(' is')
    ? `${stem} other than ${values}`
    : `${stem.replace(/ is (at|about)$/, ' is not $1')} ${values}`;
}

/** What a case says of a fact, as a clause: "the impact is high", "the failure lasted 14 months", "“impact on the customer” is not known". */
export function statement(edition: PreparedEdition, name: string, value: unknown): string {
  if (value === null || value === undefined) return `“${labelOf(edition, name)}” is not known`;
  if (value === 'not applicable') return `“${labelOf(edition, name)}” does not apply here`;
  if (value === 'open') return `${nounOf(edition, name)} has no upper limit`;
  if (typeof value === 'boolean') return booleanClause(edition, name, value);
  if (edition.typeOf(name) === 'enumeration') return choiceClause(edition, name, [value], true);
  const words = quantityOf(edition, name);
  if (value === 0 && words?.none) return words.none;
  return (words?.is ?? `${labelOf(edition, name)}: {}`).replace('{}', quantityText(edition, name, value));
}
