/** The names that a document may use, taken from its text as it stands, also where it has faults. */
import type { ProvisionView } from '../../shared/protocol.ts';
import { valueOf } from '../places.ts';
import type { Clause, FactDeclaration, ValueType, Vocabulary } from '../../../engine/index.ts';

/** What completion and hover know. */
export interface Names {
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  /** Own facts of this document. */
  readonly own: ReadonlySet<string>;
  readonly parameters: readonly string[];
  readonly derived: ReadonlyMap<string, string>;
  readonly conditions: ReadonlyMap<string, unknown>;
  readonly heads: ReadonlyMap<string, string>;
  readonly roles: readonly string[];
  readonly kinds: readonly string[];
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly provisions: readonly ProvisionView[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const entries = (value: unknown): [string, unknown][] => (isRecord(value) ? Object.entries(value) : []);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const texts = (value: unknown): string[] => list(value).filter((one) => typeof one === 'string');

const isFact = (value: unknown): value is FactDeclaration =>
  isRecord(value) && typeof value['name'] === 'string' && typeof value['type'] === 'string';
const isClause = (value: unknown): value is Clause =>
  isRecord(value) && typeof value['ref'] === 'string' && typeof value['summary'] === 'string';

/** Every `role` that stands anywhere, beside the declared ones. */
function rolesIn(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value as unknown[]) rolesIn(one, found);
  for (const [key, one] of entries(value)) {
    if (key === 'role' && typeof one === 'string') found.add(one);
    else rolesIn(one, found);
  }
}

/** The names of a text. A part that has not the right shape is passed over. */
export function namesIn(
  text: string,
  vocabulary: Vocabulary,
  provisions: readonly ProvisionView[] = [],
): Names {
  const read = valueOf(text);
  const document = isRecord(read) ? read : {};
  const own = list(document['facts']).filter(isFact);
  const roles = new Set(texts(document['roles']));
  rolesIn(document['tables'], roles);
  rolesIn(document['rules'], roles);
  const kinds = list(document['kinds']).flatMap((kind) =>
    isRecord(kind) && typeof kind['name'] === 'string' ? [kind['name']] : [],
  );
  return {
    facts: new Map([...vocabulary.facts, ...own].map((fact) => [fact.name, fact])),
    own: new Set(own.map((fact) => fact.name)),
    parameters: entries(document['parameters']).map(([name]) => name),
    derived: new Map(entries(document['derived']).map(([name, value]) => [name, JSON.stringify(value)])),
    conditions: new Map(entries(document['conditions'])),
    heads: new Map(
      entries(document['heads']).map(([name, head]) => [
        name,
        isRecord(head) && typeof head['label'] === 'string' ? head['label'] : name.replaceAll('-', ' '),
      ]),
    ),
    roles: [...roles],
    kinds: ['failure', 'appointment', 'loss', ...kinds],
    clauses: new Map(
      list(document['clauses'])
        .filter(isClause)
        .map((clause) => [clause.ref, clause]),
    ),
    provisions,
  };
}

/** The type of a fact or a derived one, as far as it can be told from its name. */
export function typeOf(names: Names, name: string): ValueType | undefined {
  const fact = names.facts.get(name);
  if (fact) return fact.type;
  if (name === 'awardMin' || name === 'awardMax') return 'money';
  return names.derived.has(name) ? 'integer' : undefined;
}
