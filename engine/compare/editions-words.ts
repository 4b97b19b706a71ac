/** Elements of an edition and their fields in plain English. */
import { readableDate } from '../dates.ts';
import {
  type Amount,
  type Cell,
  cellLeaves,
  type Condition,
  type FactDeclaration,
  type Parameter,
  type PreparedEdition,
} from '../model/index.ts';
import { describeAmount } from '../report/amount.ts';
import { cited } from '../report/citation.ts';
import { describeCondition } from '../report/condition.ts';
import { describeGate, describeHead } from '../report/head.ts';
import { nounOf } from '../report/names.ts';
import { describeRule } from '../report/rule.ts';
import { capital, list } from '../report/text.ts';
import { poundsText } from '../report/values.ts';
import { flagKindWord, headWord, routeWord } from '../report/words.ts';
import type { EditionPart, Element } from './editions-elements.ts';
import { inWords, isObject, stringsOf } from './words.ts';

const names = (edition: PreparedEdition, value: unknown): string =>
  typeof value === 'string'
    ? headWord(edition, value)
    : list(
        stringsOf(value).map((name) => headWord(edition, name)),
        'and',
      );

/** A cell of a table as a clause; a whole column of the table is told by its name. */
function cellText(edition: PreparedEdition, input: string, cell: Cell): string {
  const leaves = cellLeaves(input, cell);
  return leaves.length === 0 ? 'any value' : describeCondition(edition, { all: leaves });
}

function parameterText(values: Parameter): string {
  return values
    .map(({ value, from, until, clauses }) => {
      const end = until == null ? '' : ` until ${readableDate(until)}`;
      return `${value} from ${readableDate(from)}${end}${cited(clauses)}`;
    })
    .join('; ');
}

function flagsText(value: unknown): string {
  if (!Array.isArray(value)) return inWords(value);
  return (value as { kind: Parameters<typeof flagKindWord>[0]; text: string; clauses?: string[] }[])
    .map(({ kind, text, clauses }) => `${flagKindWord(kind)}: ${text}${cited(clauses ?? [])}`)
    .join(' ');
}

/** Text, lists and plain values; never raw JSON. */
const plainText = (value: unknown): string =>
  Array.isArray(value) && !(value as unknown[]).some(isObject)
    ? stringsOf(value).join(', ') || inWords(value)
    : inWords(value);

type Teller = (edition: PreparedEdition, value: unknown) => string;

const tellers: Readonly<Record<string, Teller>> = {
  conditions: (edition, value) => describeCondition(edition, value as Condition),
  amount: (edition, value) => describeAmount(edition, value as Amount),
  cap: (edition, value) => (typeof value === 'number' ? poundsText(value) : nounOf(edition, String(value))),
  head: names,
  heads: names,
  of: (edition, value) => (typeof value === 'string' ? value : names(edition, value)),
  flags: (_edition, value) => flagsText(value),
  route: (_edition, value) => routeWord(value as Parameters<typeof routeWord>[0]),
  clauses: (_edition, value) => stringsOf(value).join(', '),
};

/** What a field of an element says, in words. */
export function fieldText(
  edition: PreparedEdition,
  part: EditionPart,
  field: string,
  value: unknown,
): string {
  if (value === null || value === undefined)
    return field === 'role' ? 'an authority that cannot be read' : 'none';
  if (part === 'condition') return describeCondition(edition, value as Condition);
  if (part === 'parameter') return parameterText(value as Parameter);
  if (part === 'derived') return inWords(value);
  const cell = /^(?:category row \d+ )?when (.+)$/.exec(field);
  if (cell?.[1] !== undefined) return cellText(edition, cell[1], value as Cell);
  if (part === 'fact' && field === 'when') return describeCondition(edition, value as Condition);
  const plain = field.replace(/^category (?:row \d+ )?/, '');
  const tell = part === 'profile' && field !== 'clauses' ? undefined : tellers[plain];
  return tell ? tell(edition, value) : plainText(value);
}

function factText(edition: PreparedEdition, fact: FactDeclaration): string {
  const ends = [fact.min, fact.max].every((end) => end === undefined)
    ? ''
    : ` from ${fact.min ?? 'any'} to ${fact.max ?? 'any'}`;
  const values = fact.values ? ` (${fact.values.join(', ')})` : '';
  const when = fact.when ? `; only where ${describeCondition(edition, fact.when)}` : '';
  const unknown = fact.default === null ? 'unknown unless it is given' : `else ${inWords(fact.default)}`;
  return `${fact.label}: ${fact.type}${values}${ends}${fact.unit ? ` ${fact.unit}` : ''}, ${unknown}${when}`;
}

/** An element as one sentence. */
export function elementText(edition: PreparedEdition, element: Omit<Element, 'text'>): string {
  const { part, name, pointer, fields, value } = element;
  const told = (field: string): string => fields.find((one) => one.field === field)?.text() ?? '';
  const rule =
    part === 'rule' || part === 'row' ? edition.rules.find((one) => one.pointer === pointer) : undefined;
  if (rule) return describeRule(edition, rule);
  if (part === 'gate') return describeGate(edition);
  if (part === 'head') return describeHead(edition, name) ?? name;
  if (part === 'fact') return factText(edition, value as FactDeclaration);
  if (part === 'derived') return capital(nounOf(edition, name));
  if (part === 'clause')
    return `${told('summary')}${told('encoded') === 'no' ? ` (not encoded: ${told('because')})` : ''}`;
  if (part === 'condition' || part === 'parameter') return capital(told('content'));
  if (part === 'profile') return `${told('value')}${told('clauses') ? ` (${told('clauses')})` : ''}`;
  if (part === 'exclusive') return `Of ${told('heads')} only one counts (${told('clauses')})`;
  if (part === 'role' || part === 'not-held') return name;
  return fields.map(({ field, text }) => `${field} ${text()}`).join('; ');
}
