/** The names in an edition, in the vocabulary, in a code and in a self-assessment. */
import type { Node } from 'jsonc-parser';
import { pointerPart } from '../read/document.ts';
import { type Collector, itemsOf, propertiesOf, type Space, textOf, valueOf } from './outline.ts';

/** Keys of an amount, limit or derived fact under which the name of a figure may stand. */
const figures = new Set(
  ['fixed', 'upTo', 'between', 'atLeast', 'each', 'base', 'floor', 'cap', 'at', 'times', 'sumOf'].concat([
    'daysBetween',
    'workingDaysBetween',
    'monthsBetween',
    'sum',
    'product',
    'difference',
    'percent',
  ]),
);

const uses: Readonly<Record<string, Space>> = {
  clauses: 'clause',
  condition: 'condition',
  head: 'head',
  heads: 'head',
  inputs: 'name',
  scale: 'name',
  role: 'role',
  for: 'kind',
};

/** Values of facts in a cell or beside a comparison. */
function values(collect: Collector, node: Node | undefined, pointer: string, of: string): void {
  if (node?.type === 'string' && node.value === '-') return;
  collect.addAll('value', node, pointer, { of });
}

/** The cells of the rows of a table: each belongs to the input at its place. */
function cells(collect: Collector, table: Node, pointer: string): void {
  const inputs = itemsOf(valueOf(table, 'inputs'), '').map(([input]) => String(input.value));
  for (const [row, at] of itemsOf(valueOf(table, 'rows'), `${pointer}/rows`))
    itemsOf(valueOf(row, 'when'), `${at}/when`).forEach(([cell, here], i) =>
      values(collect, cell, here, inputs[i] ?? ''),
    );
}

/** `of` in an amount names figures, in an event heads and facts; "case" and "item" are words of the format. */
function ofNames(collect: Collector, object: Node, value: Node, pointer: string): void {
  const inAmount = valueOf(object, 'each') !== undefined || valueOf(object, 'percent') !== undefined;
  if (inAmount) collect.addAll('name', value, pointer);
  else if (value.type === 'array') collect.addAll('of', value, pointer);
}

/** Everything below a place of an edition that uses a name. */
export function walkUses(collect: Collector, node: Node, pointer: string): void {
  for (const [item, at] of itemsOf(node, pointer)) walkUses(collect, item, at);
  if (valueOf(node, 'inputs') && valueOf(node, 'rows')) cells(collect, node, pointer);
  const fact = textOf(node, 'fact');
  for (const { key, value } of propertiesOf(node)) {
    const at = `${pointer}/${pointerPart(key)}`;
    const space = uses[key];
    if (key === 'of') ofNames(collect, node, value, at);
    else if (key === 'fact') collect.add('name', value, at);
    else if (key === 'value' && fact !== undefined) values(collect, value, at, fact);
    else if (figures.has(key)) collect.addAll('name', value, at);
    else if (space) collect.addAll(space, value, at);
    walkUses(collect, value, at);
  }
}

/** Declared facts: name, values with their labels, default; and what `when` compares. */
function declaredFacts(collect: Collector, list: Node | undefined, pointer: string): void {
  for (const [fact, at] of itemsOf(list, pointer)) {
    const name = textOf(fact, 'name') ?? '';
    const when = valueOf(fact, 'when');
    const enumerated = valueOf(fact, 'values');
    collect.add('fact', valueOf(fact, 'name'), `${at}/name`, { definition: true });
    collect.addAll('value', enumerated, `${at}/values`, { of: name, definition: true });
    collect.addKeys('value', valueOf(fact, 'labels'), `${at}/labels`, { of: name });
    if (enumerated) collect.add('value', valueOf(fact, 'default'), `${at}/default`, { of: name });
    if (when) walkUses(collect, when, `${at}/when`);
  }
}

const defined = { definition: true } as const;

