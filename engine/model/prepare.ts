/** An edition made ready: tables expanded to rules, names resolved to types, and what each rule reads. */
import type { Condition, Leaf } from './condition.ts';
import type { Derived, Edition } from './edition.ts';
import type { FactDeclaration, FactType, Vocabulary } from './fact.ts';
import { engineFacts, totalNames } from './engine-names.ts';
import { eachLeaf, eachName } from './holds.ts';
import type { Cell, Event, Row, Rule, Table } from './rule.ts';

/** `scaled` is a plain number kept in hundredths: a parameter, or what is derived from one. */
export type ValueType = FactType | 'scaled';

export interface PreparedRule {
  readonly name: string;
  readonly for?: string;
  readonly conditions: Condition | null;
  readonly event: Event;
  /** The table and row that the rule was expanded from. */
  readonly table?: string;
  readonly row?: string;
  /** JSON pointer of the rule or row in the document. */
  readonly pointer: string;
  /** Names that its conditions and amounts mention: facts, derived facts, parameters. */
  readonly mentions: ReadonlySet<string>;
}

export interface PreparedEdition {
  readonly edition: Edition;
  readonly file: string;
  readonly text: string;
  readonly landlordId: string;
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  readonly vocabulary: Vocabulary;
  readonly named: Readonly<Record<string, Condition>>;
  readonly rules: readonly PreparedRule[];
  /** Category rows as rules `category:<head>:<row>`. */
  readonly categoryRules: readonly PreparedRule[];
  /** Every fact of a case that this edition ever looks at. */
  readonly reads: ReadonlySet<string>;
  readonly roles: readonly string[];
  typeOf(name: string): ValueType | undefined;
}

/** A cell as leaves over its input; none for "-". */
export function cellLeaves(fact: string, cell: Cell): Leaf[] {
  if (cell === '-') return [];
  if (Array.isArray(cell)) return [{ fact, operator: 'in', value: cell }];
  if (typeof cell !== 'object') return [{ fact, operator: 'equal', value: cell }];
  const leaves: Leaf[] = [];
  if (cell.from !== undefined) leaves.push({ fact, operator: 'greaterThanInclusive', value: cell.from });
  if (cell.to !== undefined) leaves.push({ fact, operator: 'lessThanInclusive', value: cell.to });
  return leaves;
}

const rowConditions = (
  inputs: readonly string[],
  cells: readonly Cell[],
  also?: Condition,
): Condition | null => {
  const parts: Condition[] = also ? [also] : [];
  inputs.forEach((input, i) => parts.push(...cellLeaves(input, cells[i] ?? '-')));
  return parts.length > 0 ? { all: parts } : null;
};

const structural = new Set(['name', 'when', 'for', 'event', 'conditions', 'inputs', 'scale', 'rows']);

/** The event of a row: the table's words, overlaid by the row's own. */
export function rowEvent(table: Table, row: Row): Event {
  const merged: Record<string, unknown> = {};
  for (const source of [table, row])
    for (const [key, value] of Object.entries(source)) if (!structural.has(key)) merged[key] = value;
  return { type: table.event, params: merged } as Event;
}

const mentionsOf = (
  conditions: Condition | null,
  named: Record<string, Condition>,
  event?: Event,
): Set<string> => {
  const names = new Set<string>();
  if (conditions) eachLeaf(conditions, named, (leaf) => names.add(leaf.fact));
  if (event?.type === 'award') eachName(event.params.amount, (name) => names.add(name));
  if (event?.type === 'limit' && typeof event.params.cap === 'string') names.add(event.params.cap);
  return names;
};

function expandTable(table: Table, at: number, named: Record<string, Condition>): PreparedRule[] {
  return table.rows.map((row, i) => {
    const conditions = rowConditions(table.inputs, row.when, table.conditions);
    const event = rowEvent(table, row);
    const mentions = mentionsOf(conditions, named, event);
    for (const input of table.inputs) mentions.add(input);
    return {
      name: `${table.name}-${row.name}`,
      for: table.for,
      conditions,
      event,
      table: table.name,
      row: row.name,
      pointer: `/tables/${at}/rows/${i}`,
      mentions,
    };
  });
}

const prepareRule = (rule: Rule, at: number, named: Record<string, Condition>): PreparedRule => ({
  name: rule.name,
  for: rule.for,
  conditions: rule.conditions ?? null,
  event: rule.event,
  pointer: `/rules/${at}`,
  mentions: mentionsOf(rule.conditions ?? null, named, rule.event),
});

