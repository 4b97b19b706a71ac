/** One cell to one value of a fact: understood, not known, or refused. */
import { encode, type FactDeclaration, type Literal } from '../model/index.ts';
import { parseClock, parseDay } from './dates.ts';
import type { DateOrder, RawCell } from './model.ts';
import { parseCount, parsePence } from './numbers.ts';
import { Refusal, shown } from './refusal.ts';
import { enumerationParser, parseYesNo, saysUnknown } from './words.ts';

/** A value as the Case format has it (money in pounds), null where it is not known, or why it was not taken. */
export type Understood = Literal | null | Refusal;

/** True for a cell with nothing in it but spaces. */
export const isBlank = (raw: RawCell | undefined): boolean =>
  raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '');

/** A text without spaces at its ends; spaces that do not break a line count as spaces. */
export const tidy = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').trim();

function inDomain(fact: FactDeclaration, value: number, raw: RawCell): Understood {
  const { min = fact.type === 'money' ? 0 : -Infinity, max = Infinity } = fact;
  if (value >= min && value <= max) return value;
  return new Refusal(
    'value-domain',
    `${shown(raw)} lies outside \`${fact.name}\`, which goes from ${min} to ${max}${fact.unit ? ` ${fact.unit}` : ''}`,
    'correct it, or leave it blank where it is not known',
  );
}

/** Pounds of a sum in pence, or the refusal. */
export const asPounds = (pence: number | Refusal): number | Refusal =>
  pence instanceof Refusal ? pence : pence / 100;

function typed(fact: FactDeclaration, dates: DateOrder | undefined): (raw: RawCell) => Understood {
  switch (fact.type) {
    case 'boolean':
      return parseYesNo;
    case 'enumeration':
      return enumerationParser(fact);
    case 'date':
      return (raw) => parseDay(raw, dates);
    case 'time':
      return parseClock;
    case 'money':
      return (raw) => {
        const pounds = asPounds(parsePence(raw));
        return typeof pounds === 'number' ? inDomain(fact, pounds, raw) : pounds;
      };
    case 'integer':
      return (raw) => {
        const count = parseCount(raw, fact.unit);
        return typeof count === 'number' ? inDomain(fact, count, raw) : count;
      };
  }
}

/**
 * A parser of cells that are not blank for a fact: yes and no, values by name, label or synonym, pounds, counts with their
 * unit, dates in an order, clock times; a word for not known is null. The result lies in the domain of the fact.
 */
export function valueParser(fact: FactDeclaration, dates?: DateOrder): (raw: RawCell) => Understood {
  const parse = typed(fact, dates);
  return (given) => {
    const raw = typeof given === 'string' ? tidy(given) : given;
    const value = parse(raw);
    return value instanceof Refusal && typeof raw === 'string' && saysUnknown(raw) ? null : value;
  };
}

/** Whether a literal of a mapping is a value of the fact, inside its domain; else why not. */
export function literalFault(fact: FactDeclaration, value: Literal): string | undefined {
  if (encode(fact.type, value) === null) return `\`${fact.name}\` is of type ${fact.type}`;
  if (fact.values && !fact.values.includes(String(value)))
    return `it is not a value of \`${fact.name}\`: ${fact.values.join(', ')}`;
  const domain = typeof value === 'number' ? inDomain(fact, value, value) : value;
  return domain instanceof Refusal ? domain.what : undefined;
}
