/**
 * What can still be checked for its meaning in a document whose shape is wrong: a fault of shape must not hide the
 * others. Parts that cannot be read stand as harmless ones under the same name, at the same place.
 */
import { type Case, Edition, Item, Rule, steps, Table } from '../model/index.ts';

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise;

const headerKeys = [
  '$schema',
  'id',
  'landlord',
  'title',
  'status',
  'reference',
  'from',
  'to',
  'reviewBy',
  'note',
] as const;

/** Header fields that fit, each on its own; the others as if they said nothing wrong. */
function header(value: Plain): Plain {
  const fields: Plain = { id: 'unread@2000', landlord: '-', title: '-', status: 'draft', from: '2000' };
  for (const key of headerKeys)
    if (Edition.shape[key].safeParse(value[key]).success) fields[key] = value[key];
  const readable =
    Edition.shape.id.safeParse(value['id']).success && Edition.shape.from.safeParse(value['from']).success;
  return readable ? fields : { ...fields, id: 'unread@2000', from: '2000' };
}

/** The edition with unreadable rules, rows and header fields made harmless; undefined where names would be lost. */
export function salvageEdition(value: unknown): Edition | undefined {
  if (!isPlain(value)) return undefined;
  const clauses = Edition.shape.clauses.safeParse(value['clauses']);
  if (!clauses.success || clauses.data[0] === undefined) return undefined;
  const cited = [clauses.data[0].ref];
  const list = (key: string): unknown[] => (Array.isArray(value[key]) ? (value[key] as unknown[]) : []);
  const rules = list('rules').map((rule, i) =>
    Rule.safeParse(rule).success
      ? rule
      : {
          name: text(isPlain(rule) ? rule['name'] : undefined, `unread-rule-${i}`),
          event: { type: 'flag', params: { kind: 'warning', text: '-', clauses: cited } },
        },
  );
  const tables = list('tables').map((table, i) =>
    Table.safeParse(table).success
      ? table
      : {
          name: text(isPlain(table) ? table['name'] : undefined, `unread-table-${i}`),
          event: 'flag',
          clauses: cited,
          inputs: ['impact'],
          rows: [{ name: `unread-${i}`, when: ['-'], kind: 'warning', text: '-' }],
        },
  );
  const documents = Edition.shape.documents.safeParse(value['documents']).success
    ? value['documents']
    : [{ id: 'unread', title: '-' }];
  const known = new Set(Object.keys(Edition.shape));
  const rest = Object.fromEntries(Object.entries(value).filter(([key]) => known.has(key)));
  const whole = Edition.safeParse({ ...rest, ...header(value), documents, tables, rules });
  return whole.success ? whole.data : undefined;
}

/** The case with only those of its parts that can be read; undefined where it is no object. */
export function salvageCase(value: unknown): Case | undefined {
  if (!isPlain(value)) return undefined;
  const literal = (entry: unknown): boolean =>
    entry === null || ['string', 'number', 'boolean'].includes(typeof entry);
  const facts = (record: unknown): Plain =>
    Object.fromEntries(Object.entries(isPlain(record) ? record : {}).filter(([, entry]) => literal(entry)));
  const items = (Array.isArray(value['items']) ? (value['items'] as unknown[]) : []).map((item) =>
    Item.safeParse(item).success || !isPlain(item)
      ? item
      : { kind: text(item['kind'], 'failure'), facts: facts(item['facts']) },
  );
  const timeline = Object.entries(isPlain(value['timeline']) ? value['timeline'] : {}).filter(
    ([step, date]) => typeof date === 'string' && (steps as readonly string[]).includes(step),
  );
  const expect = Object.fromEntries(
    Object.keys(isPlain(value['expect']) ? value['expect'] : {}).map((key) => [key, {}]),
  );
  const readable = items.every((item) => Item.safeParse(item).success);
  return {
    id: text(value['id'], 'unread'),
    facts: facts(value['facts']) as Case['facts'],
    items: readable ? (items as Case['items']) : [],
    timeline: Object.fromEntries(timeline) as Case['timeline'],
    expect,
  };
}
