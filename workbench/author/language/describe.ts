/** What a name means, for completion and hover: a fact's question, domain, unit and default; a clause's summary. Markdown. */
import type { FactDeclaration } from '../../../engine/index.ts';
import { pathAt, type Span, stringAt } from '../places.ts';
import type { Names } from './names.ts';

const shown = (value: unknown): string => (value === null ? 'not known' : `\`${JSON.stringify(value)}\``);

function domainOf(fact: FactDeclaration): string {
  if (fact.values) return fact.values.map((value) => `\`${value}\``).join(', ');
  if (fact.min === undefined && fact.max === undefined) return fact.type;
  return `${fact.type} from ${fact.min ?? 'any'} to ${fact.max ?? 'any'}`;
}

/** A fact in four lines. */
export function describeFactName(fact: FactDeclaration, isOwn: boolean): string {
  const lines = [
    `**${fact.label}** (${isOwn ? 'a fact of this landlord' : 'of the shared vocabulary'})`,
    fact.question,
    `Domain: ${domainOf(fact)}${fact.unit === undefined ? '' : `, in ${fact.unit}`}. Default: ${shown(fact.default)}.`,
    ...(fact.note === undefined ? [] : [fact.note]),
  ];
  return lines.join('\n\n');
}

/** The words for a name of a kind; empty where there are none. */
export function describeName(names: Names, kind: string, name: string): string {
  const fact = names.facts.get(name);
  if (kind === 'clause') {
    const clause = names.clauses.get(name);
    const [document, ref] = name.split('#', 2);
    const provision = names.provisions.find((one) => one.document === document && one.ref === ref);
    if (provision) return `**Code ${provision.ref}**\n\n${provision.summary}`;
    if (!clause) return '';
    const not = clause.encoded ? '' : `\n\nNot encoded: ${clause.because ?? 'no reason is given'}`;
    return `**Clause ${clause.ref}**\n\n${clause.summary}${not}`;
  }
  if (kind === 'head') return names.heads.has(name) ? `**Head: ${names.heads.get(name) ?? name}**` : '';
  if (kind === 'condition')
    return names.conditions.has(name)
      ? `**Named condition**\n\n\`\`\`json\n${JSON.stringify(names.conditions.get(name), null, 1)}\n\`\`\``
      : '';
  if (fact) return describeFactName(fact, names.own.has(name));
  const derived = names.derived.get(name);
  if (derived !== undefined) return `**Derived fact**\n\n\`${derived}\``;
  return names.parameters.includes(name) ? '**Parameter**: a figure with dates' : '';
}

/** The kind of name that stands at a path. */
function kindAt(path: readonly (string | number)[]): string {
  const keys = path.filter((part) => typeof part === 'string');
  const last = keys.at(-1) ?? '';
  if (last === 'clauses' || last === 'ref') return 'clause';
  if (last === 'head' || last === 'heads') return 'head';
  return last === 'condition' ? 'condition' : 'fact';
}

/** What stands under the pointer, in words; undefined where there is nothing to say. */
export function describeAt(
  text: string,
  offset: number,
  names: Names,
): { readonly span: Span; readonly text: string } | undefined {
  const span = stringAt(text, offset);
  if (!span) return undefined;
  const source = text.slice(span.offset + 1, span.offset + span.length - 1);
  const { path, isKey } = pathAt(text, span.offset + 1);
  const told = describeName(names, isKey ? keyKind(path) : kindAt(path), source);
  return told === '' ? undefined : { span, text: told };
}

/** Keys that are names: of heads, facts of an item, named conditions. */
function keyKind(path: readonly (string | number)[]): string {
  if (path[0] === 'heads' && path.length === 2) return 'head';
  if (path[0] === 'conditions' && path.length === 2) return 'condition';
  return path[0] === 'derived' || path[0] === 'parameters' ? 'fact' : 'none';
}

/** The rule or row that a pointer lies in: `/rules/3/event` → `/rules/3`. Undefined outside of any. */
export function ruleAt(path: readonly (string | number)[]): string | undefined {
  const [first, at, rows, row] = path;
  if (first === 'gate') return '/gate';
  if (first === 'rules' && typeof at === 'number') return `/rules/${at}`;
  if (first === 'tables' && typeof at === 'number')
    return rows === 'rows' && typeof row === 'number' ? `/tables/${at}/rows/${row}` : `/tables/${at}`;
  return undefined;
}