function categoryRules(edition: Edition): PreparedRule[] {
  const rules: PreparedRule[] = [];
  for (const [head, declared] of Object.entries(edition.heads)) {
    const table = declared.category;
    if (typeof table === 'string') continue;
    table.rows.forEach((row, i) => {
      const conditions = rowConditions(table.inputs, row.when);
      const clauses = row.clauses ?? table.clauses ?? ['-'];
      rules.push({
        name: `category:${head}:${i}`,
        conditions,
        event: { type: 'flag', params: { kind: 'assumption', text: row.category, clauses } },
        pointer: `/heads/${head}/category/rows/${i}`,
        mentions: new Set(table.inputs),
      });
    });
  }
  return rules;
}

/** The operands of a derived fact. */
export function operandsOf(derived: Derived): readonly string[] {
  return Object.values(derived)[0] as readonly string[];
}

/** The type of a derived fact from those of its operands. */
function derivedType(derived: Derived, typeOf: (name: string) => ValueType | undefined): ValueType {
  if ('daysBetween' in derived || 'workingDaysBetween' in derived || 'monthsBetween' in derived)
    return 'integer';
  const types = operandsOf(derived).map(typeOf);
  if (types.includes('money')) return 'money';
  return types.includes('scaled') ? 'scaled' : 'integer';
}

/** What a record of a document says itself of a name; a name such as `toString` is in every object. */
const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record && Object.hasOwn(record, name) ? record[name] : undefined;

/** Facts that the engine itself looks at, whatever the edition says. */
const engineReads = [engineFacts.paid, engineFacts.order, engineFacts.inAddition];

function collectReads(
  edition: Edition,
  facts: ReadonlyMap<string, FactDeclaration>,
  named: Record<string, Condition>,
  rules: readonly PreparedRule[],
): Set<string> {
  const reads = new Set<string>(engineReads);
  const seen = new Set<string>();
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const derived = own(edition.derived, name);
    if (derived) operandsOf(derived).forEach(add);
    const fact = facts.get(name);
    if (!fact) return;
    reads.add(name);
    if (fact.when) eachLeaf(fact.when, named, (leaf) => add(leaf.fact));
  };
  for (const rule of rules) {
    rule.mentions.forEach(add);
    if ('timeBar' in rule.event.params && rule.event.params.timeBar) add(engineFacts.lateReason);
    if ('of' in rule.event.params && Array.isArray(rule.event.params.of)) rule.event.params.of.forEach(add);
  }
  eachLeaf(edition.gate.conditions, named, (leaf) => add(leaf.fact));
  return reads;
}

/** Roles, lowest first: as declared, else in order of first mention, tables before rules. */
function rolesOf(edition: Edition, rules: readonly PreparedRule[]): string[] {
  const roles = [...(edition.roles ?? [])];
  for (const rule of rules) {
    const role = 'role' in rule.event.params ? rule.event.params.role : undefined;
    if (typeof role === 'string' && !roles.includes(role)) roles.push(role);
  }
  return roles;
}

/** Makes an edition ready. The document has been checked: every name in it exists. */
export function prepareEdition(
  edition: Edition,
  vocabulary: Vocabulary,
  file: string,
  text: string,
): PreparedEdition {
  const facts = new Map<string, FactDeclaration>();
  for (const fact of [...vocabulary.facts, ...(edition.facts ?? [])]) facts.set(fact.name, fact);
  const named: Record<string, Condition> = Object.assign(
    Object.create(null) as Record<string, Condition>,
    edition.conditions,
  );
  const rules = [
    ...(edition.tables ?? []).flatMap((table, i) => expandTable(table, i, named)),
    ...(edition.rules ?? []).map((rule, i) => prepareRule(rule, i, named)),
  ];
  const categories = categoryRules(edition);
  const typeOf = (name: string, depth = 0): ValueType | undefined => {
    const fact = facts.get(name);
    if (fact) return fact.type;
    if (own(edition.parameters, name)) return 'scaled';
    const derived = own(edition.derived, name);
    if (derived && depth < 64) return derivedType(derived, (operand) => typeOf(operand, depth + 1));
    return name === totalNames.min || name === totalNames.max ? 'money' : undefined;
  };
  return {
    edition,
    file,
    text,
    landlordId: edition.id.split('@')[0] ?? edition.id,
    facts,
    vocabulary,
    named,
    rules,
    categoryRules: categories,
    reads: collectReads(edition, facts, named, [...rules, ...categories]),
    roles: rolesOf(edition, rules),
    typeOf: (name) => typeOf(name),
  };
}