/** Names that the rules and tables of an edition have themselves. */
function ruleNames(collect: Collector, root: Node): void {
  for (const [rule, at] of itemsOf(valueOf(root, 'rules'), '/rules'))
    collect.add('rule', valueOf(rule, 'name'), `${at}/name`, defined);
  for (const [table, at] of itemsOf(valueOf(root, 'tables'), '/tables')) {
    collect.add('table', valueOf(table, 'name'), `${at}/name`, defined);
    for (const [row, here] of itemsOf(valueOf(table, 'rows'), `${at}/rows`))
      collect.add('row', valueOf(row, 'name'), `${here}/name`, { ...defined, of: textOf(table, 'name') });
  }
}

const ownKeys: Readonly<Record<string, Space>> = {
  parameters: 'parameter',
  derived: 'derived',
  conditions: 'condition',
  heads: 'head',
};

/** An edition: what it declares, then what it uses. */
export function walkEdition(root: Node, collect: Collector): void {
  declaredFacts(collect, valueOf(root, 'facts'), '/facts');
  ruleNames(collect, root);
  for (const { key, value } of propertiesOf(root)) {
    const at = `/${key}`;
    const space = ownKeys[key];
    if (key === 'facts') continue;
    if (space) collect.addKeys(space, value, at, defined);
    if (key === 'roles') collect.addAll('role', value, at, defined);
    else if (key === 'clauses')
      for (const [clause, here] of itemsOf(value, at))
        collect.add('clause', valueOf(clause, 'ref'), `${here}/ref`, defined);
    else if (key === 'kinds')
      for (const [kind, here] of itemsOf(value, at)) {
        collect.add('kind', valueOf(kind, 'name'), `${here}/name`, defined);
        collect.addAll('name', valueOf(kind, 'facts'), `${here}/facts`);
      }
    // A name that is a key (a head called `role`) is no key of the format: its value is walked, it is not.
    else if (space || key === 'profile')
      for (const entry of propertiesOf(value))
        walkUses(collect, entry.value, `${at}/${pointerPart(entry.key)}`);
    else walkUses(collect, value, at);
  }
}

export function walkVocabulary(root: Node, collect: Collector): void {
  declaredFacts(collect, valueOf(root, 'facts'), '/facts');
  const tensions = valueOf(root, 'tensions');
  if (tensions) walkUses(collect, tensions, '/tensions');
}

/** What a code or a self-assessment says of the rules of an edition: `rule` matchers, wherever they stand. */
function walkMatchers(collect: Collector, node: Node, pointer: string): void {
  for (const [item, at] of itemsOf(node, pointer)) walkMatchers(collect, item, at);
  for (const { key, value } of propertiesOf(node)) {
    const at = `${pointer}/${pointerPart(key)}`;
    if (key === 'rule' && valueOf(value, 'event')) {
      const requires = valueOf(value, 'requires');
      collect.add('fact', valueOf(requires, 'fact'), `${at}/requires/fact`);
      values(collect, valueOf(requires, 'in'), `${at}/requires/in`, textOf(requires, 'fact') ?? '');
      collect.add('fact', valueOf(value, 'reads'), `${at}/reads`);
      collect.add('fact', valueOf(value, 'doesNotRead'), `${at}/doesNotRead`);
    }
    walkMatchers(collect, value, at);
  }
}

/** A code: its provisions are clauses, `document#6.3`. */
export function walkCode(root: Node, collect: Collector): void {
  for (const [provision, at] of itemsOf(valueOf(root, 'provisions'), '/provisions'))
    collect.add('clause', valueOf(provision, 'id'), `${at}/id`, { ...defined, of: textOf(root, 'id') });
  walkMatchers(collect, root, '');
}

/** A self-assessment: its answers are clauses of its own document, and it cites those of the landlord's edition. */
export function walkSelfAssessment(root: Node, collect: Collector): void {
  const policy = textOf(root, 'edition') ?? textOf(root, 'landlord');
  for (const [claim, at] of itemsOf(valueOf(root, 'claims'), '/claims')) {
    collect.add('clause', valueOf(claim, 'provision'), `${at}/provision`, {
      ...defined,
      of: textOf(root, 'document'),
    });
    for (const [conflict, here] of itemsOf(valueOf(claim, 'conflicts'), `${at}/conflicts`))
      collect.addAll('clause', valueOf(conflict, 'with'), `${here}/with`, { policy });
  }
  walkMatchers(collect, root, '');
}
