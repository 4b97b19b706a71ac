/** An edition taken apart into what can be compared: elements with a name and fields, each with its pointer and its words. */
import type { Edition, Head, PreparedEdition, Rule, Table } from '../model/index.ts';
import { pointerPart } from '../read/document.ts';
import { elementText, fieldText } from './editions-words.ts';

/** What an element is a part of; also the order in which changes are told. */
export const editionParts = [
  'header',
  'document',
  'not-held',
  'gate',
  'head',
  'exclusive',
  'role',
  'table',
  'row',
  'rule',
  'condition',
  'parameter',
  'derived',
  'fact',
  'kind',
  'profile',
  'clause',
  'correction',
] as const;
export type EditionPart = (typeof editionParts)[number];

/** One property of an element: `same` is equal for two that say the same, whatever the order of their keys. */
export interface Field {
  readonly field: string;
  readonly pointer: string;
  readonly value: unknown;
  readonly same: string;
  /** Its words; made when they are asked for, as most fields never change. */
  readonly text: () => string;
}

export interface Element {
  readonly part: EditionPart;
  readonly name: string;
  /** The table of a row. */
  readonly table?: string;
  /** The head that a rule or row awards. */
  readonly head?: string;
  readonly pointer: string;
  readonly value: unknown;
  readonly text: () => string;
  readonly fields: readonly Field[];
}

/** A value with its keys in order, as text. */
export function sameText(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : entry,
  );
}

type Given = readonly (readonly [field: string, pointer: string, value: unknown])[];

const entries = (value: object | undefined, at: string, without: readonly string[] = []): Given =>
  Object.entries(value ?? {})
    .filter(([key, entry]) => !without.includes(key) && entry !== undefined)
    .map(([key, entry]: [string, unknown]) => [key, `${at}/${pointerPart(key)}`, entry] as const);

/** The fields of a head; of a table that decides its category each cell of each row, which have no names. */
function headFields({ category, ...rest }: Head, at: string): Given {
  if (typeof category === 'string') return [...entries(rest, at), ['category', `${at}/category`, category]];
  const { rows, ...table } = category;
  const here = `${at}/category`;
  const ofTable = entries(table, here).map(
    ([key, pointer, value]) => [`category ${key}`, pointer, value] as const,
  );
  const ofRows = rows.flatMap((row, i) => {
    const place = `category row ${i + 1}`;
    const below = `${here}/rows/${i}`;
    const cells = table.inputs.map(
      (input, j) => [`${place} when ${input}`, `${below}/when/${j}`, row.when[j] ?? '-'] as const,
    );
    const more = entries(row, below, ['when', 'category']).map(
      ([key, pointer, value]) => [`${place} ${key}`, pointer, value] as const,
    );
    return [...cells, [place, `${below}/category`, row.category] as const, ...more];
  });
  return [...entries(rest, at), ...ofTable, ...ofRows];
}

/** Takes one edition apart. Texts are of the edition itself; without it (a copy with other names) there are none. */
class Parts {
  readonly elements: Element[] = [];
  constructor(
    private readonly edition: Edition,
    private readonly prepared: PreparedEdition | undefined,
  ) {}

  add(
    part: EditionPart,
    name: string,
    pointer: string,
    value: unknown,
    given: Given,
    more: Partial<Element> = {},
  ): void {
    const { prepared } = this;
    const fields = given.map(([field, at, entry]): Field => ({
      field,
      pointer: at,
      value: entry,
      same: sameText(entry),
      text: () => (prepared ? fieldText(prepared, part, field, entry) : ''),
    }));
    const bare = { part, name, pointer, value, fields, ...more };
    this.elements.push({ ...bare, text: () => (prepared ? elementText(prepared, bare) : '') });
  }

  private rule(rule: Rule, at: string): void {
    const { event } = rule;
    const params: object = event.params;
    const type = [['event', `${at}/event/type`, event.type]] as const;
    const given = [
      ...entries(rule, at, ['name', 'event']),
      ...type,
      ...entries(params, `${at}/event/params`),
    ];
    const head = event.type === 'award' ? { head: event.params.head } : {};
    this.add('rule', rule.name, at, rule, given, head);
  }

  private table(table: Table, at: string): void {
    this.add('table', table.name, at, { ...table, rows: undefined }, entries(table, at, ['name', 'rows']));
    table.rows.forEach((row, i) => {
      const here = `${at}/rows/${i}`;
      const cells = table.inputs.map(
        (input, j) => [`when ${input}`, `${here}/when/${j}`, row.when[j] ?? '-'] as const,
      );
      const given = [...cells, ...entries(row, here, ['name', 'when'])];
      const head = table.event === 'award' ? (row.head ?? table.head) : undefined;
      this.add('row', row.name, here, row, given, {
        table: table.name,
        ...(head === undefined ? {} : { head }),
      });
    });
  }

  private record(
    part: EditionPart,
    key: 'heads' | 'conditions' | 'parameters' | 'derived' | 'profile',
  ): void {
    for (const [name, value] of Object.entries(this.edition[key] ?? {})) {
      const at = `/${key}/${pointerPart(name)}`;
      const given: Given =
        part === 'head'
          ? headFields(value as Head, at)
          : part === 'profile'
            ? entries(value as object, at)
            : [['content', at, value]];
      this.add(part, name, at, value, given);
    }
  }

  private list<T extends object>(
    part: EditionPart,
    key: string,
    values: readonly T[] | undefined,
    nameOf: (value: T, i: number) => string,
    own: readonly string[],
  ): void {
    values?.forEach((value, i) => {
      const at = `/${key}/${i}`;
      this.add(part, nameOf(value, i), at, value, entries(value, at, own));
    });
  }

  take(): readonly Element[] {
    const { edition: e } = this;
    const header = Object.fromEntries(
      (
        ['landlord', 'title', 'status', 'reference', 'from', 'to', 'reviewBy', 'note', 'approval'] as const
      ).map((key) => [key, e[key] ?? undefined]),
    );
    this.add('header', 'header', '', header, entries(header, ''));
    this.list('document', 'documents', e.documents, (document) => document.id, ['id']);
    this.list('not-held', 'notHeld', e.notHeld, (document) => document.title, ['title']);
    this.add('gate', 'gate', '/gate', e.gate, entries(e.gate, '/gate'));
    this.record('head', 'heads');
    this.list('exclusive', 'exclusive', e.exclusive, (group) => [...group.heads].sort().join(', '), []);
    e.roles?.forEach((role, i) => this.add('role', role, `/roles/${i}`, role, []));
    e.tables?.forEach((table, i) => this.table(table, `/tables/${i}`));
    e.rules?.forEach((rule, i) => this.rule(rule, `/rules/${i}`));
    this.record('condition', 'conditions');
    this.record('parameter', 'parameters');
    this.record('derived', 'derived');
    this.list('fact', 'facts', e.facts, (fact) => fact.name, ['name']);
    this.list('kind', 'kinds', e.kinds, (kind) => kind.name, ['name']);
    this.record('profile', 'profile');
    this.list('clause', 'clauses', e.clauses, (clause) => clause.ref, ['ref']);
    this.list('correction', 'corrections', e.corrections, (c) => `${c.date}: ${c.reason}`, []);
    return this.elements;
  }
}

/** The elements of an edition in the order of the parts, within a part in that of the document. */
export const elementsOf = (edition: Edition, prepared: PreparedEdition | undefined): readonly Element[] =>
  new Parts(edition, prepared).take();
