/** Decision tables as the text has them, with what their columns are. */
import { getNodeValue } from 'jsonc-parser';
import type { Amount, Cell, FactDeclaration } from '../../../engine/index.ts';
import { treeOf } from '../places.ts';

/** What a column holds besides cells of inputs. */
export type ParamColumn = 'amount' | 'role' | 'reason' | 'route' | 'remedy' | 'term' | 'text' | 'head';

/** A row with its pointer. */
export interface TableRow {
  readonly pointer: string;
  readonly name: string;
  readonly when: readonly Cell[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** A table with its pointer. */
export interface DecisionTable {
  readonly pointer: string;
  readonly name: string;
  readonly event: string;
  readonly head: string;
  readonly scale: string;
  readonly looksAt: string;
  readonly clauses: readonly string[];
  readonly hasConditions: boolean;
  readonly inputs: readonly string[];
  readonly params: readonly ParamColumn[];
  /** Some row has clauses, or flags, of its own. */
  readonly hasClauses: boolean;
  readonly hasFlags: boolean;
  readonly rows: readonly TableRow[];
}

const columns: readonly ParamColumn[] = [
  'amount',
  'role',
  'reason',
  'route',
  'remedy',
  'term',
  'text',
  'head',
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const texts = (value: unknown): string[] => list(value).filter((one) => typeof one === 'string');
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

function tableOf(value: unknown, at: number): DecisionTable[] {
  if (!isRecord(value)) return [];
  const pointer = `/tables/${at}`;
  const rows = list(value['rows']).map((row, i): TableRow => {
    const values = isRecord(row) ? row : {};
    return {
      pointer: `${pointer}/rows/${i}`,
      name: word(values['name']),
      when: list(values['when']) as Cell[],
      values,
    };
  });
  return [
    {
      pointer,
      name: word(value['name']),
      event: word(value['event']),
      head: word(value['head']),
      scale: word(value['scale']),
      looksAt: word(value['for']),
      clauses: texts(value['clauses']),
      hasConditions: value['conditions'] !== undefined,
      inputs: texts(value['inputs']),
      params: columns.filter((column) => rows.some((row) => column in row.values)),
      hasClauses: rows.some((row) => 'clauses' in row.values),
      hasFlags: rows.some((row) => 'flags' in row.values),
      rows,
    },
  ];
}

/** The tables of a text; none where it has none. */
export function tablesIn(text: string): DecisionTable[] {
  const root = treeOf(text);
  const value: unknown = root && getNodeValue(root);
  return isRecord(value) ? list(value['tables']).flatMap(tableOf) : [];
}

const labelled = (fact: FactDeclaration | undefined, value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (fact?.type === 'money' && typeof value === 'number') return pounds(value);
  return fact?.labels?.[String(value)] ?? String(value);
};

/** A cell in words: "any", "low", "low or medium", "3 to 6", "6 or more". */
export function cellWords(fact: FactDeclaration | undefined, cell: Cell | undefined): string {
  if (cell === undefined) return 'missing';
  if (cell === '-') return 'any';
  if (Array.isArray(cell)) return cell.map((one) => labelled(fact, one)).join(' or ');
  if (typeof cell !== 'object') return labelled(fact, cell);
  const { from, to } = cell;
  if (from === undefined) return `up to ${labelled(fact, to)}`;
  return to === undefined
    ? `${labelled(fact, from)} or more`
    : `${labelled(fact, from)} to ${labelled(fact, to)}`;
}

/** £20, £12.50; a parameter by its name. */
export const pounds = (value: number | string): string =>
  typeof value === 'string'
    ? value
    : `£${value.toLocaleString('en-GB', { minimumFractionDigits: Number.isInteger(value) ? 0 : 2 })}`;

/** An amount in a few words, for a cell; the whole sentence stands in the English tab. */
export function amountWords(amount: unknown): string {
  if (!isRecord(amount)) return 'none';
  const a = amount as Amount;
  const names = (of: string | readonly string[]): string => (typeof of === 'string' ? of : of.join(' × '));
  if ('fixed' in a) return pounds(a.fixed);
  if ('upTo' in a) return `up to ${pounds(a.upTo)}`;
  if ('between' in a) return a.between.map(pounds).join(' to ');
  if ('atLeast' in a)
    return a.exclusive === true ? `above ${pounds(a.atLeast)}` : `${pounds(a.atLeast)} or more`;
  if ('each' in a) {
    const each = typeof a.each === 'object' ? amountWords(a.each) : pounds(a.each);
    return `${each} for each ${names(a.of)}${a.cap === undefined ? '' : `, at most ${pounds(a.cap)}`}`;
  }
  if ('sumOf' in a) return `sum of ${a.sumOf.join(', ')}`;
  if ('unspecified' in a) return 'not stated';
  if ('percent' in a)
    return `${a.percent} % of ${a.of}${a.times === undefined ? '' : ` × ${names(a.times)}`}`;
  if ('share' in a) {
    const share = typeof a.share === 'number' ? `${a.share} %` : `${a.share[0]} % to ${a.share[1]} %`;
    return `${share} of ${amountWords(a.of)}`;
  }
  if ('greaterOf' in a) return `the greater of ${a.greaterOf.map(amountWords).join(' and ')}`;
  if ('lesserOf' in a) return `the lesser of ${a.lesserOf.map(amountWords).join(' and ')}`;
  if ('capped' in a) return `${amountWords(a.capped)}, at most ${pounds(a.at)}`;
  return Object.keys(amount)[0] ?? 'none';
}

/** A name that no other row has: the row's own with a number behind. */
export function freshName(names: readonly string[], like: string): string {
  const stem = like.replace(/-\d+$/, '') || 'row';
  for (let n = 2; ; n += 1) if (!names.includes(`${stem}-${n}`)) return `${stem}-${n}`;
}
